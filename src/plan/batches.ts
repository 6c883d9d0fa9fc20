// Cuts a plan's changes into batches that the backend takes at once. Creates and updates never share one: the wire has a
// verb for each; nor do two types of record: each has its own endpoint.
import { typeNameOf } from "../domain/record-key";
import type { Change } from "./change";

/** Runs of one kind and type, in order, at most `most` long. */
export function batches(changes: readonly Change[], most: number): (readonly Change[])[] {
  const cut: Change[][] = [];
  for (const change of changes) {
    const last = cut.at(-1);
    if (last && last.length < most && isAlike(last[0], change)) last.push(change);
    else cut.push([change]);
  }
  return cut;
}

function isAlike(first: Change | undefined, change: Change): boolean {
  return first?.kind === change.kind && typeNameOf(first.key) === typeNameOf(change.key);
}
