// Applies to a service that is killed again and again at random moments, and what is wrong with its runs in the end. The moments are
// drawn from a seed, in shares of how long a start and an apply take here.
import type { Values } from "../../src/domain/value";
import type { DraftChange } from "../../src/plan/change";
import type { Run, RunLine } from "../../src/plan/outcome";
import { linesOf, loadContacts, orderFor, post, type Asked } from "./app-client";
import { mixedChanges } from "./dying-backend";
import { startProcess, until, type Place } from "./service-process";

interface KilledEnd {
  readonly kills: number;
  /** Runs that were begun; an order whose service died before it was journalled began none. */
  readonly runs: number;
  /** A line for each record that was lost, doubled or misreported. */
  readonly faults: readonly string[];
}

const updates = 200;
const creates = 100;
const first = "the first";

/** Kills the service so many times. `release` frees the leases of the dead, where the test knows that nobody else lives. */
export async function killOften(
  place: Place,
  order: { readonly kills: number; readonly seed: number; readonly release: () => Promise<void> },
): Promise<KilledEnd> {
  const random = randomFrom(order.seed);
  const die = async (kill: () => Promise<void>) => {
    await kill();
    await order.release();
  };
  let start = startProcess(place);
  const startMs = await timeOf(() => start.ready);
  await applied(
    await start.ready,
    mixedChanges([], { creates: updates, stretch: updates, from: null, to: first }),
  );
  const applyMs = await timeOf(async () =>
    applied(await start.ready, await nextChanges(await start.ready, 0)),
  );
  for (let kill = 1; kill <= order.kills; kill++) {
    if (random() < 0.7) {
      const service = await start.ready;
      await allEnded(service);
      const changes = await nextChanges(service, kill);
      void applied(service, changes).catch(() => undefined);
      await pause(random() * applyMs);
    } else await pause((0.3 + 0.7 * random()) * startMs);
    await die(start.kill);
    start = startProcess(place);
  }
  const service = await start.ready;
  await allEnded(service);
  const runs = await runsOf(service);
  const faults = await faultsOf(service, runs);
  await start.kill();
  return { kills: order.kills, runs: runs.length, faults };
}

/** What is wrong with the account after these runs, none of which anyone else has meddled with. */
async function faultsOf(service: Asked, runs: readonly Run[]): Promise<string[]> {
  const { contacts } = await loadContacts(service);
  const faults: string[] = [];
  const companies = new Map<string, string[]>();
  for (const { id, company } of contacts)
    companies.set(String(company), [...(companies.get(String(company)) ?? []), String(id)]);
  for (const [company, ids] of companies)
    if (ids.length > 1) faults.push(`${company} is there as ${ids.join()}.`);
  const notes = new Map<string, unknown>();
  let made = 0;
  for (const { id, counts, total } of [...runs].reverse()) {
    const answer = (await (await service.fetch(`/app/runs/${id}`)).json()) as { lines: RunLine[] };
    if (counts.applied !== total || answer.lines.length !== total)
      faults.push(`Run ${id} of ${total} counts ${JSON.stringify(counts)}.`);
    for (const { change, outcome } of answer.lines) {
      if (outcome.kind !== "applied") faults.push(`Run ${id}: ${JSON.stringify(outcome)}`);
      if (change.kind === "update") notes.set(change.key, change.fields["notes"]?.[1]);
      if (change.kind !== "create") continue;
      made += 1;
      if (companies.get(String(change.values["company"]))?.[0] !== outcome.id)
        faults.push(`Run ${id}: ${change.key} is not ${outcome.id ?? "said"}.`);
    }
  }
  const ours = contacts.filter(isOurs);
  if (ours.length !== made) faults.push(`${ours.length} are there of ${made} that were made.`);
  for (const contact of contacts) {
    const said = notes.get(String(contact["id"]));
    if (said !== undefined && contact["notes"] !== said)
      faults.push(`${String(contact["id"])} does not hold what its last run wrote.`);
  }
  return faults;
}

const isOurs = ({ company }: Values) => String(company).startsWith("Made in ");

/** Updates of all that the first run made, from what they hold now, and new records. */
async function nextChanges(service: Asked, at: number): Promise<readonly DraftChange[]> {
  const { contacts } = await loadContacts(service, { text: `Made in ${first}` });
  const from = (contacts[0]?.["notes"] ?? null) as string | null;
  const ids = contacts.map(({ id }) => Number(id));
  return mixedChanges(ids, { creates, stretch: 100, from, to: `order ${at}` });
}

async function applied(service: Asked, changes: readonly DraftChange[]): Promise<void> {
  const answer = await post(service, "/app/runs", await orderFor(service, changes));
  if (!answer.ok) throw new Error(`The run was refused: ${await answer.text()}`);
  await linesOf(answer);
}

async function runsOf(service: Asked): Promise<readonly Run[]> {
  return (await (await service.fetch("/app/runs?rows=200")).json()) as readonly Run[];
}

/** Answers when no run is under way. */
async function allEnded(service: Asked): Promise<void> {
  await until(async () => (await runsOf(service)).every(({ state }) => state === "ended"));
}

async function timeOf(job: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await job();
  return performance.now() - start;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
