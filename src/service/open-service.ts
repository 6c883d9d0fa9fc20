// Opens everything a service stands on, in order: policies, database, account, secrets, cut-off runs. Listens to nothing yet.
import { randomUUID } from "node:crypto";
import { makeEmbeddedBackend } from "../backend/embedded";
import { contactType } from "../domain/contact";
import { deliveryAddressType } from "../domain/delivery-address";
import { contactTypeFor } from "../domain/lists";
import type { Values } from "../domain/value";
import { policyFile, type Config } from "./config";
import { closeCutOffRuns } from "./cut-off-runs";
import { importContacts, importRecords } from "./database/contact-import";
import { writeLists } from "./database/lists";
import type { Database, OpenDatabase } from "./database/database";
import { openDatabase } from "./database/open";
import { catchUp } from "./database/sqlite/contact-search";
import { readAccount } from "./database/settings";
import { readPolicy } from "./policy-file";
import { makeRuns } from "./runs";
import { makeSample, sampleAccountName } from "./sample/sample";
import { keepSearchIndex, restingInRuns } from "./search-index";
import { readSecrets } from "./secrets";
import type { Service } from "./service";
import { makeSignIn } from "./sign-in";

export interface OpenedService extends Service {
  /** Numbers of the runs that a crash had cut off and that were closed just now. */
  readonly closedRuns: readonly number[];
  /** Ends runs after their batch in flight, then closes the database. */
  readonly close: () => Promise<void>;
}

/** Opens the service of a configuration. Failure: a Fault that says what is wrong with the folder, its files or its policies. */
export async function openService(config: Config, now: () => Date): Promise<OpenedService> {
  const policy = readPolicy(policyFile(config));
  const database = await openDatabase(config.DATA_DIR, contactType);
  try {
    return await openOn(database, { config, policy, now });
  } catch (caught) {
    await database.close();
    throw caught;
  }
}

async function openOn(
  database: OpenDatabase,
  { config, policy, now }: Pick<Service, "config" | "policy" | "now">,
): Promise<OpenedService> {
  const secrets = readSecrets(config);
  const account = await openAccount(database, config.SAMPLE_CONTACTS);
  const backend = makeEmbeddedBackend(database, { account, now });
  const closedRuns = await closeCutOffRuns({ database, backend, now });
  const searchIndex = keepSearchIndex(database);
  const runs = restingInRuns(makeRuns({ database, backend, now }), searchIndex);
  return {
    ...{ config, secrets, policy, database, backend, runs, now, closedRuns },
    signIn: makeSignIn(now),
    close: async () => {
      await runs.settle();
      await searchIndex.stop();
      await database.close();
    },
  };
}

/** The account of the database; an empty database gets the sample account of that many contacts. */
async function openAccount(
  database: Database,
  sampleContacts: number,
): Promise<{ readonly id: string; readonly name: string }> {
  const isNew = (await database.first("SELECT 1 FROM setting LIMIT 1")) === undefined;
  if (isNew && sampleContacts > 0) await makeSampleAccount(database, sampleContacts);
  const name = sampleContacts > 0 ? sampleAccountName : "Contactsheet";
  return readAccount(database, { id: randomUUID(), name });
}

async function makeSampleAccount(database: Database, count: number): Promise<void> {
  const sample = makeSample({ contacts: count });
  await database.transact(async (inside) => {
    await writeLists(inside, sample.lists);
    const addresses: Values[] = [];
    await importContacts(inside, contactTypeFor(sample.lists), noting(sample, addresses));
    await importRecords(inside, deliveryAddressType, addresses);
  });
  await catchUp(database, count);
}

/** The contacts one by one; the addresses of each are put by as it passes. People come with their contacts. */
function* noting(
  { contacts, ownedBy }: ReturnType<typeof makeSample>,
  addresses: Values[],
): Generator<Values> {
  for (const contact of contacts) {
    addresses.push(...ownedBy(contact).delivery_address);
    yield contact;
  }
}
