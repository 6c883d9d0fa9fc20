// Ticks all visible rows of the selected tick columns, takes their ticks off, sets one number in them, or moves ticks from one column to
// another; says what was written.
import { moveVisibleTicks, writeVisibleTicks, type TicksWritten } from "../workbook/excel-ticks";
import { plural } from "./findings-view";
import type { Message } from "./session";
import type { Store } from "./store";
import { doWork } from "./work";

/** Writes it as ordinary edits; nothing is applied. */
export function tickVisible(store: Store, to: boolean | number): Promise<void> {
  return changeVisible(store, () => writeVisibleTicks(to), sayTicked);
}

/** Moves the ticks of the visible rows from one column to the other, by their headers, as ordinary edits. */
export function moveVisible(store: Store, from: string, to: string): Promise<void> {
  return changeVisible(
    store,
    () => moveVisibleTicks(from, to),
    (written) => sayMoved(written, from, to),
  );
}

type Written = Extract<TicksWritten, { kind: "written" }>;

function changeVisible(
  store: Store,
  write: () => Promise<TicksWritten>,
  say: (written: Written) => string,
): Promise<void> {
  return doWork(store, { what: "check", note: "Writing the visible rows" }, async (): Promise<Message> => {
    const written = await write();
    if (written.kind === "none") return { intent: "info", text: written.message };
    if (written.cells > 0) store.dispatch({ kind: "edited" });
    return { intent: "success", text: say(written) };
  });
}

const asEdits = "Hidden rows are as they were; nothing is applied yet.";

function sayTicked({ cells, rows, headers, sheet }: Written): string {
  const where = `${plural(rows, "visible row")} of ${sheet}, ${headers.join(", ")}`;
  return cells === 0
    ? `Nothing to change: ${where} hold that already.`
    : `${plural(cells, "cell")} changed in ${where}. ${asEdits}`;
}

function sayMoved({ changed, rows, sheet }: Written, from: string, to: string): string {
  const visible = plural(rows, "visible row");
  return changed === 0
    ? `Nothing to move: none of the ${visible} of ${sheet} has ${from}.`
    : `${changed.toLocaleString("en")} of ${visible} of ${sheet} moved from ${from} to ${to}. ${asEdits}`;
}

const number = /^\d+(\.\d{1,2})?$/;

/** The number that was typed; undefined where it is none above 0 with at most two decimals. */
export function parseTickNumber(typed: string): number | undefined {
  const text = typed.trim().replace(/\s*%$/, "").replace(",", ".");
  return number.test(text) && Number(text) > 0 ? Number(text) : undefined;
}
