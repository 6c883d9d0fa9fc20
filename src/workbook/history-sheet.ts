// The history as rows of a sheet of its own: which columns, how wide, and what stands in them. Knows no Excel and no service. No name
// here is that of a sheet or table of ours, so that Check never reads it as a draft.
import type { Cell } from "./cells";
import { serialOfInstant } from "./dates";

/** One field of one record in one run, in words. */
export interface HistoryEntry {
  /** UTC: "2026-11-24T09:41:00Z". */
  readonly when: string;
  readonly who: string;
  readonly why: string;
  readonly workbook: string;
  readonly run: number;
  readonly record: string;
  readonly id: string;
  /** "changed", "created", "removed". */
  readonly change: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly outcome: string;
  readonly message: string;
  readonly approvedBy: string;
}

/** Excel keeps the name "History" for itself. */
export const historySheetName = "Run history";
export const historyTableName = "HistoryExport";

/** Most rows that one export writes. */
export const mostHistoryEntries = 50_000;

interface HistoryColumn {
  readonly header: string;
  readonly width: number;
  /** "@": text, whatever it looks like [WB2]. */
  readonly format: string;
  readonly cell: (entry: HistoryEntry) => Cell;
}

/** Excel refuses longer texts. */
const mostLetters = 32_000;

const text = (header: string, width: number, of: (entry: HistoryEntry) => string): HistoryColumn => ({
  ...{ header, width, format: "@" },
  cell: (entry) => {
    const whole = of(entry);
    return whole.length > mostLetters ? `${whole.slice(0, mostLetters)}…` : whole;
  },
});

/** Times are in UTC, as the journal has them: a sheet is read in other places than it was made in. */
export const historyColumns: readonly HistoryColumn[] = [
  {
    ...{ header: "When (UTC)", width: 18, format: "yyyy-mm-dd hh:mm:ss" },
    cell: ({ when }) => serialOfInstant(when) ?? when,
  },
  text("Who", 18, ({ who }) => who),
  text("Why", 30, ({ why }) => why),
  text("Workbook", 18, ({ workbook }) => workbook),
  { header: "Run", width: 8, format: "0", cell: ({ run }) => run },
  text("Record", 26, ({ record }) => record),
  text("ID", 10, ({ id }) => id),
  text("Change", 10, ({ change }) => change),
  text("Field", 18, ({ field }) => field),
  text("Before", 24, ({ before }) => before),
  text("After", 24, ({ after }) => after),
  text("Outcome", 11, ({ outcome }) => outcome),
  text("Message", 30, ({ message }) => message),
  text("Approved by", 18, ({ approvedBy }) => approvedBy),
];

/** The headers, then a row for each entry. */
export function historyCells(entries: readonly HistoryEntry[]): Cell[][] {
  const rows = entries.map((entry) => historyColumns.map(({ cell }) => cell(entry)));
  return [historyColumns.map(({ header }) => header), ...rows];
}
