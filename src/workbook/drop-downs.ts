// The hidden list sheet: one column for each distinct drop-down, because a list typed into a validation ends at 255 characters. Knows
// cells and addresses, no Excel.
import { columnLetters } from "./addresses";
import type { Column } from "./layout";

/** The cells of the list sheet: a heading in the first row, then the choices; none where no column offers any. */
export function dropDownCells(dropDowns: readonly (readonly string[])[]): string[][] {
  if (dropDowns.length === 0) return [];
  const longest = Math.max(0, ...dropDowns.map((choices) => choices.length));
  const headings = dropDowns.map((_, index) => `List ${index + 1}`);
  const rows = Array.from({ length: longest }, (_, row) => dropDowns.map((choices) => choices[row] ?? ""));
  return [headings, ...rows];
}

/** The source of a column's validation on that sheet, as a formula; undefined where the column offers nothing. */
export function sourceOfDropDown(
  dropDowns: readonly (readonly string[])[],
  sheet: string,
): (column: Column) => string | undefined {
  const places = new Map(dropDowns.map((choices, index) => [choices.join("\n"), { choices, index }]));
  return ({ choices }) => {
    const place = places.get(choices.join("\n"));
    if (!place || choices.length === 0) return undefined;
    const letters = columnLetters(place.index);
    return `='${sheet}'!$${letters}$2:$${letters}$${choices.length + 1}`;
  };
}
