// Whose row the active cell stands in, and an ear for where people go. Reads one cell beside what
// finds our tables; writes nothing.
import type { Cell } from "./cells";
import { findBook } from "./excel-find";
import { keyOf } from "./row-keys";
import { typeNameOfTable } from "./sheets";
import { contactTypeName, typeNameOf } from "../domain/record-key";
import type { Key } from "../domain/value";

/** The key of the contact whose row holds the active cell; undefined where that is no row of a contact. */
export async function findSelectedKey(context: Excel.RequestContext): Promise<Key | undefined> {
  const key = await findSelectedRecord(context);
  return key !== undefined && typeNameOf(key) === contactTypeName ? key : undefined;
}

/** The key of the record whose row holds the active cell, on any sheet of ours; undefined where that is none. */
export async function findSelectedRecord(context: Excel.RequestContext): Promise<Key | undefined> {
  const cell = context.workbook.getActiveCell().load("rowIndex");
  const sheet = context.workbook.worksheets.getActiveWorksheet().load("id");
  const book = await findBook(context);
  const found = book.tables.find(({ sheetId }) => sheetId === sheet.id);
  const header = found && book.state?.columns[found.name]?.find(({ role }) => role === "key")?.header;
  const at = found?.headers.findIndex((own) => String(own).trim() === header) ?? -1;
  if (!found || at < 0 || cell.rowIndex <= found.row || cell.rowIndex > found.row + found.rows)
    return undefined;
  const id = found.sheet.getRangeByIndexes(cell.rowIndex, found.column + at, 1, 1).load("values");
  await context.sync();
  const key = keyOf((id.values as Cell[][])[0]?.[0], typeNameOfTable(found.name));
  return key === "" ? undefined : key;
}

/** Begins to listen to selections and to sheets that come to the front; answers how to stop. Hosts may tell of one move twice. */
export async function startSelectionWatch(
  context: Excel.RequestContext,
  onMove: () => void,
): Promise<() => Promise<void>> {
  const { worksheets } = context.workbook;
  const hear = () => Promise.resolve(onMove());
  const handlers = [worksheets.onSelectionChanged.add(hear), worksheets.onActivated.add(hear)];
  await context.sync();
  return async () => {
    for (const handler of handlers) handler.remove();
    await context.sync();
  };
}
