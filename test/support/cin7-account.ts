// A Cin7 account for tests: our own served contract over HTTP, perhaps behind a proxy that goes wrong, and the cin7 backend over a database
// of its own, under a simulated clock.
import { makeCin7Backend } from "../../src/backend/cin7";
import type { Backend } from "../../src/backend/backend";
import { openConnection, type Send } from "../../src/backend/cin7-http";
import type { Limit } from "../../src/backend/cin7-pacer";
import { prepareForAccount } from "../../src/backend/cin7-account";
import type { Permissions } from "../../src/contract/connections";
import { contactType } from "../../src/domain/contact";
import { addConnection } from "../../src/service/connections";
import { openDatabase } from "../../src/service/database/open";
import { databaseOf } from "./database";
import { openFaultProxy, type Chance, type FaultProxy } from "./fault-proxy";
import { makeFolder, startService, type StartedService } from "./service";
import { makeSimulatedClock, type SimulatedClock } from "./simulated-clock";
import { publishedLimits } from "./strict-limits";

export interface Cin7Account {
  readonly served: StartedService;
  readonly proxy: FaultProxy;
  readonly backend: Backend;
  readonly clock: SimulatedClock;
  /** When each call came to the server, by the simulated clock. */
  readonly arrivals: readonly number[];
  readonly database: StartedService["database"];
  /** The backend as it is after the service was started anew over the same database. */
  readonly restarted: () => Promise<Backend>;
  readonly stop: () => Promise<void>;
}

/** Calls are made in real time, whatever the simulated clock says: a hang is told soon, but not taken for a busy machine. */
const hangMs = 1500;

/** Starts the account with that many contacts. */
export async function startCin7Account(
  options: {
    readonly contacts?: number;
    readonly chance?: Chance;
    readonly limits?: readonly Limit[];
    /** How long a call is on its way, there and back, by the simulated clock: at most, evenly spread. */
    readonly networkMs?: number;
    /** After how long, in real time, no answer is none. */
    readonly patienceMs?: number;
    /** By how much the account's clock is ahead of ours; behind where it is negative. */
    readonly aheadMs?: number;
    /** What the account's key may do; absent: all. */
    readonly permissions?: Permissions;
  } = {},
): Promise<Cin7Account> {
  const clock = makeSimulatedClock(Date.UTC(2026, 10, 24, 9, 41));
  const now = () => new Date(clock.now());
  const theirs = () => new Date(clock.now() + (options.aheadMs ?? 0));
  const served = await startService({ SAMPLE_CONTACTS: String(options.contacts ?? 40) }, theirs);
  const proxy = await openFaultProxy(served.url, options.chance);
  const { apiUser: user } = served;
  const key = options.permissions ? await keyFor(served, options.permissions) : served.apiKey;
  const connection = openConnection({
    ...{ url: proxy.url, user, key },
    patienceMs: options.patienceMs ?? hangMs,
  });
  const dataDir = makeFolder();
  const database = await openDatabase({ dataDir, url: await databaseOf(dataDir) }, contactType);
  const arrivals: number[] = [];
  let made = 0;
  const start = async (): Promise<Backend> =>
    makeCin7Backend(database, {
      account: await prepareForAccount(database, { url: proxy.url, user, newId: () => "account 1" }),
      send: overNetwork(connection.send, { clock, arrivals, mostMs: options.networkMs ?? 0 }),
      limits: options.limits ?? publishedLimits,
      now,
      wait: clock.wait,
      newId: () => `id-${String(++made).padStart(16, "0")}`,
      callMs: 60_000,
    });
  const backend = await start();
  return {
    ...{ served, proxy, backend, clock, database, arrivals, restarted: start },
    stop: async () => {
      await connection.close();
      await proxy.close();
      await database.close();
      await served.stop();
    },
  };
}

async function keyFor({ service }: StartedService, permissions: Permissions): Promise<string> {
  return (await addConnection(service, { name: "Few rights", permissions })).key;
}

/** The way there and back takes simulated time: other shares of it for each call. */
function overNetwork(
  send: Send,
  network: { readonly clock: SimulatedClock; readonly arrivals: number[]; readonly mostMs: number },
): Send {
  const { clock, arrivals, mostMs } = network;
  return async (call) => {
    const there = mostMs === 0 ? 0 : (arrivals.length * 37) % mostMs;
    await clock.wait(there);
    arrivals.push(clock.now());
    const answer = await send(call);
    await clock.wait(mostMs - there);
    return answer;
  };
}
