// How one gets to a place, from a tab or from the ribbon: a place that shows the sheets reads them afresh.
import { fetchChecks, fetchPlans } from "./places";
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
      return (await fetchChecks()).checkSheets(store);
    case "review":
      return (await fetchPlans()).reviewPlan(store);
    case "history":
      return (await fetchPlans()).openHistory(store);
    default:
      place satisfies never;
  }
}
