// The backend that comes with the service: its own database. It only joins the port to the tables; what a table must keep
// stands beside its table.
import type { ContactFilter } from "../contract/app";
import type { RecordType } from "../domain/catalogue";
import { printMoment } from "../domain/moment";
import { contactTypeName, typeNameOf } from "../domain/record-key";
import { typeOfKey, type RecordTypes } from "../domain/record-types";
import type { Key, Values } from "../domain/value";
import {
  countContacts,
  readByIds,
  readEmailOwners,
  readNumberOwners,
  readPage,
} from "../service/database/contacts";
import { writeContacts } from "../service/database/contact-writes";
import { findCreated } from "../service/database/created-records";
import { readLists } from "../service/database/lists";
import type { Database } from "../service/database/database";
import { countOwned, readOwnedPage, readRecords } from "../service/database/record-rows";
import { writeRecords } from "../service/database/record-writes";
import type { Account, Backend, Capabilities } from "./backend";

const rowsInPage = 500;
const mostInBatch = 250;
/** What a small machine does with either database; a fast one does ten times as much. */
const recordsInSecond = 2000;

/** The database as a backend. `now` gives the moment that modified contacts carry. */
export function makeEmbeddedBackend(
  database: Database,
  options: { readonly account: Omit<Account, "backend">; readonly now: () => Date },
): Backend {
  const capabilities: Capabilities = { paceMs: 0, batch: mostInBatch, dailyQuota: null, recordsInSecond };
  return {
    account: { ...options.account, backend: "embedded" },
    capabilities,
    readUse: async () => ({ calls: 0, quota: null }),
    readLists: () => readLists(database),
    readContacts: (filter, type) => readPages(database, filter, type),
    countContacts: (filter) => countContacts(database, filter),
    readOwned: (filter, type) => readOwnedPages(database, filter, type),
    countOwned: (filter, type) => countOwned(database, type, filter),
    readByKeys: (keys, types) => readByKeys(database, keys, types),
    readSent: (keys, types) => readByKeys(database, keys, types),
    giveUpWaiting: () => undefined,
    readOwners: async ({ emails, accountNumbers, except }) => ({
      emails: await readEmailOwners(database, emails, except),
      accountNumbers: await readNumberOwners(database, accountNumbers, except),
    }),
    readCreated: async (creates, { runId }, types) => {
      const found = new Map<Key, Key>();
      for (const [type, some] of byType(creates, ({ key }) => key, types)) {
        const keys = await findCreated(database, { creates: some, runId, type });
        for (const [key, id] of keys) found.set(key, id);
      }
      return found;
    },
    write: async (changes, types, runId) => {
      const [first] = changes;
      if (changes.length > mostInBatch) throw new TypeError(`A batch holds ${mostInBatch} changes at most.`);
      if (!first) return [];
      const type = typeOfKey(first.key, types);
      if (changes.some(({ key }) => typeNameOf(key) !== type.name))
        throw new TypeError("A batch holds changes of one type of record.");
      const sent = { changes, type, now: printMoment(options.now()), runId };
      return type.name === contactTypeName ? writeContacts(database, sent) : writeRecords(database, sent);
    },
  };
}

async function readByKeys(
  database: Database,
  keys: readonly Key[],
  types: RecordTypes,
): Promise<ReadonlyMap<Key, Values>> {
  const found = new Map<Key, Values>();
  for (const [type, own] of byType(keys, (key) => key, types)) {
    const isContact = type.name === contactTypeName;
    const records = await (isContact ? readByIds(database, type, own) : readRecords(database, type, own));
    for (const [key, values] of records) found.set(key, values);
  }
  return found;
}

/** Things that are about records, by the records' types. */
function byType<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => Key,
  types: RecordTypes,
): [RecordType, Thing[]][] {
  const parts = new Map<RecordType, Thing[]>();
  for (const thing of things) {
    const type = typeOfKey(keyOf(thing), types);
    const part = parts.get(type);
    if (part) part.push(thing);
    else parts.set(type, [thing]);
  }
  return [...parts];
}

async function* readPages(
  database: Database,
  filter: ContactFilter,
  type: RecordType,
): AsyncGenerator<readonly Values[]> {
  let afterId = 0;
  for (;;) {
    const page = await readPage(database, type, { filter, afterId, rows: rowsInPage });
    if (page.length === 0) return;
    yield page;
    afterId = Number(page.at(-1)?.["id"]);
  }
}

async function* readOwnedPages(
  database: Database,
  filter: ContactFilter,
  type: RecordType,
): AsyncGenerator<readonly Values[]> {
  let after = { contactId: 0, id: 0 };
  for (;;) {
    const page = await readOwnedPage(database, type, { filter, after, rows: rowsInPage });
    if (page.length === 0) return;
    yield page;
    const last = page.at(-1);
    after = { contactId: Number(last?.["contactId"]), id: Number(last?.["id"]) };
  }
}
