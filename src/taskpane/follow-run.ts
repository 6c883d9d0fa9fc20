// A run that this workbook began and has not heard the end of: the pane was closed, or its connection broke. It went on in the
// service; the pane shows it, and writes its outcomes to the sheet at its end.
import type { Run, RunLine } from "../plan/outcome";
import { forgetBegunRun, readBegunRun } from "../workbook/excel-run";
import type { BegunRun } from "../workbook/stored-state";
import { adoptApplied } from "./adopt-applied";
import { readLoad } from "./connect";
import { plural } from "./findings-view";
import { later, type Later } from "./later";
import { noteOutcomes } from "./note-outcomes";
import { sayKept, sayRunCounts } from "./outcomes-view";
import { readRun, readRuns } from "./service";
import type { Message } from "./session";
import type { Store } from "./store";
import { doWork, type Move } from "./work";

const askAgainMs = 1000;

/** Follows such a run to its end. Answers whether there was one; without a connection it waits for the next time. */
export async function followRun(store: Store, wait: Later = later): Promise<boolean> {
  const { connection, load, work } = store.session();
  if (connection.kind !== "signed in" || !load || work) return false;
  const { account } = connection.answer;
  const begun = (await readBegunRun()) ?? (await adoptApplied(account));
  if (!begun || begun.account.id !== account.id || begun.account.backend !== account.backend) return false;
  await doWork(store, { what: "apply", note: "Reading what became of the last run" }, async (move) => {
    const found = await findRun(begun);
    if (found) return followToEnd({ store, wait, move }, begun, found);
    await forgetBegunRun();
    return undefined;
  });
  return true;
}

async function followToEnd(
  { store, wait, move }: { readonly store: Store; readonly wait: Later; readonly move: Move },
  begun: BegunRun,
  found: Run,
): Promise<Message> {
  if (found.state !== "ended") store.dispatch({ kind: "went", to: "review" });
  let run: Run | undefined = found;
  for (; run && run.state !== "ended"; run = await findRun({ ...begun, runId: found.id })) {
    store.dispatch({ kind: "run moved", run, outcomes: [], total: run.total });
    move(`Run ${run.id} goes on in the service`, countOf(run), run.total);
    await new Promise<void>((resolve) => wait(resolve, askAgainMs));
  }
  const opened = await readRun(found.id);
  move("Writing the outcomes beside the rows", 0, 0);
  await noteLines(store, begun, opened);
  store.dispatch({ kind: "edited" });
  store.dispatch({ kind: "went", to: "history" });
  store.dispatch({ kind: "run opened", opened });
  return sayEnded(opened, begun);
}

/** By its number; without one, by what was asked for, among the later runs. */
async function findRun({ runId, after, fingerprint }: BegunRun): Promise<Run | undefined> {
  if (runId !== undefined) {
    const [run] = await readRuns({ before: runId + 1, rows: 1 });
    return run?.id === runId ? run : undefined;
  }
  const runs = await readRuns({});
  return runs.filter((run) => run.id > after && run.fingerprint === fingerprint).at(-1);
}

function countOf({ counts }: Run): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

async function noteLines(
  store: Store,
  { undoes }: BegunRun,
  { run, lines }: { readonly run: Run; readonly lines: readonly RunLine[] },
): Promise<void> {
  const changes = lines.map(({ change }) => change);
  await noteOutcomes(
    { changes, undoes, runId: run.id, at: store.now() },
    lines.map(({ outcome }) => outcome),
  );
  await forgetBegunRun();
  await readLoad(store);
}

function sayEnded(
  { run, lines }: { readonly run: Run; readonly lines: readonly RunLine[] },
  { undoes }: BegunRun,
): Message {
  const kept = sayKept(lines.map(({ outcome }) => outcome));
  const areAllApplied = run.counts.applied === run.total && kept === "";
  const counts = `${sayRunCounts(run.counts)} of ${plural(run.total, "record")}`;
  const where = undoes === undefined ? "The outcomes stand beside the rows" : "The cells have followed";
  return {
    intent: areAllApplied ? "success" : "warning",
    text: `Run ${run.id}, which this workbook began, has ended: ${counts}. ${where}.${kept}`,
  };
}
