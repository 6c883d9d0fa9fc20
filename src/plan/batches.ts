// Cuts a plan's changes into batches that the backend takes at once. Creates and updates never share one: the wire has a
// verb for each.
import type { Change } from "./change";

/** Runs of one kind, in order, at most `most` long. */
export function batches(changes: readonly Change[], most: number): (readonly Change[])[] {
  const cut: Change[][] = [];
  for (const change of changes) {
    const last = cut.at(-1);
    if (last && last.length < most && last[0]?.kind === change.kind) last.push(change);
    else cut.push([change]);
  }
  return cut;
}
