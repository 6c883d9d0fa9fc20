// Saved views as people use them: the list is read, a choice is saved under a name, a view is taken away.
import type { ViewToSave } from "../contract/app";
import { messageOf } from "../domain/fault";
import { viewOf, type Views } from "./load-choice";
import { readViews, removeView, writeView } from "./service-views";
import type { Store } from "./store";
import { doWork } from "./work";

/** Reads the views anew; what stands in the way is told where they would be listed. */
export async function openViews(store: Store): Promise<void> {
  store.dispatch({ kind: "views read", views: await readOr() });
}

async function readOr(): Promise<Views> {
  try {
    return { kind: "read", views: await readViews() };
  } catch (caught) {
    return { kind: "failed", message: messageOf(caught) };
  }
}

/** Saves the present choice under this name; with an id in the place of that view. It is then the chosen one. */
export function saveView(store: Store, named: Omit<ViewToSave, "view">): Promise<void> {
  return doWork(store, { what: "view", note: "Saving the view" }, async () => {
    const { id, name } = await orReadAnew(store, () =>
      writeView({ ...named, view: viewOf(store.session()) }),
    );
    store.dispatch({ kind: "views read", views: await readOr(), viewId: id });
    return { intent: "success", text: `The view “${name}” is saved.` };
  });
}

/** Takes the view away; the choice stays as it is. */
export function deleteView(
  store: Store,
  view: { readonly id: number; readonly name: string },
): Promise<void> {
  return doWork(store, { what: "view", note: "Deleting the view" }, async () => {
    await orReadAnew(store, () => removeView(view.id));
    await openViews(store);
    return { intent: "success", text: `The view “${view.name}” is deleted.` };
  });
}

/** Where a change of a view is refused, somebody else has often changed it before: the list then says what is there now. */
async function orReadAnew<T>(store: Store, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (caught) {
    await openViews(store);
    throw caught;
  }
}
