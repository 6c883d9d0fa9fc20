// What a load shall bring: a saved view, sheets with their columns, and which contacts. Fetched right after the pane has started.
import { FilterForm } from "./FilterForm";
import type { Session } from "./session";
import { SheetChoice } from "./SheetChoice";
import type { Store } from "./store";
import { ViewBar } from "./ViewBar";

export function LoadForm({ session, store }: { readonly session: Session; readonly store: Store }) {
  return (
    <>
      <ViewBar session={session} store={store} />
      <SheetChoice session={session} store={store} />
      <FilterForm session={session} store={store} />
    </>
  );
}
