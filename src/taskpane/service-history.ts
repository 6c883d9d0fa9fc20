// The pane's end of /app/history. A refusal becomes a Fault that says what to do.
import type { HistoryAnswer } from "../contract/history";
import { ask } from "./service";

/** A page of the history, the newest lines first: the first page, or the one after `after`. */
export async function readHistory(
  question: Readonly<Record<string, string>>,
  page: { readonly rows: number; readonly after?: string },
): Promise<HistoryAnswer> {
  const { rows, after } = page;
  const query = new URLSearchParams({ ...question, rows: String(rows), ...(after ? { after } : {}) });
  return (await (await ask(`/app/history?${query}`)).json()) as HistoryAnswer;
}
