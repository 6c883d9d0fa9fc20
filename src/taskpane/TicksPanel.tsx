// Ticks for all visible rows: of the tick columns that are selected on the sheet in sight.
import { Button, Field, Input, Text } from "@fluentui/react-components";
import { useState } from "react";
import { usePlaceStyles } from "./place-styles";
import type { Session } from "./session";
import type { Store } from "./store";
import { parseTickNumber, tickVisible } from "./tick-visible";
import { ToolHead } from "./ToolHead";

export function TicksPanel({ session, store }: { readonly session: Session; readonly store: Store }) {
  const styles = usePlaceStyles();
  const [typed, setTyped] = useState("");
  const isOff = session.work !== undefined || !session.load;
  const number = parseTickNumber(typed);
  const isWrong = typed.trim() !== "" && number === undefined;
  return (
    <section className={styles.place} aria-labelledby="ticks-title">
      <ToolHead tool="ticks" title="Tick all visible rows" store={store} />
      <Text className={styles.quiet}>
        Filter Groups, Stages, Customer promotions or Product visibility, and select a cell in each column
        that shall change. Hidden rows stay as they are.
      </Text>
      <div className={styles.row}>
        <Button disabledFocusable={isOff} onClick={() => void tickVisible(store, true)}>
          Tick all visible
        </Button>
        <Button disabledFocusable={isOff} onClick={() => void tickVisible(store, false)}>
          Untick all visible
        </Button>
      </div>
      <Field
        label="Number instead of a tick"
        hint="Customer promotions only, in the promotion’s own unit: 7.5"
        {...(isWrong ? { validationMessage: "Type a number above 0 with at most two decimals." } : {})}
      >
        <Input value={typed} onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <div className={styles.row}>
        <Button
          disabledFocusable={isOff || number === undefined}
          onClick={() => number !== undefined && void tickVisible(store, number)}
        >
          Set number for visible
        </Button>
      </div>
    </section>
  );
}
