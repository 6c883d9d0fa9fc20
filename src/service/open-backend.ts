// Opens the backend that the configuration names: our own database, or a Cin7 account behind it.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Account, Backend } from "../backend/backend";
import { makeCin7Backend } from "../backend/cin7";
import { prepareForAccount, refuseCin7Database } from "../backend/cin7-account";
import { openConnection } from "../backend/cin7-http";
import { makeEmbeddedBackend } from "../backend/embedded";
import type { Config } from "./config";
import type { Database } from "./database/database";

export interface OpenedBackend {
  readonly backend: Backend;
  readonly close: () => Promise<void>;
}

/** A PUT of 250 records may take a while; a server that is silent for longer will not answer. */
const callMs = 60_000;

/** The backend over this database. Failure: a Fault "config" where the database belongs to another account. */
export async function openBackend(
  database: Database,
  parts: {
    readonly config: Config;
    readonly now: () => Date;
    readonly openAccount: () => Promise<Omit<Account, "backend">>;
  },
): Promise<OpenedBackend> {
  const { config, now } = parts;
  if (config.BACKEND === "cin7") return openCin7(database, config, now);
  await refuseCin7Database(database);
  const backend = makeEmbeddedBackend(database, { account: await parts.openAccount(), now });
  return { backend, close: () => Promise.resolve() };
}

async function openCin7(database: Database, config: Config, now: () => Date): Promise<OpenedBackend> {
  const { CIN7_URL: url = "", CIN7_USER: user = "", CIN7_KEY: key = "", CIN7_RATE: limits } = config;
  const account = await prepareForAccount(database, { url, user, newId: randomUUID });
  const { send, close } = openConnection({ url, user, key, patienceMs: callMs });
  const backend = makeCin7Backend(database, {
    ...{ account, send, limits, now, callMs, newId: randomUUID },
    wait: (ms) => wait(ms, undefined, { ref: false }),
  });
  return { backend, close };
}
