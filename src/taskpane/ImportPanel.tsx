// Another system's export: pasted here, chosen as a file, or pasted on a sheet already; then its columns are mapped.
import { Button, Field, Label, Text, Textarea } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { PastedRows } from "../workbook/excel-paste";
import { openExport, type Brought, type OpenedExport } from "./import-export";
import { MappingForm } from "./MappingForm";
import { usePlaceStyles } from "./place-styles";
import type { Session } from "./session";
import type { Store } from "./store";
import { ToolHead } from "./ToolHead";

interface PanelProps {
  readonly session: Session;
  readonly store: Store;
}

export function ImportPanel({ session, store }: PanelProps) {
  const styles = usePlaceStyles();
  const [opened, setOpened] = useState<OpenedExport | undefined>(undefined);
  const [atFirst] = useState(session.pasted);
  const bring = async (brought: Brought) => setOpened(await openExport(store, brought));
  useEffect(() => {
    if (atFirst) void openExport(store, atFirst).then(setOpened);
  }, [store, atFirst]);
  return (
    <section className={styles.place} aria-labelledby="import-title">
      <ToolHead tool="import" title="Rows from another system" store={store} />
      {opened ? (
        <MappingForm
          opened={opened}
          isBusy={session.work !== undefined}
          store={store}
          onOther={() => setOpened(undefined)}
        />
      ) : (
        <ExportSource session={session} onBring={(brought) => void bring(brought)} />
      )}
    </section>
  );
}

function ExportSource(props: { readonly session: Session; readonly onBring: (brought: Brought) => void }) {
  const { session, onBring } = props;
  const styles = usePlaceStyles();
  const [text, setText] = useState("");
  const isOff = session.work !== undefined || !session.load;
  return (
    <>
      <Text className={styles.quiet}>
        {session.load
          ? "Paste rows of another system’s export, its column names first, or choose its CSV file. You then say which column goes where; nothing is applied."
          : "Load contacts first; then rows of another system can be added to them, or update them."}
      </Text>
      {session.pasted && <OnSheet pasted={session.pasted} isOff={isOff} onBring={onBring} />}
      <Field label="Rows">
        <Textarea
          value={text}
          disabled={!session.load}
          resize="vertical"
          placeholder="Ctrl+V"
          textarea={{ style: { minHeight: "80px", fontFamily: "monospace" } }}
          onChange={(_, { value }) => setText(value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text/plain");
            if (text !== "" || isOff || !pasted.includes("\n")) return;
            event.preventDefault();
            onBring(pasted);
          }}
        />
      </Field>
      <div className={styles.row}>
        <Button disabledFocusable={isOff || text.trim() === ""} onClick={() => onBring(text)}>
          Map the columns
        </Button>
      </div>
      <Label htmlFor="import-file">Or a CSV file</Label>
      <input
        id="import-file"
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        disabled={isOff}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onBring(file);
          target.value = "";
        }}
      />
    </>
  );
}

function OnSheet(props: {
  readonly pasted: PastedRows;
  readonly isOff: boolean;
  readonly onBring: (brought: Brought) => void;
}) {
  const { pasted, isOff, onBring } = props;
  return (
    <Button appearance="primary" disabledFocusable={isOff} onClick={() => onBring(pasted)}>
      Map the rows pasted on {pasted.sheet}
    </Button>
  );
}
