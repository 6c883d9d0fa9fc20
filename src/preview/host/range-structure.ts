/**
 * `Excel.Range`: cells that come, go, move and merge: insert, delete, clear, copyFrom, moveTo, merge, and rows and
 * columns that are hidden.
 */
import { isEntireColumn, isEntireRow } from "./address";
import type { Area } from "./address";
import { toEngineRange } from "./engine-shift";
import { HostError } from "./host-error";
import { clearLinks } from "./hyperlinks";
import type { HostContext } from "./host-context";
import { hostedRange, toRange } from "./range-target";
import type { RangeTarget } from "./range-target";
import { value } from "./registry";
import type { Hosted } from "./hosted";
import { deleteLines, insertLines, moveCells, shiftCells } from "./structure";
import type { CellShift } from "./structure";

const CELL_CHANGES = {
  down: { changeType: "CellInserted", shiftDirection: "ShiftCellDown" },
  right: { changeType: "CellInserted", shiftDirection: "ShiftCellRight" },
  up: { changeType: "CellDeleted", shiftDirection: "ShiftCellUp" },
  left: { changeType: "CellDeleted", shiftDirection: "ShiftCellLeft" },
} as const;

/** Inserts or deletes cells as one change, however many steps the engine takes. */
function moveNeighbours(host: HostContext, target: RangeTarget, shift: CellShift): void {
  host.changes.as({ ...target, ...CELL_CHANGES[shift] }, () => shiftCells(host.engine, target, shift));
}

/** A whole row or column goes as a line; part of one goes as cells. */
function insert({ sheetId, area }: RangeTarget, shift: unknown, host: HostContext): Hosted {
  host.grid.grow(sheetId, {
    ...area,
    rowCount: isEntireColumn(area) ? 1 : area.rowCount,
    columnCount: isEntireRow(area) ? 1 : area.columnCount,
  });
  if (isEntireRow(area))
    insertLines(host.engine, sheetId, { axis: "row", at: area.row, count: area.rowCount });
  else if (isEntireColumn(area)) {
    insertLines(host.engine, sheetId, { axis: "column", at: area.column, count: area.columnCount });
  } else if (shift === "Down") moveNeighbours(host, { sheetId, area }, "down");
  else if (shift === "Right") moveNeighbours(host, { sheetId, area }, "right");
  else throw new HostError("InvalidArgument");
  return hostedRange(sheetId, area);
}

function remove({ sheetId, area }: RangeTarget, shift: unknown, host: HostContext): void {
  const sheet = host.grid.sheet(sheetId);
  if (isEntireRow(area)) {
    const count = Math.min(area.rowCount, sheet.getRowCount() - area.row);
    if (count > 0) deleteLines(host.engine, sheetId, { axis: "row", at: area.row, count });
  } else if (isEntireColumn(area)) {
    const count = Math.min(area.columnCount, sheet.getColumnCount() - area.column);
    if (count > 0) deleteLines(host.engine, sheetId, { axis: "column", at: area.column, count });
  } else if (shift === "Up") moveNeighbours(host, { sheetId, area }, "up");
  else if (shift === "Left") moveNeighbours(host, { sheetId, area }, "left");
  else throw new HostError("InvalidArgument");
}

/** Merges the area, or each of its rows; Excel keeps the upper left value and drops the others. */
function merge({ sheetId, area }: RangeTarget, across: unknown, host: HostContext): void {
  const lines: Area[] =
    across === true
      ? Array.from({ length: area.rowCount }, (_, index) => ({ ...area, row: area.row + index, rowCount: 1 }))
      : [area];
  const at = { unitId: host.engine.workbook().getUnitId(), subUnitId: sheetId };
  for (const line of lines) {
    host.grid.clearContents(sheetId, line, (row, column) => row !== line.row || column !== line.column);
  }
  host.engine.execute("sheet.mutation.add-worksheet-merge", { ...at, ranges: lines.map(toEngineRange) });
}

function unmerge({ sheetId, area }: RangeTarget, host: HostContext): void {
  const range = toEngineRange(area);
  const at = { unitId: host.engine.workbook().getUnitId(), subUnitId: sheetId };
  const merged = host.grid
    .sheet(sheetId)
    .getMergedCellRange(range.startRow, range.startColumn, range.endRow, range.endColumn);
  if (merged.length > 0)
    host.engine.execute("sheet.mutation.remove-worksheet-merge", { ...at, ranges: merged });
}

/** `Contents` keeps formats, `Formats` keeps contents; only what is there is touched, so a whole sheet may be cleared. */
export function clear({ sheetId, area }: RangeTarget, applyTo: unknown, host: HostContext): void {
  switch (applyTo) {
    case "All":
      clearLinks({ sheetId, area }, host);
      host.grid.clearContents(sheetId, area);
      host.grid.clearFormats(sheetId, area);
      return;
    case "Contents":
    case "ResetContents":
      host.grid.clearContents(sheetId, area);
      return;
    case "Formats":
      host.grid.clearFormats(sheetId, area);
      return;
    case "Hyperlinks":
      clearLinks({ sheetId, area }, host);
      return;
    case "RemoveHyperlinks":
      clearLinks({ sheetId, area }, host);
      host.grid.clearFormats(sheetId, area);
      return;
    default:
      throw new HostError("InvalidArgument");
  }
}

interface Hideable extends RangeTarget {
  readonly kind: "row" | "column";
}

/** Hides or shows the rows or the columns of a range. */
export function hideLines({ sheetId, area, kind }: Hideable, hidden: unknown, host: HostContext): void {
  if (typeof hidden !== "boolean") throw new HostError("InvalidArgument");
  const sheet = host.grid.sheet(sheetId);
  const rowCount = isEntireColumn(area) ? sheet.getRowCount() : area.rowCount;
  const columnCount = isEntireRow(area) ? sheet.getColumnCount() : area.columnCount;
  const bounded = { ...area, rowCount, columnCount };
  host.grid.grow(sheetId, bounded);
  const axis = kind === "row" ? "row" : "col";
  host.engine.execute(`sheet.mutation.set-${axis}-${hidden ? "hidden" : "visible"}`, {
    unitId: host.engine.workbook().getUnitId(),
    subUnitId: sheetId,
    ranges: [toEngineRange(bounded)],
  });
}

/** True or false where all lines agree, null where they do not. */
function readHidden({ sheetId, area, kind }: Hideable, host: HostContext): boolean | null {
  const sheet = host.grid.sheet(sheetId);
  const isHidden = (line: number) =>
    kind === "row" ? !sheet.getRowVisible(line) : !sheet.getColVisible(line);
  const first = kind === "row" ? area.row : area.column;
  const count = kind === "row" ? area.rowCount : area.columnCount;
  const limit = kind === "row" ? sheet.getRowCount() : sheet.getColumnCount();
  const expected = isHidden(first);
  for (let line = first + 1; line < Math.min(first + count, limit); line += 1) {
    if (isHidden(line) !== expected) return null;
  }
  return expected;
}

function moveTo(target: RangeTarget, destination: RangeTarget, host: HostContext): void {
  const to = { ...target.area, row: destination.area.row, column: destination.area.column };
  host.grid.grow(destination.sheetId, to);
  moveCells(host.engine, target, { sheetId: destination.sheetId, area: to });
}

/** Adds what moves a range's cells to the registry. */
export function installRangeStructure(host: HostContext): void {
  host.registry.define<RangeTarget>("Range", {
    properties: {
      RowHidden: value(
        (target) => readHidden({ ...target, kind: "row" }, host),
        (target, hidden) => hideLines({ ...target, kind: "row" }, hidden, host),
      ),
      ColumnHidden: value(
        (target) => readHidden({ ...target, kind: "column" }, host),
        (target, hidden) => hideLines({ ...target, kind: "column" }, hidden, host),
      ),
      Hidden: value((target) => {
        const rows = readHidden({ ...target, kind: "row" }, host);
        const columns = readHidden({ ...target, kind: "column" }, host);
        if (rows === true || columns === true) return true;
        return rows === null || columns === null ? null : false;
      }),
    },
    methods: {
      Insert: (target, [shift]) => insert(target, shift, host),
      Delete: (target, [shift]) => remove(target, shift, host),
      Clear: (target, [applyTo]) => clear(target, applyTo ?? "All", host),
      Merge: (target, [across]) => merge(target, across, host),
      Unmerge: (target) => unmerge(target, host),
      MoveTo: (target, [destination]) => moveTo(target, toRange(destination, target.sheetId, host), host),
    },
  });
}
