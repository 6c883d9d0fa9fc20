// The ribbon's buttons: each shows the pane and does what the pane's own button does. The names are those of manifest.xml.
import { goToPlace } from "./go-to-place";
import type { Place } from "./session";
import type { Store } from "./store";

/** Apply opens the review: nothing is applied that was not seen there, with a reason. */
const commands: Readonly<Record<string, Place>> = {
  load: "load",
  check: "check",
  review: "review",
  apply: "review",
  history: "history",
};

/** Ties the manifest's function names to the pane; each tells Office when it is done. */
export function associateCommands(store: Store): void {
  for (const [name, place] of Object.entries(commands)) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      void Office.addin
        .showAsTaskpane()
        .then(() => goToPlace(store, place))
        .finally(() => event.completed());
    });
  }
}
