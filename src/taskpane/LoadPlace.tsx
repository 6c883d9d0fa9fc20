// Load: what the workbook holds already, and what is brought into it. A load never throws away edits without being told to.
import { Button, Text, useRestoreFocusTarget } from "@fluentui/react-components";
import { lazy, Suspense, useRef, useState } from "react";
import { usePlaceStyles } from "./place-styles";
import { fetchLoadForm, fetchLoads, fetchReloads, fetchReplaceDialog } from "./places";
import type { Session } from "./session";
import type { Store } from "./store";

const LoadForm = lazy(async () => ({ default: (await fetchLoadForm()).LoadForm }));
const ReplaceDialog = lazy(async () => ({ default: (await fetchReplaceDialog()).ReplaceDialog }));

function sayLoad({ load, connection }: Session): string {
  if (!load) return "This workbook holds no contacts yet.";
  const when = new Date(load.loadedAt).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  const noun = load.contacts === 1 ? "contact" : "contacts";
  const own = `${load.contacts.toLocaleString("en")} ${noun} of ${load.accountName}, loaded ${when}.`;
  const isOther = connection.kind === "signed in" && connection.answer.account.id !== load.accountId;
  return isOther
    ? `${own} That is another account than the one you are signed in to: nothing can be applied to it from here. Loading replaces it.`
    : own;
}

export function LoadPlace({ session, store }: { readonly session: Session; readonly store: Store }) {
  const styles = usePlaceStyles();
  const [isAsking, setIsAsking] = useState(false);
  const stop = useRef<AbortController | undefined>(undefined);
  const returnFocus = useRestoreFocusTarget();
  const isLoading = session.work?.what === "load";
  const load = async () => {
    setIsAsking(false);
    stop.current = new AbortController();
    await (await fetchLoads()).loadContacts(store, stop.current.signal);
  };
  const reload = async () => {
    setIsAsking(false);
    stop.current = new AbortController();
    await (await fetchReloads()).reloadKeepingEdits(store, stop.current.signal);
  };
  const ask = async () => {
    const hasEdits = session.load !== undefined && (await (await fetchLoads()).findEdits(store));
    if (hasEdits) setIsAsking(true);
    else await load();
  };
  return (
    <section className={styles.place} aria-labelledby="load-title">
      <h2 id="load-title" className={styles.title}>
        Load contacts
      </h2>
      <Text className={styles.quiet}>{sayLoad(session)}</Text>
      <Suspense>
        <LoadForm session={session} store={store} />
      </Suspense>
      <div className={styles.row}>
        <Button
          appearance="primary"
          {...returnFocus}
          disabledFocusable={session.work !== undefined || session.connection.kind !== "signed in"}
          onClick={() => void ask()}
        >
          Load
        </Button>
        {session.load && !isLoading && (
          <Button
            disabledFocusable={session.work !== undefined || session.connection.kind !== "signed in"}
            onClick={() => void reload()}
          >
            Bring up to date
          </Button>
        )}
        {isLoading && (
          <Button aria-describedby="stop-hint" onClick={() => stop.current?.abort()}>
            Stop
          </Button>
        )}
      </div>
      {isLoading && (
        <Text id="stop-hint" size={200} className={styles.quiet}>
          {session.load
            ? "Once rows are being written, stopping leaves the sheets half-filled: the earlier load is gone, and you load again."
            : "Stopping leaves the sheets half-filled; you load again."}
        </Text>
      )}
      {session.connection.kind === "offline" && (
        <Text size={200} role="status">
          Not connected, so nothing can be loaded. Start the service (npm start) or check the network, then
          press Connect again. Check and Review work on; your edits stay in the workbook.
        </Text>
      )}
      {isAsking && (
        <Suspense>
          <ReplaceDialog
            onKeep={() => setIsAsking(false)}
            onUpdate={() => void reload()}
            onReplace={() => void load()}
          />
        </Suspense>
      )}
    </section>
  );
}
