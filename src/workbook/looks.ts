// How columns look: bands of colour, the grey of what is read only, and runs of columns that share a look. Knows layouts, no Excel.
import type { Column, SheetLayout } from "./layout";

/** Columns side by side that share a look, as one run: each run is one call to the host. What is no column of ours breaks a run. */
export function columnRuns<T>(
  columns: readonly (Column | undefined)[],
  lookOf: (column: Column) => T | undefined,
): readonly { readonly start: number; readonly count: number; readonly look: T }[] {
  const runs: { start: number; count: number; look: T }[] = [];
  columns.forEach((column, index) => {
    const look = column && lookOf(column);
    const run = runs.at(-1);
    if (look === undefined) return;
    if (run?.look === look && run.start + run.count === index) run.count++;
    else runs.push({ start: index, count: 1, look });
  });
  return runs;
}

/** A band's header colour: light, so that dark text on it keeps a contrast of 10:1 and more. The palette repeats. */
export function bandColor(layout: SheetLayout, band: string): string {
  const bands = [...new Set(layout.columns.map((column) => column.band))];
  return bandColors[bands.indexOf(band) % bandColors.length] ?? "#E1E1E1";
}

const bandColors = ["#E1E1E1", "#CFE4FA", "#D5EFD5", "#FFE9B8", "#F6D9EE", "#D3EEF0", "#FBDCC9", "#E3DAF5"];

/** Read-only columns are grey, their text still 7:1 against it. */
export const readOnlyLook = { fill: "#F0F0F0", font: "#505050" } as const;
