// Searches the history: by what the form says, or for one record, that of the selected row; and writes what was found to a sheet.
import { mostHistoryRows } from "../contract/history";
import { isNewKey } from "../domain/value";
import { readSelectedRecord } from "../workbook/excel-selected";
import { writeHistory } from "../workbook/excel-history";
import { mostHistoryEntries, type HistoryEntry } from "../workbook/history-sheet";
import { plural } from "./findings-view";
import { entriesOf, historyWords } from "./history-view";
import {
  questionOf,
  type FoundHistory,
  type HistoryEvent,
  type HistoryForm,
  type Question,
} from "./history-search";
import { readHistory } from "./service-history";
import type { Message } from "./session";
import type { Store } from "./store";
import { doWork, type Move } from "./work";

const linesInPage = 200;

/** Where the search's state is kept. */
export type Tell = (event: HistoryEvent) => void;

/** The Search button. */
export function searchHistory(store: Store, tell: Tell, form: HistoryForm): Promise<void> {
  return ask(store, tell, questionOf(form));
}

/** One record's whole history, its creation too. */
export function searchRecord(store: Store, tell: Tell, key: string): Promise<void> {
  return ask(store, tell, { key });
}

function ask(store: Store, tell: Tell, question: Question): Promise<void> {
  return doWork(store, { what: "review", note: "Searching the history" }, async () => {
    tell({ kind: "found", question, answer: await readHistory(question, { rows: linesInPage }) });
    return undefined;
  });
}

/** The history of the record whose row holds the active cell. */
export async function searchSelected(store: Store, tell: Tell): Promise<void> {
  let key: string | undefined;
  await doWork(store, { what: "review", note: "Looking at the selected row" }, async () => {
    const selected = await readSelectedRecord();
    if (selected === undefined) return noRow;
    if (isNewKey(selected)) return newRow;
    key = selected;
    return undefined;
  });
  if (key !== undefined) await searchRecord(store, tell, key);
}

const noRow: Message = {
  intent: "info",
  text: "Select a cell in the row of a record, on a sheet that was loaded, then press this again.",
};
const newRow: Message = {
  intent: "info",
  text: "This row is new: it has a history once it is applied.",
};

/** The next lines of what is in sight. */
export function searchMore(store: Store, tell: Tell, { question, next }: FoundHistory): Promise<void> {
  return doWork(store, { what: "review", note: "Reading more of the history" }, async () => {
    if (next === null) return undefined;
    const answer = await readHistory(question, { rows: linesInPage, after: next });
    tell({ kind: "found more", question, answer });
    return undefined;
  });
}

/** Writes all that the question finds to a new sheet; stopped, it leaves none behind. */
export function exportHistory(store: Store, question: Question, signal: AbortSignal): Promise<void> {
  return doWork(store, { what: "review", note: "Reading the history" }, async (move) => {
    const { entries, isWhole } = await readEntries(store, question, { signal, move });
    if (signal.aborted) return stopped;
    if (entries.length === 0)
      return { intent: "info", text: "Nothing matches, so there is no sheet to make." };
    const end = await writeHistory(entries, {
      isStopped: () => signal.aborted,
      onRows: (done, total) => move("Writing rows", done, total),
    });
    if (end.kind === "stopped") return stopped;
    return sayExported({ ...end, rows: entries.length, isWhole });
  });
}

const stopped: Message = { intent: "info", text: "Stopped. No sheet was made." };

/** All pages up to the bound; a line is there with all of its fields or not at all. */
async function readEntries(
  store: Store,
  question: Question,
  { signal, move }: { readonly signal: AbortSignal; readonly move: Move },
): Promise<{ readonly entries: readonly HistoryEntry[]; readonly isWhole: boolean }> {
  const { connection } = store.session();
  if (connection.kind !== "signed in") return { entries: [], isWhole: true };
  const words = historyWords(connection.answer.lists);
  const entries: HistoryEntry[] = [];
  for (let after: string | null = ""; after !== null && !signal.aborted;) {
    const answer = await readHistory(question, { rows: mostHistoryRows, after });
    for (const line of entriesOf(answer, words)) {
      if (entries.length + line.length > mostHistoryEntries) return { entries, isWhole: false };
      entries.push(...line);
    }
    move("Reading the history", entries.length, 0);
    after = answer.next;
  }
  return { entries, isWhole: true };
}

function sayExported(end: {
  readonly sheet: string;
  readonly misses: number;
  readonly rows: number;
  readonly isWhole: boolean;
}): Message {
  const written = `${plural(end.rows, "row")} written to the sheet “${end.sheet}”, one for each field.`;
  if (!end.isWhole) {
    const most = mostHistoryEntries.toLocaleString("en");
    const text = `${written} These are the newest: an export has at most ${most} rows, and there is more. Narrow the search, by dates for instance, for the rest.`;
    return { intent: "warning", text };
  }
  if (end.misses === 0) return { intent: "success", text: written };
  const text = `${written} Excel shows ${plural(end.misses, "cell")} otherwise than the history has them.`;
  return { intent: "warning", text };
}
