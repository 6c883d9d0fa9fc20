// Brings the open workbook up to what the backend holds now, with pending edits, filters, sorts, widths and a person's own columns
// as they are [WB5]. What to write is said by rebase.ts.
import { contactTypeName, typeNameOf } from "../domain/record-key";
import { moveBaseline } from "./baseline";
import { queueColumns, quietly } from "./excel-cells";
import { putAdditions } from "./excel-add";
import { renewDropDowns } from "./excel-drop-downs";
import { findBook } from "./excel-find";
import { openWorkbook, writeStored } from "./excel-read";
import { openBook } from "./read-sheet";
import { rebase, type News, type Rebased } from "./rebase";
import { makeReading, type ReadingContext } from "./reading";
import { columnWrites } from "./sheet-cells";
import { stateKey } from "./stored-state";

/** What became of the news; or why nothing could be brought up to date. */
export type RebaseAnswer =
  ({ readonly kind: "rebased" } & Rebased) | { readonly kind: "nothing loaded"; readonly message: string };

/** Writes the news into the sheets and the baseline. */
export async function putNews(
  context: Excel.RequestContext,
  news: News,
  at: ReadingContext,
): Promise<RebaseAnswer> {
  const found = await findBook(context);
  const opened = await openWorkbook(context, found);
  if (opened.kind === "nothing loaded") return opened;
  const { stored: kept, state } = found;
  if (!kept || !state)
    return { kind: "nothing loaded", message: "This workbook holds no load any more. Load again." };
  const { book, sheets } = opened;
  const { reading } = makeReading(book, sheets, at);
  const { writes, ...rebased } = rebase(book, { sheets, reading }, news);
  const loadedAt = news.all?.loadedAt ?? state.loadedAt;
  const renewed = writes.lists ? { lists: writes.lists, loadedAt } : {};
  const stored = moveBaseline(opened.stored, writes.baseline, renewed);
  const keys = new Set([...book.baseline.records.keys(), ...writes.baseline.keys()]);
  const records = [...keys].filter((key) => typeNameOf(key) === contactTypeName).length;
  await quietly(context, async () => {
    if (stored) await writeStored(context, kept.sheet, stored);
    context.workbook.settings.add(stateKey, JSON.stringify({ ...state, records, loadedAt }));
    queueColumns(found, columnWrites(writes.cells));
    await context.sync();
  });
  const { additions, lists } = writes;
  if (additions.length > 0) await putAdditions(context, found, additions);
  if (lists) {
    const { layouts } = openBook({ ...book.baseline, lists });
    await renewDropDowns(context, found, { layouts, additions });
  }
  return { kind: "rebased", ...rebased };
}
