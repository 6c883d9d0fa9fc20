// One long job at a time: says when it began, how far it is, and how it ended, in words for people. The pane's only catch around work.
import { Fault, messageOf } from "../domain/fault";
import type { Message } from "./session";
import type { Work } from "./session-work";
import type { Store } from "./store";

/** Tells how far the job is; `total` 0 where it is not known. */
export type Move = (note: string, done: number, total: number) => void;

/** Runs the job and shows it; what it returns is said at its end, what it throws is said as an error. */
export async function doWork(
  store: Store,
  what: { readonly what: Work["what"]; readonly note: string },
  job: (move: Move) => Promise<Message | undefined>,
): Promise<void> {
  if (store.session().work) return;
  const nowMs = () => store.now().getTime();
  store.dispatch({ kind: "work began", ...what, nowMs: nowMs() });
  const move: Move = (note, done, total) =>
    store.dispatch({ kind: "work moved", note, done, total, nowMs: nowMs() });
  try {
    const message = await job(move);
    store.dispatch({ kind: "work ended", ...(message ? { message } : {}) });
  } catch (caught) {
    store.dispatch({ kind: "work ended", message: { intent: "error", text: sayCaught(caught) } });
    if (caught instanceof Fault && caught.code === "not signed in") {
      store.dispatch({ kind: "connected", connection: { kind: "signed out", message: caught.message } });
    }
    if (caught instanceof Fault && caught.code === "service unreachable") {
      store.dispatch({ kind: "connected", connection: { kind: "offline", message: caught.message } });
    }
  }
}

/** What Excel refuses while a cell is being edited is the user's to settle; the rest speaks for itself. */
function sayCaught(caught: unknown): string {
  const code = caught instanceof Error && "code" in caught ? String(caught.code) : "";
  if (code === "InvalidOperationInCellEditMode")
    return "A cell is being edited. Press Enter or Esc in the sheet, then try again.";
  return messageOf(caught);
}
