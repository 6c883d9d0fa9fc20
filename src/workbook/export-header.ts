// Whether a row names columns, as the first row of another system's export does, or holds values. Pure.
import { makeNameIndex, squashName } from "../domain/other-names";
import type { Cell } from "./cells";
import type { ExportTable } from "./import-sheet";
import type { SheetLayout } from "./layout";

const longestName = 80;
const looksLikeValue = /@|^[\d\s.,:/+()$€£%-]+$|^(true|false|yes|no)$/i;

/** The cells that could be names of columns: texts that are no number, date, email or yes. */
function couldBeName(cell: Cell): boolean {
  return typeof cell === "string" && cell.length <= longestName && !looksLikeValue.test(cell.trim());
}

function filled(row: readonly Cell[]): readonly Cell[] {
  return row.filter((cell) => String(cell).trim() !== "");
}

/** True where every filled cell could name a column: what a person who brings an export most likely means. */
export function isLikelyHeader(row: readonly Cell[]): boolean {
  const cells = filled(row);
  return cells.length > 0 && cells.every(couldBeName);
}

/** True where most cells that could be names are names of this type's fields, ours or other systems'; two at least. */
export function isSureHeader(row: readonly Cell[], { type }: SheetLayout): boolean {
  if (!isLikelyHeader(row)) return false;
  const cells = filled(row);
  const names = makeNameIndex(type.fields);
  const named = cells.filter((cell) => names(squashName(String(cell))).length > 0).length;
  return named >= 2 && named * 2 >= cells.length;
}

const mostAbove = 10;

/** How many rows stand above the widest rows: the title of a report, an empty line. */
export function rowsAboveHeader(rows: readonly (readonly Cell[])[]): number {
  const widths = rows.slice(0, mostAbove + 1).map((row) => filled(row).length);
  const widest = Math.max(0, ...widths);
  const first = widths.findIndex((width) => width * 2 > widest);
  return widths.length < 2 || first < 0 || (widths[0] ?? 0) > 1 ? 0 : first;
}

/** The rows as an export: named by their first row, or by their number. Names are made unique; blank rows and columns are left out. */
export function makeExport(rows: readonly (readonly Cell[])[], hasHeader: boolean): ExportTable {
  const full = rows.filter((row) => filled(row).length > 0);
  const [first = []] = full;
  const body = hasHeader ? full.slice(1) : full;
  const width = full.reduce((most, row) => Math.max(most, row.length), 0);
  const heads = Array.from({ length: width }, (_, at) => (hasHeader ? String(first[at] ?? "").trim() : ""));
  const held = new Set<number>();
  for (const row of full) row.forEach((cell, at) => (cell === "" ? undefined : held.add(at)));
  const kept = heads.map((_, at) => at).filter((at) => held.has(at));
  const headers = uniqueNames(kept.map((at) => heads[at] || `Column ${at + 1}`));
  return { headers, rows: body.map((row) => kept.map((at) => row[at] ?? "")) };
}

function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((wanted) => {
    let name = wanted;
    for (let count = 2; taken.has(squashName(name)); count++) name = `${wanted} (${count})`;
    taken.add(squashName(name));
    return name;
  });
}
