/**
 * Hears from the engine what happens to the cells of the workbook, by hand or by the add-in, and tells it in Excel's
 * words. Who is told, and over what wire, it does not know.
 */
import { ICommandService } from "@univerjs/core";
import type { ICommandInfo, IDisposable, IExecutionOptions, IRange } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
} from "@univerjs/sheets";
import type { Area } from "./address";
import { readFormula, readValue, readValueType } from "./cell-value";
import type { Scalar, ValueType } from "./cell-value";
import { around, changeOfLines, joined, writtenCells } from "./change";
import type { CellAt, Change, Detail } from "./change";
import type { Engine } from "./engine";
import { readShift, toArea } from "./engine-shift";
import type { CellRows } from "./cells";
import type { Grid } from "./grid";

export interface Changes {
  /** Calls back with every change, once. */
  listen(listener: (change: Change) => void): IDisposable;
  /** Runs work that is one change, however many mutations it takes. */
  as(change: Omit<Change, "isOwn">, work: () => void): void;
  /** Tells what is held back to be joined: an add-in's large write comes in pieces, one below the other. */
  flush(): void;
  dispose(): void;
}

interface Written {
  readonly subUnitId: string;
  readonly cellValue?: CellRows;
  /** The rectangle of the cells, where the host knows it. */
  readonly area?: Area;
  readonly range?: IRange;
}

interface Seen {
  readonly formula: Scalar;
  readonly value: Scalar;
  readonly type: ValueType;
}

const SET_VALUES = "sheet.mutation.set-range-values";
const REORDER = "sheet.mutation.reorder-range";
/** An edit of more cells is taken at its word; of one by hand of fewer only those count that are different after it. */
const MAX_COMPARED = 2000;

const CELL_COMMANDS: Readonly<Record<string, Pick<Change, "changeType" | "shiftDirection">>> = {
  [InsertRangeMoveDownCommand.id]: { changeType: "CellInserted", shiftDirection: "ShiftCellDown" },
  [InsertRangeMoveRightCommand.id]: { changeType: "CellInserted", shiftDirection: "ShiftCellRight" },
  [DeleteRangeMoveUpCommand.id]: { changeType: "CellDeleted", shiftDirection: "ShiftCellUp" },
  [DeleteRangeMoveLeftCommand.id]: { changeType: "CellDeleted", shiftDirection: "ShiftCellLeft" },
};

/** What a change is heard with. */
interface Ears {
  readonly engine: Engine;
  readonly grid: Grid;
  readonly tell: (change: Change) => void;
}

function see({ grid }: Ears, sheetId: string, { row, column }: CellAt): Seen {
  const cell = grid.cell(sheetId, row, column);
  const value = readValue(cell);
  return {
    formula: readFormula(cell),
    value,
    type: readValueType(cell, grid.numberFormat(sheetId, row, column)),
  };
}

function detailOf(before: Seen, after: Seen): Detail {
  return {
    valueBefore: before.value,
    valueAfter: after.value,
    valueTypeBefore: before.type,
    valueTypeAfter: after.type,
  };
}

/** Follows edits of cells: looks at few cells before and after, and takes large blocks at their word. */
function createEdits(ears: Ears) {
  const { engine, tell } = ears;
  const seenBefore = new WeakMap<object, ReadonlyMap<string, Seen>>();
  const keyOf = ({ row, column }: CellAt) => `${row},${column}`;

  function before(written: Written): void {
    if (written.area && written.area.rowCount * written.area.columnCount > 1) return;
    const cells = writtenCells(written.cellValue ?? {}, MAX_COMPARED);
    if (cells.length > MAX_COMPARED || (engine.isExecuting() && cells.length > 1)) return;
    seenBefore.set(written, new Map(cells.map((cell) => [keyOf(cell), see(ears, written.subUnitId, cell)])));
  }

  function tellCell(sheetId: string, cell: CellAt, seen: Seen): void {
    const isOwn = engine.isExecuting();
    const tellNow = () => {
      const detail = detailOf(seen, see(ears, sheetId, cell));
      const area = { ...cell, rowCount: 1, columnCount: 1 };
      tell({ sheetId, area, changeType: "RangeEdited", shiftDirection: "None", isOwn, detail });
    };
    if (ears.grid.cell(sheetId, cell.row, cell.column)?.f && engine.isCalculating())
      void engine.calculated().then(tellNow);
    else tellNow();
  }

  function after(written: Written): void {
    const sheetId = written.subUnitId;
    const isOwn = engine.isExecuting();
    const seen = seenBefore.get(written);
    const all = written.area && !seen ? [] : writtenCells(written.cellValue ?? {}, Number.POSITIVE_INFINITY);
    const isDifferent = (cell: CellAt) => {
      const earlier = seen?.get(keyOf(cell));
      return isOwn || !earlier || earlier.formula !== see(ears, sheetId, cell).formula;
    };
    const cells = seen ? all.filter(isDifferent) : all;
    const [only] = cells;
    const earlier = only && cells.length === 1 ? seen?.get(keyOf(only)) : undefined;
    if (only && earlier) return tellCell(sheetId, only, earlier);
    const area = written.area && !seen ? written.area : around(cells);
    if (area) tell({ sheetId, area, changeType: "RangeEdited", shiftDirection: "None", isOwn });
  }

  return { before, after };
}

function tellMoved(mutation: Readonly<ICommandInfo>, { engine, tell }: Ears): void {
  const isOwn = engine.isExecuting();
  const shifted = readShift(mutation);
  if (shifted) {
    const { sheetId, shift } = shifted;
    const lines = changeOfLines(shift);
    if (lines) tell({ sheetId, isOwn, ...lines });
    if (shift.kind !== "moveCells") return;
    for (const area of [shift.from, shift.to]) {
      tell({ sheetId, area, changeType: "RangeEdited", shiftDirection: "None", isOwn });
    }
    return;
  }
  const { subUnitId, range } = (mutation.params ?? {}) as Written;
  if (mutation.id !== REORDER || !range) return;
  tell({ sheetId: subUnitId, area: toArea(range), changeType: "RangeEdited", shiftDirection: "None", isOwn });
}

/** The engine writes the values of formulas for itself only. */
const isCalculation = (options?: IExecutionOptions) => options?.onlyLocal === true;

/** What a command of the engine's menu did that pushes or pulls cells; it always works on the sheet in front. */
function changeOfCells({ id, params }: Readonly<ICommandInfo>, engine: Engine): Change | null {
  const kind = CELL_COMMANDS[id];
  const { range } = (params ?? {}) as Written;
  if (!kind || !range) return null;
  const sheetId = engine.workbook().getActiveSheet().getSheetId();
  return { sheetId, area: toArea(range), ...kind, isOwn: engine.isExecuting() };
}

function listenToMutations(ears: Ears, isSilent: () => boolean): IDisposable[] {
  const { engine } = ears;
  const edits = createEdits(ears);
  return [
    engine.beforeMutation(({ id, params }, options) => {
      if (id === SET_VALUES && !isSilent() && !isCalculation(options)) edits.before(params as Written);
    }),
    engine.afterMutation((mutation, options) => {
      if (isSilent()) return;
      if (mutation.id !== SET_VALUES) tellMoved(mutation, ears);
      else if (!isCalculation(options)) edits.after(mutation.params as Written);
    }),
  ];
}

/** Begins to hear; every change is told once. */
export function createChanges(engine: Engine, grid: Grid): Changes {
  const listeners = new Set<(change: Change) => void>();
  let held: Change | null = null;
  let silence = 0;

  function flush(): void {
    const change = held;
    held = null;
    if (change) for (const listener of listeners) listener(change);
  }

  function tell(change: Change): void {
    if (silence > 0) return;
    const together = held && joined(held, change);
    if (!together) flush();
    held = together ?? change;
    if (!change.isOwn) flush();
  }

  const ears: Ears = { engine, grid, tell };
  const commands = engine.univer.__getInjector().get(ICommandService);

  function onCellCommand(command: Readonly<ICommandInfo>): void {
    if (!CELL_COMMANDS[command.id]) return;
    silence -= 1;
    const change = changeOfCells(command, engine);
    if (change) tell(change);
  }

  const isSilent = () => silence > 0;
  const listening = [
    ...listenToMutations(ears, isSilent),
    commands.beforeCommandExecuted(({ id }) => {
      if (CELL_COMMANDS[id]) silence += 1;
    }),
    commands.onCommandExecuted(onCellCommand),
  ];
  return {
    listen(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    as(change, work) {
      silence += 1;
      try {
        work();
      } finally {
        silence -= 1;
      }
      tell({ ...change, isOwn: true });
    },
    flush,
    dispose() {
      for (const each of listening) each.dispose();
    },
  };
}
