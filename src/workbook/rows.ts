// Records as rows of cells, and where the columns of a layout stand on a sheet that people have worked on. Knows no order of rows:
// a row is found by the id in it.
import type { Field } from "../domain/field";
import type { Lookup } from "../domain/lookup";
import { splitTicks } from "../domain/spelling";
import type { Entries, Entry } from "../domain/value";
import { cellOf, type Cell } from "./cells";
import type { Column, SheetLayout } from "./layout";

/** What a column shows of a record. */
export type PrintCell = (entries: Entries) => Cell;

/** How a column prints: made once for each column, used for every row. */
export function cellPrinter(column: Column, lookup: Lookup): PrintCell {
  switch (column.role) {
    case "status":
      return () => "";
    case "tick":
      return tickPrinter(column.field.name, column.tick);
    case "key":
    case "field":
    case "context":
      return fieldPrinter(column.field, lookup);
    default:
      return column satisfies never;
  }
}

/** Few codes are carried by many records, so each is looked up once. */
function fieldPrinter(field: Field, lookup: Lookup): PrintCell {
  const { name } = field;
  if (field.kind !== "reference") {
    return (entries) => {
      const entry = entries[name];
      return entry === null || entry === undefined ? "" : cellOf(field, entry, lookup);
    };
  }
  const known = new Map<Entry, Cell>();
  return (entries) => {
    const entry = entries[name];
    if (entry === null || entry === undefined) return "";
    const cell = known.get(entry) ?? cellOf(field, entry, lookup);
    known.set(entry, cell);
    return cell;
  };
}

/** Few records have a combination of ticks to themselves, so each combination is looked at once. */
function tickPrinter(name: string, tick: string): PrintCell {
  const known = new Map<Entry | undefined, boolean>();
  return ({ [name]: value }) => {
    const ticked = known.get(value);
    if (ticked !== undefined) return ticked;
    const isTicked = splitTicks(value).includes(tick);
    known.set(value, isTicked);
    return isTicked;
  };
}

/** The rows of a sheet for these records, in their order; records that have no row there are left out. */
export function makeRows(layout: SheetLayout, records: readonly Entries[], lookup: Lookup): Cell[][] {
  const printers = layout.columns.map((column) => cellPrinter(column, lookup));
  const { onlyType } = layout;
  const own = onlyType === undefined ? records : records.filter((record) => record["type"] === onlyType);
  return own.map((record) => printers.map((print) => print(record)));
}

/** Where each column of a layout stands on the sheet, by the layout's order; undefined where its header is not there. */
export type Whereabouts = readonly (number | undefined)[];

/** Finds the columns by their headers, in whatever order they stand now. */
export function findColumns(layout: SheetLayout, onSheet: readonly Cell[]): Whereabouts {
  const places = new Map(onSheet.map((header, index) => [String(header).trim(), index]));
  return layout.columns.map((column) => places.get(column.header));
}
