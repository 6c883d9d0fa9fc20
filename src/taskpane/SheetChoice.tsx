// Which sheets a load lays out beside Contacts.
import { Checkbox } from "@fluentui/react-components";
import { usePlaceStyles } from "./place-styles";
import { otherSheets } from "./sheet-names";
import type { Session } from "./session";
import type { Store } from "./store";

export function SheetChoice({ session, store }: { readonly session: Session; readonly store: Store }) {
  const styles = usePlaceStyles();
  const toggle = (name: string, isOn: boolean) => {
    const sheets = otherSheets.filter((own) => (own === name ? isOn : session.sheets.includes(own)));
    store.dispatch({ kind: "sheets set", sheets });
  };
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>Sheets</legend>
      <Checkbox label="Contacts (always)" checked disabled />
      {otherSheets.map((name) => (
        <Checkbox
          key={name}
          label={name}
          checked={session.sheets.includes(name)}
          onChange={(_, { checked }) => toggle(name, checked === true)}
        />
      ))}
    </fieldset>
  );
}
