// Start-up: who is signed in, what the open workbook holds, and an ear for edits.
import { Fault, messageOf } from "../domain/fault";
import { readWorkbookState, watchEdits } from "../workbook/excel";
import type { EditHint } from "../workbook/excel-watch";
import { readAccount, signIn } from "./service";
import type { Connection } from "./session";
import { codeIn } from "./sign-in-code";
import type { Store } from "./store";

/** Asks the service who is signed in; without an answer the pane still checks a loaded workbook, offline [WB9]. */
export async function connect(store: Store): Promise<void> {
  store.dispatch({ kind: "connected", connection: await askWho() });
}

async function askWho(): Promise<Connection> {
  try {
    return { kind: "signed in", answer: await readAccount() };
  } catch (caught) {
    const isRefused = caught instanceof Fault && caught.code === "not signed in";
    return { kind: isRefused ? "signed out" : "offline", message: messageOf(caught) };
  }
}

/** Signs in with a one-time link or code, then connects; a refused one is said. */
export async function signInWith(store: Store, pasted: string): Promise<void> {
  try {
    await signIn(codeIn(pasted));
    await connect(store);
  } catch (caught) {
    store.dispatch({ kind: "connected", connection: { kind: "signed out", message: messageOf(caught) } });
  }
}

/** Reads what the workbook holds and listens to edits, so that a finding never outlives the cell that it speaks of; tells of each. */
export async function openWorkbook(store: Store, onEdit: (hint: EditHint) => void): Promise<void> {
  await readLoad(store);
  await watchEdits((hint) => {
    store.dispatch({ kind: "edited" });
    onEdit(hint);
    const [first] = hint.repaired;
    if (!first) return;
    const more = hint.repaired.length > 1 ? ` and ${hint.repaired.length - 1} more` : "";
    const text = `${first.label} is written by the backend alone: “${first.typed}” was put back${more}.`;
    store.dispatch({ kind: "work ended", message: { intent: "info", text } });
  });
}

/** Reads again which load the workbook holds. */
export async function readLoad(store: Store): Promise<void> {
  const state = await readWorkbookState();
  if (state.kind === "stopped") {
    const text = "The last load into this workbook was stopped half-way. Load again before you edit.";
    store.dispatch({ kind: "work ended", message: { intent: "warning", text } });
  }
  const load =
    state.kind === "loaded"
      ? {
          accountId: state.account.id,
          accountName: state.account.name,
          loadedAt: state.loadedAt,
          contacts: state.records,
          failed: state.failed,
        }
      : undefined;
  store.dispatch({ kind: "workbook read", load });
}
