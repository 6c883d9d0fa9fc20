// Hears of edits on our sheets. An event is a hint and no more (hosts miss some, and say little of a paste): the sheets are read again
// before anything is decided. Read-only cells are put back at once [WB7].
import { parseAddress, type CellArea } from "./addresses";
import { bodyOf, queueColumns, quietly, readAreas, sheetCells } from "./excel-cells";
import { findBook, type FoundBook, type FoundTable } from "./excel-find";
import { openStored } from "./excel-read";
import { overwritten, readSheet, type Repair } from "./read-sheet";
import { columnWrites, type CellWrite } from "./sheet-cells";
import { typeNameOfTable } from "./sheets";
import { keyOfId } from "../domain/record-key";

/** What was edited on our sheets, as a hint: the sheets are read again before anything is decided. */
export interface EditHint {
  readonly sheet: string;
  readonly address: string;
  /** Read-only cells that were put back at once [WB7]. */
  readonly repaired: readonly Repair[];
}

/** Begins to listen, and answers how to stop. Handlers end with the session: call it each time the pane starts. */
export async function startWatch(
  context: Excel.RequestContext,
  onEdit: (hint: EditHint) => void,
): Promise<() => Promise<void>> {
  const handler = context.workbook.worksheets.onChanged.add(async (edit) => {
    if (edit.triggerSource === "ThisLocalAddin") return;
    const hint = await Excel.run({ delayForCellEdit: true }, (own) => answerEdit(own, edit));
    if (hint) onEdit(hint);
  });
  await context.sync();
  return async () => {
    handler.remove();
    await handler.context.sync();
  };
}

/** What an edit means to us; undefined where it is on no sheet of ours. */
async function answerEdit(
  context: Excel.RequestContext,
  edit: Excel.WorksheetChangedEventArgs,
): Promise<EditHint | undefined> {
  const book = await findBook(context);
  const found = book.tables.find(({ sheetId }) => sheetId === edit.worksheetId);
  if (!found) return undefined;
  const isOurs = edit.source === "Local" && edit.changeType === "RangeEdited";
  const area = isOurs ? parseAddress(edit.address) : undefined;
  const mended = area ? await findMends(context, { book, found, area, edit }) : [];
  if (mended.length > 0) {
    await quietly(context, async () => {
      queueColumns(book, columnWrites(mended.map(({ write }) => write)));
      await context.sync();
    });
  }
  return { sheet: found.sheetName, address: edit.address, repaired: mended.map(({ repair }) => repair) };
}

interface Edited {
  readonly book: FoundBook;
  readonly found: FoundTable;
  readonly area: CellArea;
  readonly edit: Excel.WorksheetChangedEventArgs;
}

interface Mend {
  readonly repair: Repair;
  readonly write: CellWrite;
}

/** A paste over ids may have brought other rows along, so nothing is put back there: the KE rules speak of it. */
async function findMends(context: Excel.RequestContext, edited: Edited): Promise<readonly Mend[]> {
  const { book, found, area } = edited;
  const columns = book.state?.columns[found.name] ?? [];
  const hit = columns.filter(({ header }) => {
    const at = found.column + found.headers.findIndex((own) => String(own).trim() === header);
    return at >= found.column && at >= area.firstColumn && at <= area.lastColumn;
  });
  if (hit.some(({ role }) => role === "key")) return idMend(edited);
  const isReadOnlyHit = hit.some(({ isReadOnly, role }) => isReadOnly && role !== "status");
  return isReadOnlyHit ? fieldMends(context, edited) : [];
}

/** One id that was typed over: the host says what stood there. */
function idMend({ book, found, area, edit }: Edited): Mend[] {
  const details = edit.details as Excel.ChangedEventDetail | undefined;
  const before: unknown = details?.valueBefore;
  const key = book.state?.columns[found.name]?.find(({ role }) => role === "key");
  const row = area.firstRow - found.row - 1;
  const isOne = area.firstRow === area.lastRow && area.firstColumn === area.lastColumn;
  if (!isOne || !key || row < 0 || row >= found.rows) return [];
  if ((typeof before !== "number" && typeof before !== "string") || before === "") return [];
  const typed = String(details?.valueAfter ?? "");
  const id = keyOfId(typeNameOfTable(found.name), String(before));
  const repair = { sheet: found.sheetName, key: id, field: key.field, label: key.header, typed };
  return [
    { repair, write: { table: found.name, row, column: area.firstColumn - found.column, cell: before } },
  ];
}

async function fieldMends(
  context: Excel.RequestContext,
  { book, found, area }: Edited,
): Promise<readonly Mend[]> {
  const first = Math.max(0, area.firstRow - found.row - 1);
  const last = Math.min(found.rows - 1, area.lastRow - found.row - 1);
  if (last < first) return [];
  const opened = await openStored(context, book);
  const layout = opened?.layouts.find(({ table }) => table === found.name);
  if (!opened || !layout) return [];
  const body = bodyOf(found, book.state?.rowBytes[found.name]);
  const [rows = []] = await readAreas(context, [{ ...body, row: body.row + first, rows: last - first + 1 }]);
  const cells = sheetCells(found, layout, rows);
  const sheet = readSheet({ ...cells, firstRow: cells.firstRow + first }, opened, () => true);
  return overwritten(sheet, opened.baseline.records).map(({ repair, write }) => ({
    repair,
    write: { ...write, row: write.row + first },
  }));
}
