// The name under which the present choice is saved, and for whom; over the chosen view, which also renames it, or as a new one.
import { Button, Checkbox, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { SavedView } from "../contract/app";
import { saveView } from "./keep-views";
import { usePlaceStyles } from "./place-styles";
import type { Store } from "./store";

const mostInName = 100;

export function SaveViewForm(props: {
  readonly store: Store;
  /** The view that may be saved over. */
  readonly over: SavedView | undefined;
  readonly maySaveForAll: boolean;
  readonly isBusy: boolean;
  readonly onDone: () => void;
}) {
  const { store, over, maySaveForAll, isBusy, onDone } = props;
  const styles = usePlaceStyles();
  const [name, setName] = useState(over?.name ?? "");
  const [isShared, setIsShared] = useState(over?.isShared ?? false);
  const save = async (id: { readonly id?: number }) => {
    await saveView(store, { ...id, name: name.trim(), isShared });
    if (store.session().message?.intent === "success") onDone();
  };
  const cannot = isBusy || name.trim() === "";
  return (
    <form
      className={styles.item}
      onSubmit={(event) => {
        event.preventDefault();
        if (!cannot) void save(over ? { id: over.id } : {});
      }}
    >
      <Field label="Name of the view" hint="It keeps the filters, sheets and columns chosen below.">
        <Input autoFocus maxLength={mostInName} value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      {maySaveForAll && (
        <Checkbox
          label="For everyone in this account"
          checked={isShared}
          onChange={(_, { checked }) => setIsShared(checked === true)}
        />
      )}
      <div className={styles.row}>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={cannot}>
          {over ? `Save over “${over.name}”` : "Save"}
        </Button>
        {over && (
          <Button
            size="small"
            disabledFocusable={cannot || isTaken(name, over)}
            onClick={() => void save({})}
          >
            Save as new
          </Button>
        )}
        <Button size="small" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** A new view needs a name of its own. */
function isTaken(name: string, over: SavedView): boolean {
  return name.trim().toLowerCase() === over.name.toLowerCase();
}
