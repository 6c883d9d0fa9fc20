// Applies a plan: batch by batch, journalled before sent [AP1], exactly one outcome per change [AP3]. Everything that
// touches the world is handed in; what was lost on the way is said as an outcome, never thrown away.
import { Fault, messageOf } from "../domain/fault";
import { batches } from "./batches";
import type { Change } from "./change";
import type { Outcome, OutcomeKind } from "./outcome";

export interface ApplyEffects {
  /** One outcome per change, in order; throws where the whole batch was refused or went unanswered. */
  readonly write: (changes: readonly Change[]) => Promise<readonly Outcome[]>;
  /** Notes that this batch is about to be sent. Throws: nothing is sent. */
  readonly sending: (changes: readonly Change[]) => Promise<void>;
  /** Notes what became of it. */
  readonly ended: (changes: readonly Change[], outcomes: readonly Outcome[]) => Promise<void>;
  /** True once someone asked to stop: the batch in flight ends, the rest is not sent [AP9]. */
  readonly isStopped: () => boolean;
}

/** Yields the outcomes of each batch as it ends; together they hold every change exactly once. */
export async function* applyChanges(
  changes: readonly Change[],
  mostInBatch: number,
  effects: ApplyEffects,
): AsyncGenerator<readonly Outcome[]> {
  for (const batch of batches(changes, mostInBatch)) {
    const outcomes = effects.isStopped()
      ? sameFor(batch, "not sent", "The run was stopped before this record was sent.")
      : await send(batch, effects);
    await effects.ended(batch, outcomes);
    yield outcomes;
  }
}

async function send(batch: readonly Change[], effects: ApplyEffects): Promise<readonly Outcome[]> {
  try {
    await effects.sending(batch);
  } catch (caught) {
    return sameFor(batch, "not sent", messageOf(caught));
  }
  return writeOrSplit(batch, effects);
}

/**
 * A batch that was refused as a whole is halved until the bad ones stand alone [AP4]. A database that rolled back wrote
 * nothing. After anything else nobody knows whether it was written, and sending again could double it: unknown [AP5].
 */
async function writeOrSplit(batch: readonly Change[], effects: ApplyEffects): Promise<readonly Outcome[]> {
  try {
    return await effects.write(batch);
  } catch (caught) {
    const message = messageOf(caught);
    const code = caught instanceof Fault ? caught.code : "bug";
    if (code === "database full" || code === "database locked") return sameFor(batch, "not sent", message);
    if (code !== "refused") return sameFor(batch, "unknown", message);
    if (batch.length === 1) return sameFor(batch, "rejected", message);
    const middle = batch.length >> 1;
    const first = await writeOrSplit(batch.slice(0, middle), effects);
    return [...first, ...(await writeOrSplit(batch.slice(middle), effects))];
  }
}

function sameFor(batch: readonly Change[], kind: OutcomeKind, message: string): Outcome[] {
  return batch.map(({ key }) => ({ key, kind, message }));
}
