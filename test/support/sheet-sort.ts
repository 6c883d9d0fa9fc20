// How Excel puts rows in order by one column, for the model of people's sheets: numbers, texts without case, FALSE, TRUE, blanks always last.
import type { Cell } from "./sheet-model-cells";

function rankOf(cell: Cell): number {
  if (cell === "") return 3;
  return ["number", "string", "boolean"].indexOf(typeof cell);
}

const collator = new Intl.Collator("en", { sensitivity: "accent" });

function compare(one: Cell, other: Cell): number {
  if (rankOf(one) !== rankOf(other)) return rankOf(one) - rankOf(other);
  if (typeof one === "string" && typeof other === "string") return collator.compare(one, other);
  return Number(one) - Number(other);
}

/** The rows in order; those that are alike stay as they stood. */
export function sortedRows(rows: readonly Cell[][], column: number, ascending: boolean): Cell[][] {
  return [...rows].sort((one, other) => {
    const [a = "", b = ""] = [one[column], other[column]];
    if (a === "" || b === "") return Number(a === "") - Number(b === "");
    return ascending ? compare(a, b) : -compare(a, b);
  });
}
