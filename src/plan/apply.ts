// Applies a plan: batch by batch, journalled before sent [AP1], exactly one outcome per change [AP3]. Everything that
// touches the world is handed in; what was lost on the way is said as an outcome, never thrown away.
import { Fault, messageOf } from "../domain/fault";
import { batches } from "./batches";
import type { Change } from "./change";
import type { Outcome, OutcomeKind } from "./outcome";

export interface ApplyEffects {
  /** One outcome per change, in order; throws where the whole batch was refused or went unanswered. */
  readonly write: (changes: readonly Change[]) => Promise<readonly Outcome[]>;
  /**
   * Reads back changes that were sent and went unanswered; one outcome per change, in order. "not sent": it was not written, and
   * may be sent again [AP5]. Throws where nobody can be asked.
   */
  readonly readBack: (changes: readonly Change[]) => Promise<readonly Outcome[]>;
  /** Notes that this batch is about to be sent. False: the run rests, or is another's by now; nothing is sent. Throws: nothing is sent. */
  readonly sending: (changes: readonly Change[]) => Promise<boolean>;
  /** Notes what became of it. */
  readonly ended: (changes: readonly Change[], outcomes: readonly Outcome[]) => Promise<void>;
  /** True once someone asked to stop: the batch in flight ends, the rest is not sent [AP9]. */
  readonly isStopped: () => boolean;
}

/** Yields the outcomes of each batch as it ends; together they hold every change exactly once, unless the run was left. */
export async function* applyChanges(
  changes: readonly Change[],
  mostInBatch: number,
  effects: ApplyEffects,
): AsyncGenerator<readonly Outcome[]> {
  for (const batch of batches(changes, mostInBatch)) {
    const outcomes = effects.isStopped()
      ? sameFor(batch, "not sent", "The run was stopped before this record was sent.")
      : await send(batch, effects);
    if (!outcomes) return;
    await effects.ended(batch, outcomes);
    yield outcomes;
  }
}

/** Undefined where the run was left. */
async function send(
  batch: readonly Change[],
  effects: ApplyEffects,
): Promise<readonly Outcome[] | undefined> {
  try {
    if (!(await effects.sending(batch))) return undefined;
  } catch (caught) {
    return sameFor(batch, "not sent", messageOf(caught));
  }
  return writeOrSplit(batch, effects);
}

/**
 * A batch that was refused as a whole is halved until the bad ones stand alone [AP4]. A database that rolled back wrote
 * nothing. After anything else nobody knows whether it was written: it is read back before anything else [AP5].
 */
async function writeOrSplit(batch: readonly Change[], effects: ApplyEffects): Promise<readonly Outcome[]> {
  try {
    return await effects.write(batch);
  } catch (caught) {
    const message = messageOf(caught);
    const code = caught instanceof Fault ? caught.code : "bug";
    if (code === "database full" || code === "database locked") return sameFor(batch, "not sent", message);
    if (code !== "refused") return settle(batch, message, effects);
    if (batch.length === 1) return sameFor(batch, "rejected", message);
    const middle = batch.length >> 1;
    const first = await writeOrSplit(batch.slice(0, middle), effects);
    return [...first, ...(await writeOrSplit(batch.slice(middle), effects))];
  }
}

/**
 * What was read back as not written is sent once more, and again for as long as each time some of it is written; what cannot be
 * known is said to be unknown.
 */
async function settle(
  batch: readonly Change[],
  message: string,
  effects: ApplyEffects,
): Promise<readonly Outcome[]> {
  const read = await effects.readBack(batch).catch(() => sameFor(batch, "unknown", message));
  const missing = batch.filter((_, at) => read[at]?.kind === "not sent");
  if (missing.length === 0) return read;
  const again = await effects.write(missing).catch(() => {
    const isGettingOn = missing.length < batch.length;
    return isGettingOn ? settle(missing, message, effects) : sameFor(missing, "unknown", message);
  });
  return read.map((outcome, at) => again[missing.indexOf(batch[at] as Change)] ?? outcome);
}

function sameFor(batch: readonly Change[], kind: OutcomeKind, message: string): Outcome[] {
  return batch.map(({ key }) => ({ key, kind, message }));
}
