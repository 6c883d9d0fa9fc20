/**
 * Sorting from left to right: the columns of a range change places by the values of some of its rows. Formulas move
 * with their column, as when it is copied; hidden columns stay where they are.
 */
import type { ICellData } from "@univerjs/core";
import { FormulaDataModel, LexerTreeBuilder } from "@univerjs/engine-formula";
import { printArea } from "./address";
import { sortedOrder } from "./cell-order";
import type { SortLevel, SortValue } from "./cell-order";
import { readValue } from "./cell-value";
import { EMPTIED } from "./cell-writer";
import type { CellBlock } from "./cell-writer";
import { EVENT, WORKBOOK_TARGET } from "./events";
import type { HostContext } from "./host-context";
import type { RangeTarget } from "./range-target";

interface Sorting {
  readonly levels: readonly SortLevel[];
  readonly matchCase: boolean;
}

/** What the first column of a range holds in the rows that are sorted by. */
function lineOf(target: RangeTarget, levels: readonly SortLevel[], host: HostContext): SortValue[] {
  const line: SortValue[] = [];
  for (const { key } of levels) {
    const shown = readValue(host.grid.cell(target.sheetId, target.area.row + key, target.area.column));
    line[key] = shown === "" ? undefined : shown;
  }
  return line;
}

/** A cell as it has to be in another column. */
function movedCell(sheetId: string, [row, from, to]: readonly [number, number, number], host: HostContext) {
  const injector = host.engine.univer.__getInjector();
  const cell = host.grid.cell(sheetId, row, from);
  const unitId = host.engine.workbook().getUnitId();
  const formula =
    cell?.f || cell?.si
      ? injector.get(FormulaDataModel).getFormulaStringByCell(row, from, sheetId, unitId)
      : null;
  const moved: ICellData = { ...EMPTIED, s: null, ...cell };
  if (!formula) return moved;
  return {
    ...moved,
    si: null,
    f: injector.get(LexerTreeBuilder).moveFormulaRefOffset(formula, to - from, 0),
  };
}

/** Moves the visible columns of the area into order and tells who listens. */
export function sortColumns(target: RangeTarget, { levels, matchCase }: Sorting, host: HostContext): void {
  const { sheetId, area } = target;
  const sheet = host.grid.sheet(sheetId);
  const columns = Array.from({ length: area.columnCount }, (_, index) => area.column + index).filter(
    (column) => sheet.getColVisible(column),
  );
  const block: CellBlock = {};
  const lines = columns.map((column) => lineOf({ sheetId, area: { ...area, column } }, levels, host));
  sortedOrder(lines, levels, matchCase).forEach((from, to) => {
    const source = columns[from];
    const place = columns[to];
    if (source === undefined || place === undefined || source === place) return;
    for (let row = area.row; row < area.row + area.rowCount; row += 1) {
      (block[row] ??= {})[place] = movedCell(sheetId, [row, source, place], host);
    }
  });
  host.grid.write(sheetId, block);
  const payload = { address: printArea(area), source: "Local", worksheetId: sheetId };
  host.events.raise(EVENT.columnSorted, [WORKBOOK_TARGET, sheetId], payload);
}
