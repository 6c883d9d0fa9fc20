// Every backend that there is, as the one suite of promises tests them: the embedded one, a Cin7 account over HTTP, and the same account
// behind a network that goes wrong. Each on the database of the tests' project, under a simulated clock.
import { makeEmbeddedBackend } from "../../src/backend/embedded";
import type { Backend } from "../../src/backend/backend";
import { startCin7Account } from "./cin7-account";
import { faults, type FaultKind } from "./fault-proxy";
import { removeFolders, startService } from "./service";
import { makeSimulatedClock } from "./simulated-clock";

export interface TestedBackend {
  readonly backend: Backend;
  /** Somebody else who works in the same account, by a way of their own. */
  readonly elsewhere: Backend;
  readonly now: () => Date;
  /** Lets so many milliseconds go by. */
  readonly pass: (ms: number) => Promise<void>;
  /** What went wrong on the way, of how many calls. */
  readonly wentWrong: () => { readonly calls: number; readonly faulty: number };
  readonly stop: () => Promise<void>;
}

const contacts = 300;

async function startEmbedded(): Promise<TestedBackend> {
  const clock = makeSimulatedClock(Date.UTC(2026, 10, 24, 9, 41));
  const now = () => new Date(clock.now());
  const { service, database, stop } = await startService({ SAMPLE_CONTACTS: String(contacts) }, now);
  return {
    backend: service.backend,
    elsewhere: makeEmbeddedBackend(database, { account: service.backend.account, now }),
    now,
    pass: clock.wait,
    wentWrong: () => ({ calls: 0, faulty: 0 }),
    stop,
  };
}

/** A refusal of half a batch is no fault but an answer, and an altered record is one as well: they have tests of their own. */
const ofTheNetwork: readonly FaultKind[] = faults.filter(
  (kind) => kind !== "half refused" && kind !== "altered",
);

/** One call in four that follows a good one is a fifth of all. */
const everyFifth = { seed: 20, share: 0.25, kinds: ofTheNetwork, mostInARow: 1 };

async function startCin7(chance?: typeof everyFifth): Promise<TestedBackend> {
  const account = await startCin7Account({ contacts, ...(chance ? { chance } : {}) });
  const { backend, clock, proxy } = account;
  return {
    backend,
    elsewhere: account.served.service.backend,
    now: () => new Date(clock.now()),
    pass: clock.wait,
    wentWrong: () => ({
      calls: proxy.calls.length,
      faulty: proxy.calls.filter(({ fault }) => fault !== undefined).length,
    }),
    stop: async () => {
      await account.stop();
      await removeFolders();
    },
  };
}

export const testedBackends: readonly {
  readonly name: string;
  readonly start: () => Promise<TestedBackend>;
  /** The least share of calls that goes wrong on the way. */
  readonly faulty: number;
}[] = [
  { name: "the embedded backend", start: startEmbedded, faulty: 0 },
  { name: "the cin7 backend", start: () => startCin7(), faulty: 0 },
  { name: "the cin7 backend behind a bad network", start: () => startCin7(everyFifth), faulty: 0.15 },
];
