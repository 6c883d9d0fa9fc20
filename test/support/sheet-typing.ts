// What people type into the model's sheets, right and wrong, by column. It knows headers, no cells.
import type { Place } from "./sheet-hands";
import type { Cell } from "./sheet-model-cells";

/** What people type into a column, by its header; into any other, what they type into ticks. */
const typed: Readonly<Record<string, readonly Cell[]>> = {
  ID: [41, 42, 999, "", "new 1", "new 7"],
  Type: ["Customer", "supplier", "Branch", ""],
  Active: [true, false, "no", "maybe", ""],
  Company: ["Aro Bakery", "Quay Store", " Bay Bakery ", ""],
  Email: ["aro@bakery.example", "ana@quay.example", ""],
  City: ["Auckland", "Napier", "Levin", ""],
  Group: ["Retail", "hospitality", "Retail, Hospitality", "Wholesalers", ""],
  "Credit limit": [1250.5, "1250.50", "5k", 0, ""],
  "Balance owing": [9, ""],
};
const typedTicks: readonly Cell[] = [true, false, 7.5, "yes", "", 0, "maybe", "7.5 or so", 12.25, -1];

/** What is typed there, one of a few things. */
export function typedInto({ sheet, column }: Place, pick: number): Cell {
  const own = typed[sheet.headers[column] ?? ""] ?? typedTicks;
  return own[pick % own.length] ?? "";
}
