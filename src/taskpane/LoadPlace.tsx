// Load: which contacts, and what the workbook holds already. A load never throws away edits without being told to.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Text,
} from "@fluentui/react-components";
import { useRef, useState } from "react";
import { FilterForm } from "./FilterForm";
import { countEdits, loadContacts } from "./load-contacts";
import { usePlaceStyles } from "./place-styles";
import type { Session } from "./session";
import type { Store } from "./store";

function sayLoad({ load, connection }: Session): string {
  if (!load) return "This workbook holds no contacts yet.";
  const when = new Date(load.loadedAt).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  const own = `${load.contacts.toLocaleString("en")} contacts of ${load.accountName}, loaded ${when}.`;
  const isOther = connection.kind === "signed in" && connection.answer.account.id !== load.accountId;
  return isOther
    ? `${own} That is another account than the one you are signed in to: nothing can be applied to it from here. Loading replaces it.`
    : own;
}

export function LoadPlace({ session, store }: { readonly session: Session; readonly store: Store }) {
  const styles = usePlaceStyles();
  const [isAsking, setIsAsking] = useState(false);
  const stop = useRef<AbortController | undefined>(undefined);
  const isLoading = session.work?.what === "load";
  const load = () => {
    setIsAsking(false);
    stop.current = new AbortController();
    void loadContacts(store, stop.current.signal);
  };
  const ask = async () => {
    if (session.load && (await countEdits(store))) setIsAsking(true);
    else load();
  };
  return (
    <section className={styles.place} aria-labelledby="load-title">
      <h2 id="load-title" className={styles.title}>
        Load contacts
      </h2>
      <Text className={styles.quiet}>{sayLoad(session)}</Text>
      <FilterForm session={session} store={store} />
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabled={session.work !== undefined || session.connection.kind !== "signed in"}
          onClick={() => void ask()}
        >
          Load
        </Button>
        {isLoading && <Button onClick={() => stop.current?.abort()}>Stop</Button>}
      </div>
      <Dialog open={isAsking} onOpenChange={(_, { open }) => setIsAsking(open)} modalType="alert">
        <DialogSurface>
          <DialogBody>
            <DialogTitle>Replace your edits?</DialogTitle>
            <DialogContent>
              This workbook has edits that were not applied. Loading replaces them with what the backend holds
              now. Review shows them.
            </DialogContent>
            <DialogActions fluid>
              <Button appearance="primary" onClick={() => setIsAsking(false)}>
                Keep my edits
              </Button>
              <Button onClick={load}>Load and discard edits</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </section>
  );
}
