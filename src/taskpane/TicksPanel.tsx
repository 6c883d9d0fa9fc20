// Ticks for all visible rows of the sheet in sight: in the columns whose cells are selected, or from one column to another.
import { Button, Field, Input, Text } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { readTickSheet, type TickSheet } from "../workbook/excel-ticks";
import { Choice } from "./Choice";
import { followWorkbook } from "./follow-workbook";
import { later } from "./later";
import { usePlaceStyles } from "./place-styles";
import type { Session } from "./session";
import type { Store } from "./store";
import { moveVisible, parseTickNumber, tickVisible } from "./tick-visible";
import { ToolHead } from "./ToolHead";

export function TicksPanel({ session, store }: { readonly session: Session; readonly store: Store }) {
  const styles = usePlaceStyles();
  const [sheet, setSheet] = useState<TickSheet | undefined>(undefined);
  const isOff = session.work !== undefined || !session.load;
  useEffect(() => {
    const onFailed = () => setSheet(undefined);
    return followWorkbook(store, later, { read: readTickSheet, onRead: setSheet, onFailed });
  }, [store]);
  return (
    <section className={styles.place} aria-labelledby="ticks-title">
      <ToolHead tool="ticks" title="Ticks in all visible rows" store={store} />
      <Text className={styles.quiet}>
        {sheet
          ? `${sheet.sheet}: rows that its filter hides stay as they are.`
          : "Go to Groups, Stages, Customer promotions or Product visibility. Rows that its filter hides stay as they are."}
      </Text>
      <SelectedColumns store={store} isOff={isOff} />
      {sheet && <MoveTicks key={sheet.headers.join("\n")} sheet={sheet} store={store} isOff={isOff} />}
    </section>
  );
}

interface PartProps {
  readonly store: Store;
  readonly isOff: boolean;
}

function SelectedColumns({ store, isOff }: PartProps) {
  const styles = usePlaceStyles();
  const [typed, setTyped] = useState("");
  const number = parseTickNumber(typed);
  const isWrong = typed.trim() !== "" && number === undefined;
  const setNumber = () => number !== undefined && !isOff && void tickVisible(store, number);
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>In the columns of the selected cells</legend>
      <div className={styles.stack}>
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
          <Input
            value={typed}
            inputMode="decimal"
            onChange={(_, { value }) => setTyped(value)}
            onKeyDown={({ key }) => key === "Enter" && setNumber()}
          />
        </Field>
        <div className={styles.row}>
          <Button disabledFocusable={isOff || number === undefined} onClick={setNumber}>
            Set number for visible
          </Button>
        </div>
      </div>
    </fieldset>
  );
}

function MoveTicks({ sheet, store, isOff }: PartProps & { readonly sheet: TickSheet }) {
  const styles = usePlaceStyles();
  const [from, setFrom] = useState<string | undefined>(undefined);
  const [to, setTo] = useState<string | undefined>(undefined);
  const options = sheet.headers.map((header) => ({ value: header, label: header }));
  const others = options.filter(({ value }) => value !== from);
  const isChosen = from !== undefined && to !== undefined && from !== to;
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>From one column to another, where the first is ticked</legend>
      <div className={styles.stack}>
        <Choice label="From" none="Choose" value={from} options={options} onChoose={setFrom} />
        <Choice
          label="To"
          none="Choose"
          value={to === from ? undefined : to}
          options={others}
          onChoose={setTo}
        />
        <div className={styles.row}>
          <Button
            disabledFocusable={isOff || !isChosen}
            onClick={() => isChosen && void moveVisible(store, from, to)}
          >
            Move for visible
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
