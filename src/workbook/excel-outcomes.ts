// Writes what became of a run into the workbook: statuses, ids of creates, the baseline. What to write is said by outcomes.ts and
// baseline.ts.
import { contactTypeName, typeNameOf } from "../domain/record-key";
import { failedAfter } from "../plan/outcome";
import { appliedCells } from "./applied-cells";
import { moveBaseline } from "./baseline";
import { queueColumns, quietly } from "./excel-cells";
import { findBook } from "./excel-find";
import { readKeys, type KeyedTable } from "./excel-marks";
import { openWorkbook, writeStored } from "./excel-read";
import { idValue, keyAfter, movedOn, outcomeText, type OutcomeNews } from "./outcomes";
import { columnWrites, type CellWrite } from "./sheet-cells";
import { stateKey, type StoredState } from "./stored-state";

/** Writes these outcomes; where nothing is loaded any more, nothing. */
export async function putOutcomes(
  context: Excel.RequestContext,
  outcomes: readonly OutcomeNews[],
  clock: string,
): Promise<void> {
  const found = await findBook(context);
  const opened = await openWorkbook(context, found);
  const { stored: kept, state } = found;
  if (opened.kind === "nothing loaded" || !kept || !state) return;
  const { baseline } = opened.book;
  const moved = movedOn(outcomes);
  const stored = moveBaseline(opened.stored, moved);
  const followed = appliedCells(opened.book, opened.sheets, outcomes);
  const tables = await readKeys(context, found);
  const keys = new Set([...baseline.records.keys(), ...moved.keys()]);
  const records = [...keys].filter((key) => typeNameOf(key) === contactTypeName).length;
  await quietly(context, async () => {
    if (stored) await writeStored(context, kept.sheet, stored);
    const after: StoredState = { ...state, records, failed: [...failedAfter(state.failed ?? [], outcomes)] };
    context.workbook.settings.add(stateKey, JSON.stringify(after));
    const own = tables.flatMap((table) => outcomeWrites(table, outcomes, clock));
    queueColumns(found, columnWrites([...followed, ...own]));
    await context.sync();
  });
}

function outcomeWrites(table: KeyedTable, outcomes: readonly OutcomeNews[], clock: string): CellWrite[] {
  const { found, rowOf, statusAt, keyAt } = table;
  return outcomes.flatMap((outcome) => {
    const row = rowOf.get(outcome.key);
    if (row === undefined) return [];
    const at = { table: found.name, row };
    const status =
      statusAt === undefined ? [] : [{ ...at, column: statusAt, cell: outcomeText(outcome, clock) }];
    const key = keyAfter(outcome);
    const isCreated = outcome.kind === "applied" && key !== outcome.key;
    const id = isCreated && keyAt !== undefined ? [{ ...at, column: keyAt, cell: idValue(key) }] : [];
    return [...status, ...id];
  });
}
