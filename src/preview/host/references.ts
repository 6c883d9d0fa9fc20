/**
 * Objects that Office.js keeps between syncs (`_KeepReference`): a kept range moves with its cells when rows or
 * columns come and go above it, as in Excel.
 */
import { HostError } from "./host-error";
import type { Hosted } from "./hosted";

export interface References {
  keep(hosted: Hosted): string;
  idOf(hosted: Hosted): string | undefined;
  find(id: string): Hosted;
  release(id: string): void;
  count(): number;
  /** Every kept object by its id, for whoever moves ranges. */
  entries(): Iterable<readonly [string, Hosted]>;
}

export function createReferences(): References {
  const kept = new Map<string, Hosted>();
  const ids = new WeakMap<Hosted, string>();
  let last = 0;
  return {
    keep(hosted) {
      const known = ids.get(hosted);
      if (known !== undefined && kept.has(known)) return known;
      last += 1;
      const id = `ref-${last}`;
      ids.set(hosted, id);
      kept.set(id, hosted);
      return id;
    },
    idOf: (hosted) => ids.get(hosted),
    find(id) {
      const found = kept.get(id);
      if (!found)
        throw new HostError("InvalidReference", "The object that this reference was kept for is gone.");
      return found;
    },
    release: (id) => void kept.delete(id),
    count: () => kept.size,
    entries: () => [...kept],
  };
}
