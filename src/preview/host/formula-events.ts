/**
 * The events of formulas, while an add-in listens: `onFormulaChanged` looks at formulas before and after a write,
 * `onCalculated` at the values that the engine writes for itself.
 */
import { printArea } from "./address";
import { readFormula } from "./cell-value";
import { around, writtenCells } from "./change";
import type { CellAt } from "./change";
import type { CellRows } from "./cells";
import { EVENT, WORKBOOK_TARGET } from "./events";
import type { HostContext } from "./host-context";

interface Written {
  readonly subUnitId: string;
  readonly cellValue?: CellRows;
}

interface Before {
  readonly at: CellAt;
  readonly formula: string;
  readonly isFormula: boolean;
}

const SET_VALUES = "sheet.mutation.set-range-values";

function look(sheetId: string, at: CellAt, host: HostContext): Before {
  const cell = host.grid.cell(sheetId, at.row, at.column);
  return { at, formula: String(readFormula(cell)), isFormula: Boolean(cell?.f) || Boolean(cell?.si) };
}

function tell(sheetId: string, before: readonly Before[], host: HostContext): void {
  const changed = before.filter((earlier) => {
    const now = look(sheetId, earlier.at, host);
    return (earlier.isFormula || now.isFormula) && earlier.formula !== now.formula;
  });
  if (changed.length === 0) return;
  const formulaDetails = changed.map(({ at, formula }) => ({
    cellAddress: printArea({ ...at, rowCount: 1, columnCount: 1 }),
    previousFormula: formula,
  }));
  const payload = { formulaDetails, source: "Local", worksheetId: sheetId };
  host.events.raise(EVENT.formulaChanged, [sheetId, WORKBOOK_TARGET], payload);
}

/** The engine writes what formulas come to for itself alone, and without their text. */
function tellCalculated({ subUnitId: worksheetId, cellValue }: Written, host: HostContext): void {
  const cells = writtenCells(cellValue ?? {}, Number.POSITIVE_INFINITY);
  const values = cells.filter(({ row, column }) => cellValue?.[row]?.[column]?.f === undefined);
  const area = around(values);
  if (!area) return;
  const payload = { address: printArea(area), worksheetId };
  host.events.raise(EVENT.worksheetCalculated, [worksheetId, WORKBOOK_TARGET], payload);
}

/** Begins to tell of changed formulas and of calculated ones; the answer stops it. */
export function followFormulas(host: HostContext): () => void {
  const seen = new WeakMap<object, readonly Before[]>();
  const isHeard = (sheetId: string) =>
    host.events.isHeard(EVENT.formulaChanged, sheetId) ||
    host.events.isHeard(EVENT.formulaChanged, WORKBOOK_TARGET);
  const listening = [
    host.engine.beforeMutation(({ id, params }, options) => {
      if (id !== SET_VALUES || !params || options?.onlyLocal === true) return;
      const { subUnitId, cellValue } = params as Written;
      if (!isHeard(subUnitId)) return;
      const cells = writtenCells(cellValue ?? {}, Number.POSITIVE_INFINITY);
      seen.set(
        params,
        cells.map((at) => look(subUnitId, at, host)),
      );
    }),
    host.engine.afterMutation(({ id, params }, options) => {
      if (id === SET_VALUES && options?.onlyLocal === true) tellCalculated(params as Written, host);
      const before = params && seen.get(params);
      if (before) tell((params as Written).subUnitId, before, host);
    }),
  ];
  return () => {
    for (const each of listening) each.dispose();
  };
}
