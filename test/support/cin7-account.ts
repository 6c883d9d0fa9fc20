// A Cin7 account for tests: our own served contract over HTTP, perhaps behind a proxy that goes wrong, and the cin7 backend over a database
// of its own, under a simulated clock.
import { makeCin7Backend } from "../../src/backend/cin7";
import type { Backend } from "../../src/backend/backend";
import { openConnection } from "../../src/backend/cin7-http";
import type { Limit } from "../../src/backend/cin7-pacer";
import { prepareForAccount } from "../../src/backend/cin7-account";
import { contactType } from "../../src/domain/contact";
import { openDatabase } from "../../src/service/database/open";
import { openFaultProxy, type Chance, type FaultProxy } from "./fault-proxy";
import { makeFolder, startService, type StartedService } from "./service";
import { makeSimulatedClock, type SimulatedClock } from "./simulated-clock";
import { publishedLimits } from "./strict-limits";

export interface Cin7Account {
  readonly served: StartedService;
  readonly proxy: FaultProxy;
  readonly backend: Backend;
  readonly clock: SimulatedClock;
  readonly database: StartedService["database"];
  readonly stop: () => Promise<void>;
}

/** Calls of the simulated clock are made in real time, so a hang is told soon. */
const patienceMs = 400;

/** Starts the account with that many contacts. */
export async function startCin7Account(
  options: { readonly contacts?: number; readonly chance?: Chance; readonly limits?: readonly Limit[] } = {},
): Promise<Cin7Account> {
  const clock = makeSimulatedClock(Date.UTC(2026, 10, 24, 9, 41));
  const now = () => new Date(clock.now());
  const served = await startService({ SAMPLE_CONTACTS: String(options.contacts ?? 40) }, now);
  const proxy = await openFaultProxy(served.url, options.chance);
  const { apiUser: user, apiKey: key } = served;
  const connection = openConnection({ url: proxy.url, user, key, patienceMs });
  const database = await openDatabase({ dataDir: makeFolder() }, contactType);
  const account = await prepareForAccount(database, { url: proxy.url, user, newId: () => "account 1" });
  let made = 0;
  const backend = makeCin7Backend(database, {
    account,
    send: connection.send,
    limits: options.limits ?? publishedLimits,
    now,
    wait: clock.wait,
    newId: () => `id-${String(++made).padStart(16, "0")}`,
    callMs: 60_000,
  });
  return {
    ...{ served, proxy, backend, clock, database },
    stop: async () => {
      await connection.close();
      await proxy.close();
      await database.close();
      await served.stop();
    },
  };
}
