// Keeps the mirror of a Cin7 account in our database: all contacts once, then those that changed, users and products now and then.
// What the account tells wins over the mirror; what only we keep of a contact stays in its row.
import { contactTypeFor } from "../domain/lists";
import type { RecordType } from "../domain/catalogue";
import { printMoment } from "../domain/moment";
import type { Values } from "../domain/value";
import { readNote, writeNote } from "../service/database/call-book";
import type { Database } from "../service/database/database";
import { readOwnLists } from "../service/database/lists";
import { forgetContacts, mirrorContacts, readKnownIds } from "../service/database/mirror";
import { addCustomFields, addSeenNames } from "../service/database/mirror-lists";
import { earlier } from "./cin7-filter";
import type { Asked, Reader } from "./cin7-reader";
import { idOf } from "./cin7-reader";
import { contactReader, customFieldsOf, type WireObject } from "./cin7-record";

export interface Mirror {
  /** Takes rows of Contacts into the mirror and answers them as values. */
  readonly take: (rows: readonly WireObject[]) => Promise<readonly Values[]>;
  /** Takes contacts out of it that the account no longer has. */
  readonly forget: (ids: readonly number[]) => Promise<void>;
  /** Brings it up to date, unless that was done within so many milliseconds. Failure: a Fault where the account cannot be read. */
  readonly refresh: (reader: Reader, maxAgeMs: number) => Promise<void>;
  /** True once it has been whole: it can tell what the account was like. */
  readonly isWhole: () => Promise<boolean>;
  /** Reads every contact anew, page by page: also what no date tells, and who is gone. */
  readonly readAll: (reader: Reader) => AsyncIterable<readonly Values[]>;
}

const scanName = "cin7 read whole at";
const cursorName = "cin7 changes read until";
/** Balances, and contacts that were deleted, move no date: everything is read anew once a day. */
const wholeEveryMs = 86_400_000;

/** The mirror in this database. `now` is our clock; what has changed goes by the account's own dates. */
export function makeMirror(
  database: Database,
  parts: { readonly now: () => Date; readonly readCatalogue: (reader: Reader) => Promise<void> },
): Mirror {
  const { now, readCatalogue } = parts;
  let lookedAt = -Infinity;
  let busy: Promise<void> | undefined;
  async function* readAll(reader: Reader): AsyncGenerator<readonly Values[]> {
    const startedAt = now().toISOString();
    yield* readWhole(database, reader, now);
    await writeNote(database, scanName, startedAt);
    lookedAt = now().getTime();
  }
  const bringUp = async (reader: Reader): Promise<void> => {
    const wholeAt = Date.parse((await readNote(database, scanName)) ?? "");
    const cursor = await readNote(database, cursorName);
    const isRecent = now().getTime() - wholeAt < wholeEveryMs;
    if (isRecent && cursor !== undefined) await readChanges(database, reader, { since: cursor, now });
    else for await (const page of readAll(reader)) void page;
    // After the contacts: they say how price columns are spelled.
    await readCatalogue(reader);
    lookedAt = now().getTime();
  };
  return {
    take: (rows) => take(database, rows),
    readAll,
    isWhole: async () => (await readNote(database, scanName)) !== undefined,
    forget: (ids) => forgetContacts(database, ids),
    refresh: (reader, maxAgeMs) => {
      if (now().getTime() - lookedAt <= maxAgeMs) return Promise.resolve();
      busy ??= bringUp(reader).finally(() => (busy = undefined));
      return busy;
    },
  };
}

async function take(database: Database, rows: readonly WireObject[]): Promise<readonly Values[]> {
  if (rows.length === 0) return [];
  const type = await typeWith(database, rows);
  const contacts = rows.map(contactReader(type)).filter(({ id }) => Number(id) > 0);
  await mirrorContacts(database, type, contacts);
  return contacts;
}

async function* readWhole(
  database: Database,
  reader: Reader,
  now: () => Date,
): AsyncGenerator<readonly Values[]> {
  const before = new Set(await readKnownIds(database));
  const newest = noteOfNewest(now);
  for await (const rows of reader.pages("Contacts")) {
    for (const row of rows) before.delete(idOf(row));
    newest.see(rows);
    yield await take(database, rows);
  }
  await forgetMissing(database, reader, [...before]);
  await addSeenNames(database);
  await newest.keep(database);
}

/** With a contact goes what only we hold of it: who stood on no page is asked for by id before. */
async function forgetMissing(database: Database, reader: Reader, ids: readonly number[]): Promise<void> {
  const rows = await reader.byIds("Contacts", ids);
  await take(database, rows);
  const found = new Set(rows.map(idOf));
  await forgetContacts(
    database,
    ids.filter((id) => !found.has(id)),
  );
}

async function readChanges(
  database: Database,
  reader: Reader,
  { since, now }: { readonly since: string; readonly now: () => Date },
): Promise<void> {
  const newest = noteOfNewest(now);
  const asked: Asked = { where: { kind: "compare", name: "modifiedDate", by: ">=", value: earlier(since) } };
  let count = 0;
  for await (const rows of reader.pages("Contacts", asked)) {
    newest.see(rows);
    count += (await take(database, rows)).length;
  }
  if (count > 0) await addSeenNames(database);
  await newest.keep(database);
}

/**
 * Where the next look begins: the newest date that the account itself gave a contact, less the time that the reading took. What moved
 * while it lasted, on a page that was read already, lies after that, however long it took.
 */
function noteOfNewest(now: () => Date) {
  const startedAt = now().getTime();
  let newest = -Infinity;
  return {
    see: (rows: readonly WireObject[]) => {
      for (const row of rows) {
        const date = Date.parse(String(row["modifiedDate"] ?? row["ModifiedDate"]));
        if (date > newest) newest = date;
      }
    },
    keep: async (database: Database): Promise<void> => {
      const before = Date.parse((await readNote(database, cursorName)) ?? "");
      const until = newest - Math.max(0, now().getTime() - startedAt);
      if (Number.isFinite(until) && !(until <= before))
        await writeNote(database, cursorName, printMoment(new Date(until)));
    },
  };
}

/** The contact as the account has it now; custom fields that nobody has seen before become fields of their own. */
async function typeWith(database: Database, rows: readonly WireObject[]): Promise<RecordType> {
  const lists = { ...(await readOwnLists(database)), parents: [] };
  const known = new Set(lists.customFields.map(({ name }) => (name ?? "").toLowerCase()));
  const seen = rows.flatMap(customFieldsOf).reverse();
  const byName = new Map(seen.map((field) => [field.name.toLowerCase(), field]));
  const fresh = [...byName].filter(([name]) => !known.has(name)).map(([, field]) => field);
  if (fresh.length === 0) return contactTypeFor(lists);
  await addCustomFields(database, fresh);
  return contactTypeFor({ ...(await readOwnLists(database)), parents: [] });
}
