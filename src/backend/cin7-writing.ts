// What the writing of contacts to a Cin7 account stands on: the account, the mirror, our database; and which part of a record goes where.
import type { RecordType } from "../domain/catalogue";
import { messageOf } from "../domain/fault";
import type { Key, Values } from "../domain/value";
import type { Change } from "../plan/change";
import type { Outcome } from "../plan/outcome";
import type { Database } from "../service/database/database";
import type { Client } from "./cin7-client";
import type { Reader } from "./cin7-reader";
import { isCarried, type WireObject } from "./cin7-record";

/** What writing needs; `readFresh` reads contacts from the account into the mirror and answers them whole, by key. */
export interface Writing {
  readonly database: Database;
  readonly client: Client;
  readonly reader: Reader;
  readonly type: RecordType;
  readonly readFresh: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Values>>;
  readonly take: (rows: readonly WireObject[]) => Promise<readonly Values[]>;
  readonly forget: (ids: readonly number[]) => Promise<void>;
  /** Writes what only our database holds of contacts. */
  readonly writeOwn: (changes: readonly Change[]) => Promise<readonly Outcome[]>;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Between what was compared and what is sent others may write: after so long it is compared anew. */
const staleMs = 120_000;

/** Says whether what was compared is stale; each time that it is compared anew it may be twice as old, so that it is sent some day. */
export function makeStaleness(now: () => Date): {
  readonly compared: () => void;
  readonly isStale: () => boolean;
} {
  let [at, mostMs] = [0, staleMs / 2];
  return {
    compared: () => {
      [at, mostMs] = [now().getTime(), mostMs * 2];
    },
    isStale: () => now().getTime() - at > mostMs,
  };
}

export type Outcomes = ReadonlyMap<Key, Outcome>;

/** The contacts as the account has them now; where it cannot be read nothing is sent. */
export async function freshOr(
  writing: Writing,
  keys: readonly Key[],
): Promise<{ readonly current: ReadonlyMap<Key, Values> } | { readonly unread: Outcomes }> {
  try {
    return { current: await writing.readFresh(keys) };
  } catch (caught) {
    const message = messageOf(caught);
    return { unread: new Map(keys.map((key) => [key, { key, kind: "not sent" as const, message }])) };
  }
}

export const keysOf = (changes: readonly Change[]): Key[] => changes.map(({ key }) => key);

/** What people call a field. */
export function labelOf(type: RecordType, name: string): string {
  return type.fields.find((field) => field.name === name)?.label ?? name;
}

/** The values that the account itself can hold. */
export function carriedOf(type: RecordType, values: Values): Values {
  const carried = new Set(type.fields.filter(isCarried).map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => carried.has(name)));
}

/** The values that only our database can hold. */
export function ownOf(type: RecordType, values: Values): Values {
  const carried = carriedOf(type, values);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !(name in carried)));
}
