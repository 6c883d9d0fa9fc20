// A backend that dies with its process after every n-th record it wrote, in the middle of a batch where n says so: the batch is
// never answered, and a new process goes on with the run. Counts the deaths, and what the records hold in the end.
import type { Backend } from "../../src/backend/backend";
import { Fault } from "../../src/domain/fault";
import { recordTypesFor } from "../../src/domain/record-types";
import { batches } from "../../src/plan/batches";
import type { Value } from "../../src/domain/value";
import type { Change, Create, Update } from "../../src/plan/change";
import { makeRuns } from "../../src/service/runs";
import { readRun } from "./app-client";
import type { StartedService } from "./service";

interface Dying extends Backend {
  /** Answers when it has died, or when `else` has ended before. */
  readonly isDeadBefore: (other: Promise<unknown>) => Promise<boolean>;
  /** Lets its hanging batch end as the process it belongs to would never hear it end. */
  readonly bury: () => void;
}

/** A backend that writes that many records and dies before it answers. */
function dyingAfter(backend: Backend, life: number, batch: number): Dying {
  let left = life;
  let isDead = false;
  let die: () => void = () => undefined;
  let bury: () => void = () => undefined;
  const death = new Promise<void>((resolve) => (die = resolve));
  const burial = new Promise<void>((resolve) => (bury = resolve));
  const unlessDead = <Answer>(ask: () => Promise<Answer>): Promise<Answer> =>
    isDead ? Promise.reject(new Fault("backend unreachable", "Nobody is there.")) : ask();
  return {
    ...backend,
    capabilities: { ...backend.capabilities, batch },
    readByKeys: (keys, types) => unlessDead(() => backend.readByKeys(keys, types)),
    readCreated: (creates, since, types) => unlessDead(() => backend.readCreated(creates, since, types)),
    write: (changes, types, runId) =>
      unlessDead(async () => {
        const outcomes = await backend.write(changes.slice(0, left), types, runId);
        left -= outcomes.length;
        if (left > 0) return outcomes;
        isDead = true;
        die();
        await burial;
        throw new Fault("backend unreachable", "The connection broke.");
      }),
    isDeadBefore: (other) => Promise.race([death.then(() => true), other.then(() => false)]),
    bury,
  };
}

/** Updates of these records and so many creates between them, by turns, in stretches of that length. */
export function mixedChanges(
  ids: readonly number[],
  parts: {
    readonly creates: number;
    readonly stretch: number;
    readonly from: string | null;
    readonly to: string;
  },
): readonly (Create<Value> | Update<Value>)[] {
  const { creates, stretch, from, to } = parts;
  const updates = ids.map((id): Update<Value> => {
    return { kind: "update", key: String(id), fields: { notes: [from, to] } };
  });
  const made = Array.from({ length: creates }, (_, at): Create<Value> => {
    const values = { type: "Internal", company: `Made in ${to}, number ${at + 1}` };
    return { kind: "create", key: `new ${at + 1}`, values };
  });
  const changes: (Create<Value> | Update<Value>)[] = [];
  while (updates.length > 0 || made.length > 0)
    changes.push(...updates.splice(0, stretch), ...made.splice(0, stretch));
  return changes;
}

let clockMs = Date.now();
/** The clock of everything here: it moves when a dead process's lease shall run out. */
export const now = () => new Date(clockMs);

/** Runs these changes on backends that die after every n-th write, each gone on with by the next; answers run and deaths. */
export async function runDying(
  service: StartedService,
  changes: readonly Change[],
  { n, batch }: { readonly n: number; readonly batch: number },
): Promise<{ readonly runId: number; readonly deaths: number }> {
  const { database, backend } = service.service;
  const types = recordTypesFor(await backend.readLists());
  const processOf = (name: string) => {
    const dying = dyingAfter(backend, n, batch);
    const holding = { owner: name, leaseMs: 6_000 };
    let stoppedMs: number | undefined;
    // The clock of a dead process stands still: what still beats of it here renews its lease to a moment that is past.
    const own = () => new Date(stoppedMs ?? clockMs);
    const stop = () => (stoppedMs = clockMs);
    return { dying, stop, runs: makeRuns({ database, backend: dying, now: own, holding }) };
  };
  let living = processOf("process 0");
  const run = { who: "Ada", why: "to outlive its backend", workbook: "", fingerprint: "f" };
  await living.runs.start({ run, types, lines: changes.map((change) => ({ label: "Desk", change })) });
  const [started] = await living.runs.list({ before: undefined, rows: 1 });
  let deaths = 0;
  while (await living.dying.isDeadBefore(living.runs.whenIdle())) {
    deaths += 1;
    living.stop();
    clockMs += 7_000;
    const next = processOf(`process ${deaths}`);
    if ((await next.runs.takeOver()).length === 0) throw new Error(`Nobody goes on after death ${deaths}.`);
    living.dying.bury();
    await living.runs.whenIdle();
    living = next;
  }
  return { runId: started?.id ?? 0, deaths };
}

/** What is wrong with an ended run of `mixedChanges`: a line for each record that was lost, doubled or misreported. */
export async function faultsOf(
  service: StartedService,
  runId: number,
  { to, changes }: { readonly to: string; readonly changes: readonly Change[] },
): Promise<readonly string[]> {
  const { run, lines } = await readRun(service, runId);
  const faults: string[] = [];
  if (run.state !== "ended" || run.total !== changes.length)
    faults.push(`The run is ${JSON.stringify(run)}.`);
  if (run.counts.applied !== changes.length) faults.push(`It counts ${JSON.stringify(run.counts)}.`);
  const rows = await service.database.all<{ id: number; company: string; notes: string | null }>(
    "SELECT id, company, notes FROM contact WHERE company LIKE ? OR notes = ?",
    [`Made in ${to}, %`, to],
  );
  const noted = new Set(rows.flatMap(({ id, notes }) => (notes === to ? String(id) : [])));
  const made = new Map<string, string[]>();
  for (const { id, company } of rows) made.set(company, [...(made.get(company) ?? []), String(id)]);
  for (const [at, change] of changes.entries()) {
    const outcome = lines[at]?.outcome;
    if (outcome?.kind !== "applied" || outcome.key !== change.key)
      faults.push(`${change.key}: ${JSON.stringify(outcome)}`);
    if (change.kind === "update" && !noted.has(change.key)) faults.push(`${change.key} is lost.`);
    if (change.kind !== "create") continue;
    const found = made.get(String(change.values["company"])) ?? [];
    if (found.length !== 1 || found[0] !== outcome?.id)
      faults.push(`${change.key} is ${found.join()}, said to be ${outcome?.id ?? "none"}.`);
  }
  return faults;
}

/** How many writes there are until the end of each batch. */
export function batchEnds(changes: readonly Change[], most: number): readonly number[] {
  let end = 0;
  return batches(changes, most).map(({ length }) => (end += length));
}
