// The backend that comes with the service: its own database. It only joins the port to the tables; what a table must keep
// stands beside its table.
import type { ContactFilter } from "../contract/app";
import type { RecordType } from "../domain/catalogue";
import { contactType } from "../domain/contact";
import { printMoment } from "../domain/moment";
import { contactTypeName } from "../domain/record-key";
import type { RecordTypes } from "../domain/record-types";
import type { Values } from "../domain/value";
import {
  countContacts,
  readByIds,
  readEmailOwners,
  readNumberOwners,
  readPage,
} from "../service/database/contacts";
import { writeContacts } from "../service/database/contact-writes";
import { findCreated } from "../service/database/contact-created";
import { readLists } from "../service/database/lists";
import type { Database } from "../service/database/open";
import type { Account, Backend, Capabilities } from "./backend";

const rowsInPage = 500;
const mostInBatch = 250;

/** The database as a backend. `now` gives the moment that modified contacts carry. */
export function makeEmbeddedBackend(
  database: Database,
  options: { readonly account: Omit<Account, "backend">; readonly now: () => Date },
): Backend {
  const capabilities: Capabilities = { paceMs: 0, batch: mostInBatch, dailyQuota: null };
  return {
    account: { ...options.account, backend: "embedded" },
    capabilities,
    readLists: () => readLists(database),
    readContacts: (filter, type) => readPages(database, filter, type),
    countContacts: (filter) => countContacts(database, filter),
    readOwned: () => nothingOwned(),
    readByKeys: (keys, types) => readByIds(database, contactIn(types), keys),
    readOwners: async ({ emails, accountNumbers, except }) => ({
      emails: await readEmailOwners(database, emails, except),
      accountNumbers: await readNumberOwners(database, accountNumbers, except),
    }),
    readCreated: async (creates, since, types) =>
      findCreated(database, { creates, ...since, type: contactIn(types) }),
    write: async (changes, types) => {
      const type = contactIn(types);
      if (changes.length > mostInBatch) throw new TypeError(`A batch holds ${mostInBatch} changes at most.`);
      return writeContacts(database, { changes, type, now: printMoment(options.now()) });
    },
  };
}

const contactIn = (types: RecordTypes) => types.get(contactTypeName) ?? contactType;

async function* nothingOwned(): AsyncGenerator<readonly Values[]> {
  yield [];
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
