/**
 * `Range.getVisibleView()`: the rows and columns of a range that are not hidden, as one block, whatever hid them.
 */
import { printArea } from "./address";
import type { Area } from "./address";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { readRange, writeRange } from "./range-access";
import { hostedRange, toInteger } from "./range-target";
import type { RangeTarget } from "./range-target";
import { hosted } from "./hosted";
import { object, value } from "./registry";

/** The visible lines of a range when the view was asked for; one row of a view is a view of one line. */
interface ViewTarget extends RangeTarget {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly index: number;
}

function lines(start: number, count: number, isVisible: (line: number) => boolean): number[] {
  return Array.from({ length: count }, (_, index) => start + index).filter(isVisible);
}

function open({ sheetId, area }: RangeTarget, host: HostContext): ViewTarget {
  const sheet = host.grid.sheet(sheetId);
  const rows = lines(area.row, area.rowCount, (row) => sheet.getRowVisible(row));
  const columns = lines(area.column, area.columnCount, (column) => sheet.getColVisible(column));
  return { sheetId, area, rows, columns, index: 0 };
}

/** The visible part of what the whole range answers for a property. */
function readVisible(view: ViewTarget, name: string, host: HostContext): unknown[][] {
  const all = readRange(view, name, host) as unknown[][];
  const { area } = view;
  return view.rows.map((row) => view.columns.map((column) => all[row - area.row]?.[column - area.column]));
}

function cell(row: number, column: number): Area {
  return { row, column, rowCount: 1, columnCount: 1 };
}

function writeVisible(view: ViewTarget, written: unknown, host: HostContext): void {
  if (!Array.isArray(written) || written.length !== view.rows.length) throw new HostError("InvalidArgument");
  const matrix = written as readonly unknown[];
  view.rows.forEach((row, index) => {
    const line = matrix[index];
    if (!Array.isArray(line) || line.length !== view.columns.length) throw new HostError("InvalidArgument");
    view.columns.forEach((column, offset) => {
      writeRange({ sheetId: view.sheetId, area: cell(row, column) }, [[line[offset]]], host);
    });
  });
}

function rowOf(view: ViewTarget, index: number): ViewTarget {
  const row = view.rows[index];
  if (row === undefined) throw new HostError("InvalidArgument");
  return { ...view, rows: [row], index };
}

/** The block from the view's first visible cell to its last, with what is hidden between. */
function rangeOf({ rows, columns, sheetId }: ViewTarget) {
  const [row] = rows;
  const [column] = columns;
  if (row === undefined || column === undefined) throw new HostError("ItemNotFound");
  const rowCount = (rows.at(-1) ?? row) - row + 1;
  const columnCount = (columns.at(-1) ?? column) - column + 1;
  return hostedRange(sheetId, { row, column, rowCount, columnCount });
}

/** Adds Range.GetVisibleView, RangeView and its rows. */
export function installRangeView(host: HostContext): void {
  const visible = (name: string) => value<ViewTarget>((view) => readVisible(view, name, host));
  host.registry.define<RangeTarget>("Range", {
    methods: { GetVisibleView: (target) => hosted("RangeView", open(target, host)) },
  });
  host.registry.define<ViewTarget>("RangeView", {
    properties: {
      Values: value(
        (view) => readVisible(view, "Values", host),
        (view, written) => writeVisible(view, written, host),
      ),
      Formulas: visible("Formulas"),
      Text: visible("Text"),
      ValueTypes: visible("ValueTypes"),
      NumberFormat: visible("NumberFormat"),
      RowCount: value(({ rows }) => rows.length),
      ColumnCount: value(({ columns }) => columns.length),
      CellAddresses: value(({ rows, columns }) =>
        rows.map((row) => columns.map((column) => printArea(cell(row, column)))),
      ),
      Index: value(({ index }) => index),
      Rows: object((view) => hosted("RangeViewCollection", view)),
    },
    methods: { GetRange: rangeOf },
  });
  host.registry.define<ViewTarget>("RangeViewCollection", {
    methods: {
      GetCount: ({ rows }) => rows.length,
      GetItemAt: (view, [index]) => hosted("RangeView", rowOf(view, toInteger(index))),
    },
    items: (view) => view.rows.map((_, index) => hosted("RangeView", rowOf(view, index))),
  });
}
