// The course of one run, from its first line or from where it was cut off: which lines are still to be sent, and how.
import type { Backend } from "../backend/backend";
import type { ApplyLine } from "../contract/app";
import { Fault } from "../domain/fault";
import type { RecordTypes } from "../domain/record-types";
import { applyChanges } from "../plan/apply";
import type { Change } from "../plan/change";
import type { Outcome } from "../plan/outcome";
import type { Database } from "./database/database";
import type { Holder, LineToBe, StoredLine, StoredRun } from "./database/runs";
import { makeJournal, type Journal } from "./journal";
import type { LineQueue } from "./line-queue";
import { readBack } from "./read-back";

/** A run in this process. */
export interface ActiveRun {
  /** Someone asked to stop: what is left is not sent. */
  isStopped: boolean;
  /** The run rests, or is another process's: nothing more is sent, and nothing more is said. */
  isLeft: boolean;
  /** Its turn has come: others wait for it. */
  isSending: boolean;
  readonly journal: Journal;
}

export interface Course {
  readonly journal: Journal;
  readonly types: RecordTypes;
  readonly run: Pick<StoredRun, "id" | "startedAt">;
  /** The lines without a noted outcome, in their order. */
  readonly changes: readonly Change[];
  /** The first so many of them may have been sent by a process that did not live to hear of it. */
  readonly inDoubt: number;
}

interface Begun {
  readonly run: Pick<StoredRun, "id" | "startedAt">;
  readonly holder: () => Holder;
  readonly types: RecordTypes;
}

/** The course of a new run. */
export function newCourse(
  database: Database,
  { run, holder, types, lines }: Begun & { readonly lines: readonly LineToBe[] },
): Course {
  const changes = lines.map(({ change }) => change);
  const journal = makeJournal(database, { id: run.id, holder });
  return { journal, types, run, changes, inDoubt: 0 };
}

/** The course of a run from where it was cut off. */
export function resumedCourse(
  database: Database,
  begun: Omit<Begun, "run"> & {
    readonly run: StoredRun & { readonly sent: number };
    readonly lines: readonly StoredLine[];
  },
): Course {
  const { run, holder, types, lines } = begun;
  const open = lines.filter(({ outcome }) => !outcome);
  const noted = lines.length - open.length;
  const journal = makeJournal(database, { id: run.id, holder }, { noted, counts: run.counts });
  return {
    ...{ journal, types, run },
    changes: open.map(({ change }) => change),
    inDoubt: Math.max(0, run.sent - noted),
  };
}

/** Others wait no longer than this, and the batch in flight, for their turn. */
const turnMs = 10;

/** Sends the run batch by batch; between batches everyone else gets their turn. */
export async function sendRun(
  course: Course,
  parts: { readonly backend: Backend; readonly own: ActiveRun; readonly queue: LineQueue<ApplyLine> },
): Promise<void> {
  const { backend, own, queue } = parts;
  const { journal, types, changes, run } = course;
  const askBack = (sent: readonly Change[]) => readBack(backend, sent, { types, run });
  const doubted = new Set(changes.slice(0, course.inDoubt));
  // Kept until its batch ends: a batch that is refused and halved, or written again, must not send these lines after all.
  const known = new Map<Change, Outcome>();
  const writeUnlessEnded = async (batch: readonly Change[]): Promise<readonly Outcome[]> => {
    if (own.isLeft) throw new Fault("not allowed", "The run is another service's by now.");
    return own.isStopped ? batch.map(stopped) : backend.write(batch, types, run.id);
  };
  let turnEnds = performance.now();
  const batches = applyChanges(changes, backend.capabilities.batch, {
    write: async (batch) => {
      if (doubted.size > 0)
        await learn(
          known,
          batch.filter((change) => doubted.delete(change)),
          askBack,
        );
      const rest = batch.filter((change) => !known.has(change));
      const written = rest.length > 0 ? await writeUnlessEnded(rest) : [];
      const outcomes = new Map(rest.map((change, at) => [change, written[at]]));
      return batch.map((change) => known.get(change) ?? (outcomes.get(change) as Outcome));
    },
    readBack: askBack,
    sending: async (batch) => {
      if (own.isLeft) return false;
      if (performance.now() >= turnEnds) {
        await nextTurn();
        turnEnds = performance.now() + turnMs;
      }
      if (!(await journal.sending(batch.length))) own.isLeft = true;
      return !own.isLeft;
    },
    ended: async (_, outcomes) => {
      known.clear();
      journal.ended(outcomes);
    },
    isStopped: () => own.isStopped && !own.isLeft && doubted.size === 0,
  });
  for await (const outcomes of batches) queue.push({ kind: "outcomes", outcomes });
}

/** What was sent before the run was cut off and was written, or cannot be known; what was not written is sent again [AP2]. */
async function learn(
  known: Map<Change, Outcome>,
  sent: readonly Change[],
  askBack: (sent: readonly Change[]) => Promise<readonly Outcome[]>,
): Promise<void> {
  if (sent.length === 0) return;
  const read = await askBack(sent);
  sent.forEach((change, at) => {
    const outcome = read[at];
    if (outcome && outcome.kind !== "not sent") known.set(change, outcome);
  });
}

function stopped({ key }: Change): Outcome {
  return { key, kind: "not sent", message: "The run was stopped before this record was sent." };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
