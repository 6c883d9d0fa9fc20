// Coming back after the service was away: asks it again, and renews what the place in sight shows of it.
import { connect } from "./connect";
import { goToPlace } from "./go-to-place";
import { fetchFollowing } from "./places";
import type { Message, Session } from "./session";
import type { Store } from "./store";
import { doWork } from "./work";

/** The Connect again button; says how it went. */
export async function connectAgain(store: Store): Promise<void> {
  await doWork(store, { what: "check", note: "Connecting" }, async () => {
    await connect(store);
    return sayConnection(store.session());
  });
  if (await (await fetchFollowing()).followRun(store)) return;
  const { connection, place, message } = store.session();
  if (connection.kind !== "signed in" || (place !== "review" && place !== "history")) return;
  await goToPlace(store, place);
  if (message && !store.session().message) store.dispatch({ kind: "work ended", message });
}

function sayConnection({ connection }: Session): Message | undefined {
  switch (connection.kind) {
    case "signed in":
      return { intent: "success", text: `Connected to ${connection.answer.account.name}.` };
    case "offline":
      return { intent: "error", text: connection.message };
    case "signed out":
      return { intent: "warning", text: connection.message };
    case "connecting":
      return undefined;
    default:
      return connection satisfies never;
  }
}
