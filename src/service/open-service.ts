// Opens everything a service stands on, in order: policies, database, account, secrets, cut-off runs. Listens to nothing yet.
import { randomUUID } from "node:crypto";
import { Fault } from "../domain/fault";
import { contactType } from "../domain/contact";
import { policyFile, type Config } from "./config";
import type { Database, OpenDatabase } from "./database/database";
import { openDatabase } from "./database/open";
import { catchUp } from "./database/contact-search";
import { hasAccount, readAccount } from "./database/settings";
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
const leaseMs = 12_000;
/** How often others look for such runs: within 15 seconds of its owner's death, another service goes on with a run. */
const lookMs = 3_000;

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
  const resumedRuns = await runs.takeOver().catch(noneWhileAway);
  const look = setInterval(() => void runs.takeOver().catch(() => undefined), lookMs).unref();
  return {
    ...{ config, secrets, policy, database, backend, runs, now, resumedRuns },
    signIn: makeSignIn(database, now),
    close: async () => {
      clearInterval(look);
      await runs.settle();
      await searchIndex.stop();
      await close();
      await database.close();
    },
  };
}

/** A backend that does not answer now is asked again when the leases run out; the service starts all the same. */
function noneWhileAway(caught: unknown): readonly number[] {
  if (caught instanceof Fault && caught.code === "backend unreachable") return [];
  throw caught;
}

/**
 * The account of the database; an empty database gets the sample account of that many contacts. All in one transaction: of two
 * services that start on one empty database, the second finds what the first has made.
 */
async function openAccount(
  database: Database,
  { config: { SAMPLE_CONTACTS: sampleContacts }, policy }: Pick<Service, "config" | "policy">,
): Promise<{ readonly id: string; readonly name: string }> {
  const name = sampleContacts > 0 ? sampleAccountName : "Contactsheet";
  const { account, isNew } = await database.transact(async (inside) => {
    const isNew = !(await hasAccount(inside));
    if (isNew && sampleContacts > 0) await writeSampleAccount(inside, sampleContacts, policy);
    return { account: await readAccount(inside, { id: randomUUID(), name }), isNew };
  });
  if (isNew) await catchUp(database, sampleContacts);
  return account;
}
