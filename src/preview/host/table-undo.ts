/**
 * Undo and redo by hand put tables back where they were: what one step of the engine's undo stack did to them is kept
 * beside the step, because taking rows out and in again does not tell whether they belonged to a table.
 */
import { CommandType, ICommandService, IUndoRedoService, RedoCommand, UndoCommand } from "@univerjs/core";
import type { IUndoRedoItem } from "@univerjs/core";
import { readShift } from "./engine-shift";
import type { HostContext } from "./host-context";
import { alignFilter, isFiltered } from "./table-filter";
import { allTables, dropTable, putTable } from "./table-record";
import type { TableRecord } from "./table-record";

type Tables = readonly TableRecord[];

interface Step {
  readonly before: Tables;
  readonly after: Tables;
}

function restore(to: Tables, from: Tables, host: HostContext): void {
  const now = allTables(host);
  const idOf = (table: TableRecord) => table.id;
  for (const id of new Set([...to.map(idOf), ...from.map(idOf)])) {
    const wanted = to.find((table) => table.id === id);
    if (wanted === from.find((table) => table.id === id)) continue;
    const present = now.find((table) => table.id === id);
    if (!wanted) dropTable(id, host);
    else if (!present) putTable(wanted, host);
    else {
      const { sheetId, area, columnIds, hasInsertRow } = wanted;
      const wasFiltered = isFiltered(present, host);
      const restored = { ...present, sheetId, area, columnIds, hasInsertRow };
      putTable(restored, host);
      if (wasFiltered) alignFilter(restored, host);
    }
  }
}

/** The engine's stack by workbook; its public members look at whatever has the focus, a cell editor for one. */
interface UndoStacks {
  _pitchUndoElement(unitId: string): IUndoRedoItem | null;
}

/** Begins to keep steps; the answer ends it. */
export function restoreTablesOnUndo(host: HostContext): () => void {
  const injector = host.engine.univer.__getInjector();
  const commands = injector.get(ICommandService);
  const undoRedo = injector.get(IUndoRedoService);
  const stacks = undoRedo as unknown as UndoStacks;
  const topItem = () => stacks._pitchUndoElement(host.engine.workbook().getUnitId());
  let top = topItem();
  const steps = new WeakMap<IUndoRedoItem, Step>();
  let atStart = allTables(host);
  let running: { readonly item: IUndoRedoItem | null; readonly isUndo: boolean } | null = null;

  const before = commands.beforeCommandExecuted(({ id, type }) => {
    if (id === UndoCommand.id) running = { item: undoRedo.pitchTopUndoElement() ?? null, isUndo: true };
    else if (id === RedoCommand.id) running = { item: undoRedo.pitchTopRedoElement() ?? null, isUndo: false };
    else if (type === CommandType.COMMAND) atStart = allTables(host);
  });
  const after = commands.onCommandExecuted(({ id }) => {
    if (!running || (id !== UndoCommand.id && id !== RedoCommand.id)) return;
    const { item, isUndo } = running;
    running = null;
    const step = item && steps.get(item);
    if (step && isUndo) restore(step.before, step.after, host);
    else if (step) restore(step.after, step.before, host);
    atStart = allTables(host);
  });
  // What an add-in inserts and deletes can be undone by hand too; it runs no command, so its first move begins the step.
  const moving = host.engine.beforeMutation((mutation) => {
    if (host.engine.isExecuting() && readShift(mutation)) atStart = allTables(host);
  });
  const pushed = undoRedo.undoRedoStatus$.subscribe(() => {
    const item = running ? null : topItem();
    const isNew = item !== null && item !== top;
    const now = allTables(host);
    if (isNew && atStart !== now) steps.set(item, { before: atStart, after: now });
    if (isNew) atStart = now;
    top = topItem();
  });
  return () => {
    before.dispose();
    after.dispose();
    moving.dispose();
    pushed.unsubscribe();
  };
}
