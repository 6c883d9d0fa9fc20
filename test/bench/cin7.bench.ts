// 10,000 changed contacts through the cin7 backend under a simulated clock, against the least time that the limits themselves demand for
// as many calls; and the same with every fifth answer faulty, from named seeds: nothing lost, doubled or stuck.
import { recordTypesFor } from "../../src/domain/record-types";
import { batches } from "../../src/plan/batches";
import type { Change } from "../../src/plan/change";
import { startCin7Account, type Cin7Account } from "../support/cin7-account";
import { leastMs, mostWithin } from "../support/strict-limits";
import type { Figure } from "./figure";

const contacts = 10_000;
/** There and back. The second's limit is kept for certain, so each third call waits this long more. */
const networkMs = 20;
const faultySeeds = [7, 41];
const faultyContacts = 2_000;

/** Ratios of simulated time; and how many records were not as they should be. */
export async function bench(): Promise<Figure[]> {
  const smooth = await changeAll(contacts, undefined);
  const figures: Figure[] = [
    {
      id: "cin7-pace",
      what: `10,000 changed contacts to a Cin7 account (${smooth.calls} calls), against what the limits demand for as many`,
      value: smooth.ms / 1000,
      unit: "s",
      reference: smooth.leastMs / 1000,
      ratio: smooth.ms / smooth.leastMs,
      goal: "<= 1.02 x",
      met: smooth.ms / smooth.leastMs <= 1.02,
    },
    bound("cin7-strict", "most calls in any minute, counted at the server", smooth.inMinute, 60),
    bound("cin7-strict-s", "most calls in any second, counted at the server", smooth.inSecond, 3),
  ];
  for (const seed of faultySeeds) {
    const { wrong } = await changeAll(faultyContacts, { seed, share: 0.2 });
    const what = `of 2,000 contacts with 20 % of answers faulty (seed ${seed}): lost, doubled or stuck`;
    figures.push(bound(`cin7-faults-${seed}`, what, wrong, 0));
  }
  return figures;
}

function bound(id: string, what: string, value: number, most: number): Figure {
  return { id, what, value, unit: "", reference: null, ratio: null, goal: `<= ${most}`, met: value <= most };
}

interface Measured {
  readonly ms: number;
  readonly leastMs: number;
  readonly calls: number;
  readonly inSecond: number;
  readonly inMinute: number;
  readonly wrong: number;
}

/** Changes the notes of every contact, batch by batch as a run does. */
async function changeAll(
  count: number,
  chance: { readonly seed: number; readonly share: number } | undefined,
): Promise<Measured> {
  const faulty = chance ? { chance } : { patienceMs: 60_000 };
  const account = await startCin7Account({ contacts: count, networkMs, ...faulty });
  const types = recordTypesFor(await account.backend.readLists());
  const changes = await notesOfAll(account, count);
  // The minute before is over: what is counted begins with the run.
  await account.clock.wait(61_000);
  const before = account.arrivals.length;
  const start = account.clock.now();
  let wrong = 0;
  for (const batch of batches(changes, account.backend.capabilities.batch)) {
    const outcomes = await account.backend.write(batch, types);
    const refused = ({ kind, message }: { kind: string; message?: string }) =>
      kind !== "applied" && !message?.includes("Refused by chance");
    wrong += outcomes.filter(refused).length + Math.abs(outcomes.length - batch.length);
  }
  const arrivals = account.arrivals.slice(before);
  const measured = {
    ms: account.clock.now() - start,
    leastMs: leastMs(arrivals.length),
    calls: arrivals.length,
    inSecond: mostWithin(arrivals, 1000),
    inMinute: mostWithin(arrivals, 60_000),
    wrong,
  };
  await account.stop();
  return measured;
}

async function notesOfAll(account: Cin7Account, count: number): Promise<readonly Change[]> {
  const ids = Array.from({ length: count }, (_, at) => String(at + 1));
  const { backend } = account.served.service;
  const current = await backend.readByKeys(ids, recordTypesFor(await backend.readLists()));
  return ids.map((key) => {
    const fields = { notes: [current.get(key)?.["notes"] ?? null, "changed by the bench"] as const };
    return { kind: "update", key, fields };
  });
}
