// Saved views: choose one, save the present choice under a name, rename, replace, delete.
import { Button, Field, Select, Text } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { SavedView } from "../contract/app";
import { deleteView, openViews } from "./keep-views";
import { isMovedOn, viewsIn } from "./load-choice";
import { usePlaceStyles } from "./place-styles";
import { SaveViewForm } from "./SaveViewForm";
import type { Session } from "./session";
import type { Store } from "./store";

interface ViewProps {
  readonly session: Session;
  readonly store: Store;
}

export function ViewBar({ session, store }: ViewProps) {
  const styles = usePlaceStyles();
  const [open, setOpen] = useState<"save" | "delete" | undefined>(undefined);
  const { connection, views, viewId } = session;
  const isSignedIn = connection.kind === "signed in";
  const isUnread = views.kind === "unread";
  useEffect(() => {
    if (isSignedIn && isUnread) void openViews(store);
  }, [store, isSignedIn, isUnread]);
  if (!isSignedIn) return null;
  const { user } = connection.answer;
  const chosen = viewsIn(views).find(({ id }) => id === viewId);
  const mayChange = chosen !== undefined && (!chosen.isShared || user.role === "admin");
  const isBusy = session.work !== undefined;
  return (
    <section aria-label="Saved views" className={styles.item} style={{ padding: 0 }}>
      <ViewSelect views={viewsIn(views)} viewId={viewId} store={store} />
      {views.kind === "failed" && (
        <Text role="status" size={200}>
          Saved views cannot be shown. {views.message}{" "}
          <Button size="small" onClick={() => void openViews(store)}>
            Read them again
          </Button>
        </Text>
      )}
      {chosen && isMovedOn(session, chosen) && (
        <Text size={200} className={styles.quiet}>
          What is chosen below is no longer what this view keeps.
        </Text>
      )}
      <div className={styles.row}>
        <Button
          size="small"
          aria-expanded={open === "save"}
          onClick={() => setOpen(open === "save" ? undefined : "save")}
        >
          Save view…
        </Button>
        {mayChange && (
          <Button
            size="small"
            aria-expanded={open === "delete"}
            onClick={() => setOpen(open === "delete" ? undefined : "delete")}
          >
            Delete view…
          </Button>
        )}
      </div>
      {open === "save" && (
        <SaveViewForm
          key={viewId}
          store={store}
          over={mayChange ? chosen : undefined}
          maySaveForAll={user.role === "admin"}
          isBusy={isBusy}
          onDone={() => setOpen(undefined)}
        />
      )}
      {open === "delete" && mayChange && (
        <DeleteView view={chosen} store={store} onDone={() => setOpen(undefined)} />
      )}
    </section>
  );
}

function ViewSelect(props: {
  readonly views: readonly SavedView[];
  readonly viewId: number | undefined;
  readonly store: Store;
}) {
  const { views, viewId, store } = props;
  const styles = usePlaceStyles();
  const list = (isShared: boolean) =>
    views
      .filter((view) => view.isShared === isShared)
      .map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ));
  const [own, shared] = [list(false), list(true)];
  return (
    <Field label="Saved view" className={styles.narrow}>
      <Select
        value={viewId ?? ""}
        onChange={(_, { value }) =>
          store.dispatch({ kind: "view chosen", id: value === "" ? undefined : Number(value) })
        }
      >
        <option value="">None: all contacts</option>
        {own.length > 0 && <optgroup label="Mine">{own}</optgroup>}
        {shared.length > 0 && <optgroup label="For all">{shared}</optgroup>}
      </Select>
    </Field>
  );
}

function DeleteView(props: { readonly view: SavedView; readonly store: Store; readonly onDone: () => void }) {
  const { view, store, onDone } = props;
  const styles = usePlaceStyles();
  const remove = async () => {
    await deleteView(store, view);
    onDone();
  };
  return (
    <>
      <Text role="status">
        Delete “{view.name}”? {view.isShared ? "It goes for everyone. " : ""}Contacts are not touched.
      </Text>
      <div className={styles.row}>
        <Button size="small" onClick={() => void remove()}>
          Delete “{view.name}”
        </Button>
        <Button size="small" onClick={onDone}>
          Keep it
        </Button>
      </div>
    </>
  );
}
