// Signing out, for whoever leaves a machine that others use. What was loaded stays in the workbook, and that is said.
import { ask } from "./service";
import type { Store } from "./store";
import { doWork } from "./work";

const signedOut =
  "You are signed out. The workbook keeps what was loaded: close or delete it where others should not see it.";

/** Ends the session of this browser. A service that is away cannot end it, which is said. */
export async function signOut(store: Store): Promise<void> {
  store.dispatch({ kind: "went", to: "load" });
  await doWork(store, { what: "check", note: "Signing out" }, async () => {
    await ask("/app/session", { method: "DELETE" });
    store.dispatch({ kind: "connected", connection: { kind: "signed out", message: signedOut } });
    return undefined;
  });
}
