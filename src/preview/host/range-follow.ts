/**
 * Kept ranges follow their cells when rows, columns or cells come, go or move, as in Excel; a range whose cells are all
 * deleted answers InvalidReference from then on.
 */
import { areaAfter } from "./area-shift";
import { readShift } from "./engine-shift";
import type { HostContext } from "./host-context";
import type { RangeTarget } from "./range-target";

/** Begins to follow; the answer ends it. */
export function followRanges(host: HostContext): () => void {
  const following = host.engine.afterMutation((mutation) => {
    const moved = readShift(mutation);
    if (!moved) return;
    for (const [id, kept] of host.references.entries()) {
      if (kept.className !== "Range") continue;
      const target = kept.target as RangeTarget;
      if (target.sheetId !== moved.sheetId) continue;
      const area = areaAfter(target.area, moved.shift);
      if (area) target.area = area;
      else host.references.release(id);
    }
  });
  return () => following.dispose();
}
