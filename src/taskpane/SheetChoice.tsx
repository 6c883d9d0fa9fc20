// Which sheets a load lays out beside Contacts, in two groups, and which of their columns.
import { Checkbox, Text } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import type { AccountAnswer } from "../contract/app";
import { usePlaceStyles } from "./place-styles";
import { otherSheets, sheetGroups } from "./sheet-names";
import type { Session } from "./session";
import type { Store } from "./store";

const ColumnChooser = lazy(async () => ({ default: (await import("./ColumnChooser")).ColumnChooser }));

type Homes = AccountAnswer["capabilities"]["homes"];

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
  const homes = session.connection.kind === "signed in" ? session.connection.answer.capabilities.homes : {};
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>Sheets beside Contacts</legend>
      <Home sheet="Contacts" homes={homes} />
      {sheetGroups.map(({ label, sheets }) => (
        <details key={label}>
          <summary>
            {label}: {sheets.filter((name) => session.sheets.includes(name)).join(", ") || "none"}
          </summary>
          {sheets.map((name) => (
            <div key={name}>
              <Checkbox
                label={name}
                aria-describedby={homes?.[name] === undefined ? undefined : homeId(name)}
                checked={session.sheets.includes(name)}
                onChange={(_, { checked }) => toggle(name, checked === true)}
              />
              <Home sheet={name} homes={homes} />
            </div>
          ))}
        </details>
      ))}
      <Columns session={session} store={store} />
    </fieldset>
  );
}

const homeId = (sheet: string) => `home-${sheet.replaceAll(" ", "-")}`;

/** Where a sheet's data lives, where that is not all in one place. */
function Home({ sheet, homes }: { readonly sheet: string; readonly homes: Homes }) {
  const styles = usePlaceStyles();
  const home = homes?.[sheet];
  if (home === undefined) return null;
  return (
    <Text size={200} block id={homeId(sheet)} className={styles.quiet}>
      {sheet === "Contacts" ? `Contacts: ${home}` : home}
    </Text>
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
