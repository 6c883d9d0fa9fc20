// The pane's frame: theme, heading, the four places, messages and progress. Each place is a file of its own.
import {
  Button,
  FluentProvider,
  makeStyles,
  Tab,
  TabList,
  Text,
  tokens,
  type Theme,
} from "@fluentui/react-components";
import { lazy, Suspense, useMemo, useRef, useSyncExternalStore } from "react";
import { connectAgain } from "./connect-again";
import { goToPlace } from "./go-to-place";
import { useKeptFocus } from "./kept-focus";
import { LoadPlace } from "./LoadPlace";
import { Notice } from "./Notice";
import {
  fetchApprovalsPanel,
  fetchCheckPlace,
  fetchFindPanel,
  fetchHistoryPlace,
  fetchImportPanel,
  fetchKeysPanel,
  fetchPasteOffer,
  fetchPeoplePanel,
  fetchPricePanel,
  fetchReviewPlace,
  fetchTicksPanel,
} from "./places";
import type { Place, Session } from "./session";
import { signOut } from "./sign-out";
import { SignInPlace } from "./SignInPlace";
import type { Store } from "./store";
import { schemeOf } from "./theme";
import { ToolButtons } from "./ToolButtons";
import { WorkBar } from "./WorkBar";

const ApprovalsPanel = lazy(async () => ({ default: (await fetchApprovalsPanel()).ApprovalsPanel }));
const CheckPlace = lazy(async () => ({ default: (await fetchCheckPlace()).CheckPlace }));
const ReviewPlace = lazy(async () => ({ default: (await fetchReviewPlace()).ReviewPlace }));
const HistoryPlace = lazy(async () => ({ default: (await fetchHistoryPlace()).HistoryPlace }));
const FindPanel = lazy(async () => ({ default: (await fetchFindPanel()).FindPanel }));
const ImportPanel = lazy(async () => ({ default: (await fetchImportPanel()).ImportPanel }));
const PasteOffer = lazy(async () => ({ default: (await fetchPasteOffer()).PasteOffer }));
const KeysPanel = lazy(async () => ({ default: (await fetchKeysPanel()).KeysPanel }));
const PeoplePanel = lazy(async () => ({ default: (await fetchPeoplePanel()).PeoplePanel }));
const PricePanel = lazy(async () => ({ default: (await fetchPricePanel()).PricePanel }));
const TicksPanel = lazy(async () => ({ default: (await fetchTicksPanel()).TicksPanel }));

const useStyles = makeStyles({
  root: {
    height: "100vh",
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0` },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  account: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  main: {
    flexGrow: 1,
    minHeight: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
    overflowY: "auto",
    outlineStyle: "none",
  },
  who: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    minHeight: "24px",
  },
  again: { flexShrink: 0, whiteSpace: "nowrap" },
  waiting: { opacity: 0.7 },
});

const tabs: readonly { readonly place: Place; readonly label: string }[] = [
  { place: "load", label: "Load" },
  { place: "check", label: "Check" },
  { place: "review", label: "Review" },
  { place: "history", label: "History" },
];

function accountLine({ connection, load }: Session): string {
  if (connection.kind === "signed in")
    return `${connection.answer.account.name} · ${connection.answer.user.name}`;
  if (load) return `${load.accountName} · not connected`;
  return connection.kind === "connecting" ? "Connecting…" : "Not connected";
}

function placeFor(session: Session, store: Store) {
  const { connection, place, load } = session;
  if (connection.kind === "signed out" && (place === "load" || place === "history" || !load)) {
    return <SignInPlace store={store} message={connection.message} />;
  }
  switch (place) {
    case "load":
      return <LoadPlace session={session} store={store} />;
    case "check":
      return <CheckPlace session={session} store={store} />;
    case "review":
      return <ReviewPlace session={session} store={store} />;
    case "history":
      return <HistoryPlace session={session} store={store} />;
    default:
      return place satisfies never;
  }
}

function toolFor(session: Session, store: Store) {
  switch (session.tool) {
    case "find":
      return <FindPanel session={session} store={store} />;
    case "price":
      return <PricePanel session={session} store={store} />;
    case "ticks":
      return <TicksPanel session={session} store={store} />;
    case "import":
      return <ImportPanel session={session} store={store} />;
    case "approvals":
      return <ApprovalsPanel session={session} store={store} />;
    case "keys":
      return <KeysPanel session={session} store={store} />;
    case "people":
      return <PeoplePanel session={session} store={store} />;
    default:
      return session.tool satisfies undefined;
  }
}

export function App({ store, theme }: { readonly store: Store; readonly theme: Theme }) {
  const session = useSyncExternalStore(store.subscribe, store.session);
  const styles = useStyles();
  const main = useRef<HTMLElement>(null);
  const keepFocus = useKeptFocus(main);
  const isBusy = session.work !== undefined;
  const panel = useMemo(() => placeFor(session, store), [session, store]);
  return (
    <FluentProvider theme={theme} style={{ colorScheme: schemeOf(theme) }}>
      <div className={styles.root} onFocus={keepFocus}>
        <header className={styles.head}>
          <div className={styles.who}>
            <h1 className={styles.title}>Contactsheet</h1>
            {session.connection.kind === "signed in" && (
              <Button
                size="small"
                appearance="subtle"
                disabledFocusable={isBusy}
                onClick={() => void signOut(store)}
              >
                Sign out
              </Button>
            )}
          </div>
          <div className={styles.who}>
            <Text className={styles.account}>{accountLine(session)}</Text>
            {session.connection.kind === "offline" && (
              <Button
                className={styles.again}
                size="small"
                disabledFocusable={isBusy}
                onClick={() => void connectAgain(store)}
              >
                Connect again
              </Button>
            )}
            <ToolButtons session={session} store={store} />
          </div>
          <TabList
            size="small"
            selectedValue={session.tool ? null : session.place}
            className={isBusy ? styles.waiting : ""}
            onTabSelect={(_, { value }) => void goToPlace(store, value as Place)}
          >
            {tabs.map(({ place, label }) => (
              <Tab key={place} id={`tab-${place}`} value={place} aria-controls="place" aria-disabled={isBusy}>
                {label}
              </Tab>
            ))}
          </TabList>
        </header>
        <main className={styles.main} ref={main} tabIndex={-1}>
          <Notice message={session.message} onClose={() => store.dispatch({ kind: "message closed" })} />
          <WorkBar work={session.work} />
          {session.pasted && session.tool !== "import" && (
            <Suspense>
              <PasteOffer pasted={session.pasted} store={store} />
            </Suspense>
          )}
          <Suspense>{toolFor(session, store)}</Suspense>
          <div
            id="place"
            role="tabpanel"
            aria-labelledby={`tab-${session.place}`}
            style={{ display: session.tool ? "none" : "contents" }}
          >
            <Suspense>{panel}</Suspense>
          </div>
        </main>
      </div>
    </FluentProvider>
  );
}
