// What a resource must keep when it is written: the port between the one writer of all resources and what each knows of its own.
import type { Resource } from "../../contract/cin7/resources";
import type { RecordType } from "../../domain/catalogue";
import type { Lists } from "../../domain/lists";
import type { Policy } from "../../domain/policy";
import type { Values } from "../../domain/value";
import type { Database } from "../database/database";
import type { GivenRecord } from "./given";
import type { Goods } from "./goods";
import type { Members } from "./members";

/** One request's writing, inside its transaction. */
export interface Writing {
  readonly database: Database;
  /** "2026-11-24T09:41:00Z" */
  readonly now: string;
  readonly lists: Lists;
  readonly policy: Policy;
  readonly members: Members;
  readonly goods: Goods;
}

/** A record as its tables hold it. */
export interface Held {
  readonly id: number;
  readonly values: Values;
  readonly parts: ReadonlyMap<string, readonly Values[]>;
}

/** Rows of one kind of part. */
export interface PartWrites {
  readonly property: string;
  readonly type: RecordType;
  readonly parentField: string;
  readonly inserted: readonly Values[];
  readonly updated: readonly { readonly id: number; readonly values: Values }[];
}

/** What shall be written; of an update the fields that move. */
export interface Kept {
  readonly kind: "kept";
  readonly values: Values;
  readonly parts: readonly PartWrites[];
  /** Fields that follow from the new record's id; other ones at each attempt, for where another record has them. */
  readonly named?: (id: number, attempt: number) => Values;
  /** Contacts whose balance this moves, with what is now owed beside what was. */
  readonly owes: ReadonlyMap<number, number>;
  readonly warnings: readonly string[];
}

export interface Refused {
  readonly kind: "refused";
  readonly errors: readonly string[];
}

/** Another record that moves with one that is written, by fields. */
export interface Following {
  readonly resource: Resource;
  readonly held: Held;
  readonly values: Values;
}

export interface Keeper {
  /** The field whose value the answer carries as `code`, unique among the records of the resource where it is there. */
  readonly codeField?: string;
  /** Looks up, once for a request, what its records refer to. */
  readonly prepare?: (
    given: readonly GivenRecord[],
    held: readonly Held[],
    writing: Writing,
  ) => Promise<void>;
  readonly create: (given: GivenRecord, writing: Writing) => Promise<Kept | Refused>;
  readonly update: (given: GivenRecord, held: Held, writing: Writing) => Promise<Kept | Refused>;
  /** What moves with a record once it is written, in the same part of the transaction. */
  readonly follow?: (id: number, given: GivenRecord, writing: Writing) => Promise<readonly Following[]>;
  /** What goes with a record that is removed. */
  readonly remove?: (held: Held, writing: Writing) => Promise<Pick<Kept, "owes">>;
}

export function refused(...errors: readonly string[]): Refused {
  return { kind: "refused", errors };
}

/** Something to write that moves nothing else. */
export function kept(values: Values, more: Partial<Omit<Kept, "kind" | "values">> = {}): Kept {
  return { kind: "kept", values, parts: [], owes: new Map(), warnings: [], ...more };
}

/** The values that differ from those that are held. */
export function movedFrom(held: Values, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== (held[name] ?? null)));
}
