// The Contacts sheet of a test's workbook, by header: what its rows say, and edits as people make them.
import type { Reading } from "../../src/workbook/reading";
import { readSheets } from "../../src/workbook/excel";
import { headerRowIn, headersIn, testAccount, type TestWorkbook } from "./workbook";

/** Who reads the sheets, and when. */
export const readAt = { signedIn: testAccount, now: "2026-11-24T10:00:00Z" };

/** What the sheets say; throws with the message where they cannot be read. */
export async function readAll(): Promise<Reading> {
  const answer = await readSheets(readAt);
  if (answer.kind !== "read") throw new Error(answer.message);
  return answer.reading;
}

/** A sheet's cells as rows by header. */
export function rowsOf(workbook: TestWorkbook, sheet = "Contacts"): Promise<Record<string, unknown>[]> {
  return workbook.run(async (context) => {
    const used = context.workbook.worksheets.getItem(sheet).getUsedRange(true).load("values");
    await context.sync();
    const values = used.values as unknown[][];
    const headers = headersIn(values);
    return values
      .slice(headerRowIn(values) + 1)
      .map((row) => Object.fromEntries(row.map((cell, column) => [String(headers[column]), cell])));
  });
}

/** Where a cell stands on the Contacts sheet; `row` as Excel counts it. */
export interface ContactCell {
  readonly row: number;
  readonly header: string;
}

/** Does something with one cell of the Contacts sheet. */
export async function withCell<T>(
  workbook: TestWorkbook,
  { row, header }: ContactCell,
  act: (cell: Excel.Range, context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  const headers = Object.keys((await rowsOf(workbook))[0] ?? {});
  return workbook.run((context) => {
    const sheet = context.workbook.worksheets.getItem("Contacts");
    return act(sheet.getRangeByIndexes(row - 1, headers.indexOf(header), 1, 1), context);
  });
}

/** Types a value into one cell of the Contacts sheet. */
export function type(
  workbook: TestWorkbook,
  cell: ContactCell,
  typed: string | number | boolean,
): Promise<void> {
  return withCell(workbook, cell, async (range, context) => {
    range.values = [[typed]];
    await context.sync();
  });
}

/** Sorts the Contacts sheet by company, Z first. */
export async function sortByCompany(workbook: TestWorkbook): Promise<void> {
  await workbook.run(async (context) => {
    context.workbook.tables.getItem("ContactsTable").sort.apply([{ key: 4, ascending: false }]);
    await context.sync();
  });
}

/** Shows only the contacts of these cities. */
export async function filterCity(workbook: TestWorkbook, cities: string[]): Promise<void> {
  await workbook.run(async (context) => {
    const column = context.workbook.tables.getItem("ContactsTable").columns.getItem("City");
    column.filter.applyValuesFilter(cities);
    await context.sync();
  });
}
