// How one gets to a place, from a tab or from the ribbon: a place that shows the sheets reads them afresh.
import { openHistory, reviewPlan } from "./apply-plan";
import { checkSheets } from "./check-sheets";
import type { Place } from "./session";
import type { Store } from "./store";

/** Shows the place; resolves when it has read what it shows. While work runs, nothing moves. */
export async function goToPlace(store: Store, place: Place): Promise<void> {
  if (store.session().work) return;
  switch (place) {
    case "load":
      store.dispatch({ kind: "went", to: place });
      return;
    case "check":
      return checkSheets(store);
    case "review":
      return reviewPlan(store);
    case "history":
      return openHistory(store);
    default:
      place satisfies never;
  }
}
