// Opens everything a service stands on, in order: policies, database, account, secrets, cut-off runs. Listens to nothing yet.
import { randomUUID } from "node:crypto";
import { contactType } from "../domain/contact";
import { policyFile, type Config } from "./config";
import type { Database, OpenDatabase } from "./database/database";
import { openDatabase } from "./database/open";
import { catchUp } from "./database/contact-search";
import { readAccount } from "./database/settings";
import { openBackend } from "./open-backend";
import { readPolicy } from "./policy-file";
import { releaseAllRuns } from "./database/run-leases";
import { makeRuns } from "./runs";
import { sampleAccountName } from "./sample/sample";
import { writeSampleAccount } from "./sample-account";
import { keepSearchIndex, restingInRuns } from "./search-index";
import { readSecrets } from "./secrets";
import type { Service } from "./service";
import { makeSignIn } from "./sign-in";

export interface OpenedService extends Service {
  /** Numbers of the runs that a crash or a stop had cut off and that go on now [AP2]. */
  readonly resumedRuns: readonly number[];
  /** Lets runs rest after their batch in flight, then closes the database. */
  readonly close: () => Promise<void>;
}

/** A service that has been silent for so long has lost its runs to another on the same database. */
const leaseMs = 15_000;

/** Opens the service of a configuration. Failure: a Fault that says what is wrong with the folder, its files or its policies. */
export async function openService(config: Config, now: () => Date): Promise<OpenedService> {
  const policy = readPolicy(policyFile(config));
  const database = await openDatabase({ dataDir: config.DATA_DIR, url: config.DATABASE_URL }, contactType);
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
  const { backend, close } = await openBackend(database, {
    ...{ config, now },
    openAccount: () => openAccount(database, { config, policy }),
  });
  const searchIndex = keepSearchIndex(database);
  const holding = { owner: randomUUID(), leaseMs };
  const runs = restingInRuns(makeRuns({ database, backend, now, holding }), searchIndex);
  if (database.dialect === "sqlite") await releaseAllRuns(database);
  const resumedRuns = await runs.takeOver();
  const look = setInterval(() => void runs.takeOver().catch(() => undefined), holding.leaseMs).unref();
  return {
    ...{ config, secrets, policy, database, backend, runs, now, resumedRuns },
    signIn: makeSignIn(now),
    close: async () => {
      clearInterval(look);
      await runs.settle();
      await searchIndex.stop();
      await close();
      await database.close();
    },
  };
}

/** The account of the database; an empty database gets the sample account of that many contacts. */
async function openAccount(
  database: Database,
  { config: { SAMPLE_CONTACTS: sampleContacts }, policy }: Pick<Service, "config" | "policy">,
): Promise<{ readonly id: string; readonly name: string }> {
  const isNew = (await database.first("SELECT 1 FROM setting LIMIT 1")) === undefined;
  if (isNew && sampleContacts > 0) {
    await writeSampleAccount(database, sampleContacts, policy);
    await catchUp(database, sampleContacts);
  }
  const name = sampleContacts > 0 ? sampleAccountName : "Contactsheet";
  return readAccount(database, { id: randomUUID(), name });
}
