// The workbook as the pane uses it: a thin set of effects over Excel. All decisions stand in the pure files beside it; with its
// siblings excel-*.ts it is the only place that touches `Excel`. Blocks are written and read, never single cells.
import type { Finding } from "../domain/finding";
import type { Key } from "../domain/value";
import type { AccountMark, Load } from "./baseline";
import { queueColumns, quietly, run } from "./excel-cells";
import { findBook, type FoundBook } from "./excel-find";
import type { OddNumber } from "./excel-formats";
import { findTarget, selectTarget, type GoneTo } from "./excel-go";
import { queueMark, queueUnmark, readKeys, type KeyedTable } from "./excel-marks";
import { putAdditions } from "./excel-add";
import { putOutcomes } from "./excel-outcomes";
import { openWorkbook } from "./excel-read";
import { putNews, type RebaseAnswer } from "./excel-rebase";
import { readChosenRows, type ChosenRows, type RowChoice } from "./excel-rows";
import { findSelectedKey, startSelectionWatch } from "./excel-selection";
import { startWatch, type EditHint } from "./excel-watch";
import { fixCells, type FixWrite } from "./fixes";
import type { LoadEnd, LongWork } from "./load-work";
import {
  allMarked,
  fieldsToMark,
  labelName,
  markLooks,
  statusAfter,
  statusTexts,
  type StatusNews,
} from "./marks";
import type { OutcomeNews } from "./outcomes";
import { redraftBook } from "./read-sheet";
import { makeReading, type ReadingContext, type SheetsAnswer } from "./reading";
import type { News } from "./rebase";
import { columnWrites, type CellWrite } from "./sheet-cells";
import { typeNameOfTable } from "./sheets";
import { markedKey } from "./stored-state";

/** Is there a load in this workbook, whose, and when. */
export type WorkbookState =
  | { readonly kind: "empty" }
  | { readonly kind: "stopped"; readonly account: AccountMark }
  | {
      readonly kind: "loaded";
      readonly account: AccountMark;
      readonly loadedAt: string;
      readonly records: number;
      readonly filter: Readonly<Record<string, unknown>>;
      /** Records whose last outcome was not applied. */
      readonly failed: readonly Key[];
    };

/** Writes a load: sheets as tables over filled ranges, lists, baseline; reads back and compares every cell [WB1]. Replaces an earlier load. */
export async function writeLoad(load: Load, work: LongWork): Promise<LoadEnd> {
  const { putLoad } = await import("./excel-load");
  return run((context) => putLoad(context, load, work));
}

/**
 * The drafts that the sheets hold, against the baseline, and the KE findings. Gives new rows their keys ("new 1") in the sheet
 * and puts overwritten read-only cells back [WB7]. "10%" and days that were typed as numbers stay as text.
 */
export function readSheets(at: ReadingContext): Promise<SheetsAnswer> {
  return run(async (context) => {
    const found = await findBook(context);
    const opened = await openWorkbook(context, found);
    if (opened.kind === "nothing loaded") return opened;
    const { reading, writes } = makeReading(opened.book, opened.sheets, at);
    const kept = opened.odd.flatMap(({ write, isFormula }) => (isFormula ? [] : [write]));
    const cells = [...writes.cells, ...kept];
    if (cells.length > 0) await writeCells(context, found, cells);
    if (writes.additions.length > 0) await putAdditions(context, found, writes.additions);
    return { kind: "read", reading };
  });
}

function writeCells(
  context: Excel.RequestContext,
  found: FoundBook,
  writes: readonly CellWrite[],
): Promise<void> {
  return quietly(context, async () => {
    queueColumns(found, columnWrites(writes));
    await context.sync();
  });
}

/**
 * Writes the status of every row and marks the cells of the findings; marks of earlier calls are taken off. Where nothing of it has
 * changed nothing is written, so that the user's undo stack stays [WB6].
 */
export function markFindings(news: StatusNews): Promise<void> {
  return run(async (context) => {
    const found = await findBook(context);
    const { state } = found;
    if (!state) return;
    const tables = await readKeys(context, found);
    const labels = labelsOf(tables);
    const texts = statusTexts(news, labels);
    const marks = fieldsToMark(news.findings);
    const statuses = columnWrites(tables.flatMap((table) => statusWrites(table, texts)));
    const areSame = JSON.stringify(marks) === JSON.stringify(found.marks);
    if (statuses.length === 0 && areSame) return;
    await quietly(context, async () => {
      queueColumns(found, statuses);
      queueUnmark(tables, allMarked(found.marks));
      queueMark(tables, marks.E, markLooks.E);
      queueMark(tables, marks.W, markLooks.W);
      context.workbook.settings.add(markedKey, JSON.stringify(marks));
      await context.sync();
    });
  });
}

function labelsOf(tables: readonly KeyedTable[]): ReadonlyMap<string, string> {
  const named = tables.flatMap(({ found, columns }) =>
    columns
      .filter(({ role }) => role === "field" || role === "key")
      .map(({ field, header }) => [labelName(typeNameOfTable(found.name), field), header] as const),
  );
  return new Map(named);
}

/** Only statuses that change are written. */
function statusWrites(table: KeyedTable, texts: ReadonlyMap<Key, string>): CellWrite[] {
  const { found, rowOf, statuses, statusAt } = table;
  if (statusAt === undefined) return [];
  return [...rowOf].flatMap(([key, row]) => {
    const before = statuses[row] ?? "";
    const cell = statusAfter(before, texts.get(key));
    return cell === before ? [] : [{ table: found.name, row, column: statusAt, cell }];
  });
}

/** Activates the sheet and selects the cell of a finding, wherever its row stands now. */
export function goTo(target: Pick<Finding, "key" | "field" | "place">): Promise<GoneTo> {
  return run(async (context) => {
    const found = await findBook(context);
    return selectTarget(context, findTarget(await readKeys(context, found), target), target);
  });
}

/** Writes fixes into their cells as ordinary edits; answers the keys whose rows are gone. */
export function writeFixes(fixes: readonly FixWrite[]): Promise<readonly Key[]> {
  return run(async (context) => {
    const found = await findBook(context);
    const opened = await openWorkbook(context, found);
    if (opened.kind === "nothing loaded") return fixes.map(({ key }) => key);
    const tables = await readKeys(context, found);
    // As the sheets of lists now say: a tick column may have been added since the load.
    const { reading } = makeReading(opened.book, opened.sheets, { signedIn: undefined, now: "" });
    const { layouts, lookup } = redraftBook(opened.book, reading.drafted);
    const sheets = opened.sheets.flatMap(({ layout: { table }, headers }) => {
      const rowOf = tables.find((own) => own.found.name === table)?.rowOf ?? new Map<Key, number>();
      return layouts.filter((own) => own.table === table).map((layout) => ({ layout, headers, rowOf }));
    });
    await writeCells(context, found, underOwnFormat(fixCells(fixes, sheets, lookup), opened.odd));
    return fixes.map(({ key }) => key).filter((key) => !sheets.some(({ rowOf }) => rowOf.has(key)));
  });
}

/** A number in the place of an odd one, such as a formula's "10%", is shown by the column's format again. */
function underOwnFormat(writes: readonly CellWrite[], odd: readonly OddNumber[]): CellWrite[] {
  const placeOf = ({ table, row, column }: CellWrite) => `${table} ${row} ${column}`;
  const formats = new Map(odd.map(({ write }) => [placeOf(write), { format: write.format }]));
  return writes.map((write) => ({ ...write, ...formats.get(placeOf(write)) }));
}

/**
 * Writes outcomes beside their rows ("applied 10:42" from `clock`), ids of creates, and moves the baseline on for what was
 * applied. Reads the baseline each time: call it once at the end of a run, or now and then, not for each batch.
 */
export function writeOutcomes(outcomes: readonly OutcomeNews[], clock: string): Promise<void> {
  return run((context) => putOutcomes(context, outcomes, clock));
}

/**
 * Brings the sheets up to what the backend holds now: cells that nobody edited take the new values, edits stay, what moved on both
 * sides is answered and waits for a choice [PL3, WB5].
 */
export function bringUpToDate(news: News, at: ReadingContext): Promise<RebaseAnswer> {
  return run((context) => putNews(context, news, at));
}

/** Whether this workbook holds a load. */
export function readWorkbookState(): Promise<WorkbookState> {
  return run(async (context) => {
    const { state } = await findBook(context);
    if (!state) return { kind: "empty" };
    const { account, loadedAt, records, filter, failed = [] } = state;
    return state.state === "loading"
      ? { kind: "stopped", account }
      : { kind: "loaded", account, loadedAt, records, filter, failed };
  });
}

/** Calls back on edits of our sheets by people, not by us; puts overwritten read-only cells back at once. Answers how to stop. */
export function watchEdits(onEdit: (hint: EditHint) => void): Promise<() => Promise<void>> {
  return run((context) => startWatch(context, onEdit));
}

/** The contact whose row holds the active cell; undefined where it stands elsewhere. */
export function readSelectedKey(): Promise<Key | undefined> {
  return run(findSelectedKey);
}

/** Calls back when another cell or sheet is selected, also by us. Answers how to stop. */
export function watchSelection(onMove: () => void): Promise<() => Promise<void>> {
  return run((context) => startSelectionWatch(context, onMove));
}

/** The records of the rows that are selected or visible, on the sheet in sight or in the named table. Changes nothing. */
export function readScope(at: { readonly choice: RowChoice; readonly table?: string }): Promise<ChosenRows> {
  return run(async (context) => readChosenRows(context, await findBook(context), at));
}
