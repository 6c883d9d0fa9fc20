// Which sheets a load lays out beside Contacts, in two groups, and which of their columns.
import { Checkbox, Text } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { usePlaceStyles } from "./place-styles";
import { otherSheets, sheetGroups } from "./sheet-names";
import type { Session } from "./session";
import type { Store } from "./store";

const ColumnChooser = lazy(async () => ({ default: (await import("./ColumnChooser")).ColumnChooser }));

interface ChoiceProps {
  readonly session: Session;
  readonly store: Store;
}

export function SheetChoice({ session, store }: ChoiceProps) {
  const styles = usePlaceStyles();
  const toggle = (name: string, isOn: boolean) => {
    const sheets = otherSheets.filter((own) => (own === name ? isOn : session.sheets.includes(own)));
    store.dispatch({ kind: "sheets set", sheets });
  };
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>Sheets beside Contacts</legend>
      {sheetGroups.map(({ label, sheets }) => (
        <details key={label}>
          <summary>
            {label}: {sheets.filter((name) => session.sheets.includes(name)).join(", ") || "none"}
          </summary>
          {sheets.map((name) => (
            <Checkbox
              key={name}
              label={name}
              checked={session.sheets.includes(name)}
              onChange={(_, { checked }) => toggle(name, checked === true)}
            />
          ))}
        </details>
      ))}
      <Columns session={session} store={store} />
    </fieldset>
  );
}

function Columns({ session, store }: ChoiceProps) {
  const [wasOpened, setWasOpened] = useState(false);
  const { connection, sheets, hidden } = session;
  return (
    <details onToggle={() => setWasOpened(true)}>
      <summary>Columns: {Object.keys(hidden).length > 0 ? "some left out" : "all"}</summary>
      {wasOpened && connection.kind === "signed in" && (
        <Suspense>
          <ColumnChooser
            lists={connection.answer.lists}
            sheets={sheets}
            hidden={hidden}
            onLeave={(sheet, ids) => store.dispatch({ kind: "columns left out", sheet, ids })}
          />
        </Suspense>
      )}
      {connection.kind !== "signed in" && (
        <Text size={200}>Which columns there are is known once you are connected.</Text>
      )}
    </details>
  );
}
