// The Contacts sheet of the makers' account as an export finds it: Harbour Cafe (41), Quay Store (42), Mill Supplies (43), or others.
import type { Values } from "../../src/domain/value";
import { headersOf } from "../../src/workbook/layout";
import { makeImportSheet, type ExportTable, type ImportSheet } from "../../src/workbook/import-sheet";
import { openBook } from "../../src/workbook/read-sheet";
import { makeRows } from "../../src/workbook/rows";
import { layoutsFor } from "../../src/workbook/sheets";
import { load, threeContacts } from "./workbook";

/** The sheet with the rows of these contacts, as loaded. */
export function contactsSheet(records: readonly Values[] = threeContacts()): ImportSheet {
  const { owned: _, ...loaded } = load(records);
  const layouts = layoutsFor(loaded.lists);
  const keyed = new Map(records.map((record): [string, Values] => [String(record["id"]), record]));
  const book = openBook({ ...loaded, records: keyed, headers: headersOf(layouts), ticks: [] });
  const layout = book.layouts.find(({ name }) => name === "Contacts");
  if (!layout) throw new Error("The Contacts sheet is gone.");
  const headers = layout.columns.map(({ header }) => header);
  const rows = makeRows(layout, records, book.lookup);
  return makeImportSheet({ layout, sheet: "Contacts", firstRow: 2, headers, rows }, book);
}

/** An export of these columns, each with its cells. */
export function exported(
  columns: Readonly<Record<string, readonly (string | number | boolean)[]>>,
): ExportTable {
  const headers = Object.keys(columns);
  const rows = Math.max(0, ...headers.map((header) => columns[header]?.length ?? 0));
  return {
    headers,
    rows: Array.from({ length: rows }, (_, row) => headers.map((header) => columns[header]?.[row] ?? "")),
  };
}
