/**
 * Keeps formulas right when rows are put into another order, by an add-in or by hand: relative references move with
 * their row, as when it is copied. The engine moves the cells but not their references.
 */
import type { ICommandInfo } from "@univerjs/core";
import { FormulaDataModel, LexerTreeBuilder } from "@univerjs/engine-formula";
import { ReorderRangeMutation } from "@univerjs/sheets";
import type { IReorderRangeMutationParams } from "@univerjs/sheets";
import type { CellBlock } from "./cell-writer";
import type { HostContext } from "./host-context";

/** Begins to listen; the answer ends it. */
export function followSortedFormulas(host: HostContext): () => void {
  const injector = host.engine.univer.__getInjector();
  const formulas = injector.get(FormulaDataModel);
  const lexer = injector.get(LexerTreeBuilder);
  const moved = new WeakMap<object, CellBlock>();

  /** The formulas as they have to read where the order puts them. */
  function collect(params: IReorderRangeMutationParams): CellBlock {
    const { unitId, subUnitId, range, order } = params;
    const cells = host.grid.rows(subUnitId);
    const block: CellBlock = {};
    for (const [target, source] of Object.entries(order)) {
      const row = Number(target);
      for (let column = range.startColumn; column <= range.endColumn; column += 1) {
        const cell = cells[source]?.[column];
        if (!cell?.f && !cell?.si) continue;
        const formula = formulas.getFormulaStringByCell(source, column, subUnitId, unitId);
        if (!formula) continue;
        const line = (block[row] ??= {});
        line[column] = {
          f: lexer.moveFormulaRefOffset(formula, 0, row - source),
          si: null,
          v: cell.v ?? null,
        };
      }
    }
    return block;
  }

  const before = host.engine.beforeMutation((mutation: Readonly<ICommandInfo>) => {
    if (mutation.id !== ReorderRangeMutation.id || !mutation.params) return;
    moved.set(mutation.params, collect(mutation.params as IReorderRangeMutationParams));
  });
  const after = host.engine.afterMutation((mutation: Readonly<ICommandInfo>) => {
    const block = mutation.params && moved.get(mutation.params);
    if (block && Object.keys(block).length > 0) {
      host.grid.write((mutation.params as IReorderRangeMutationParams).subUnitId, block);
    }
  });
  return () => {
    before.dispose();
    after.dispose();
  };
}
