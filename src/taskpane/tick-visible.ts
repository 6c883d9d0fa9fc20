// Ticks all visible rows of the selected tick columns, takes their ticks off, or sets one number in them; says what was written.
import { writeVisibleTicks } from "../workbook/excel";
import { plural } from "./findings-view";
import type { Message } from "./session";
import type { Store } from "./store";
import { doWork } from "./work";

/** Writes it as ordinary edits; nothing is applied. */
export function tickVisible(store: Store, to: boolean | number): Promise<void> {
  return doWork(store, { what: "check", note: "Writing the visible rows" }, async () => {
    const written = await writeVisibleTicks(to);
    if (written.kind === "none") return { intent: "info", text: written.message } satisfies Message;
    const { cells, rows, headers, sheet } = written;
    if (cells > 0) store.dispatch({ kind: "edited" });
    const where = `${plural(rows, "visible row")} of ${sheet}, ${headers.join(", ")}`;
    const text =
      cells === 0
        ? `Nothing to change: ${where} hold that already.`
        : `${plural(cells, "cell")} changed in ${where}. Hidden rows are as they were; nothing is applied yet.`;
    return { intent: "success", text };
  });
}

const number = /^\d+(\.\d{1,2})?$/;

/** The number that was typed; undefined where it is none above 0 with at most two decimals. */
export function parseTickNumber(typed: string): number | undefined {
  const text = typed.trim().replace(/\s*%$/, "").replace(",", ".");
  return number.test(text) && Number(text) > 0 ? Number(text) : undefined;
}
