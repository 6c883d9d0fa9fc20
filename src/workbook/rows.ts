// Records as rows of cells, and where the columns of a layout stand on a sheet that people have worked on. Knows no order of rows:
// a row is found by the id in it.
import type { Field } from "../domain/field";
import type { Lookup } from "../domain/lookup";
import { splitTicks, splitValued } from "../domain/spelling";
import { fromHundredths, type Entries, type Entry } from "../domain/value";
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
      return tickPrinter(column.field, column.tick);
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
function tickPrinter({ name, takesNumbers }: Field, tick: string): PrintCell {
  const known = new Map<Entry | undefined, Cell>();
  const look = takesNumbers ? valuedTick : plainTick;
  return ({ [name]: value }) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const cell = look(value, tick);
    known.set(value, cell);
    return cell;
  };
}

function plainTick(value: Entry | undefined, tick: string): boolean {
  return splitTicks(value).includes(tick);
}

/** The number that stands instead of the tick, where there is one. */
function valuedTick(value: Entry | undefined, tick: string): Cell {
  const found = splitValued(value).find(({ name }) => name === tick);
  return found?.amount === undefined ? found !== undefined : fromHundredths(found.amount);
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

/** Finds the columns by their headers, in whatever order they stand now; one that was added since the load by the tick it begins with. */
export function findColumns(layout: SheetLayout, onSheet: readonly Cell[]): Whereabouts {
  const headers = onSheet.map((header) => String(header).trim());
  const places = new Map(headers.map((header, index) => [header, index]));
  return layout.columns.map((column) => {
    const place = places.get(column.header);
    if (place !== undefined || column.role !== "tick" || !column.isAdded) return place;
    const at = headers.findIndex((header) => header === column.tick || header.startsWith(`${column.tick} ·`));
    return at < 0 ? undefined : at;
  });
}
