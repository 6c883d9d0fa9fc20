// The pane's frame: theme, heading, the four places, messages and progress. Each place is a file of its own.
import {
  FluentProvider,
  makeStyles,
  Tab,
  TabList,
  Text,
  tokens,
  type Theme,
} from "@fluentui/react-components";
import { lazy, Suspense, useMemo, useSyncExternalStore } from "react";
import { goToPlace } from "./go-to-place";
import { LoadPlace } from "./LoadPlace";
import { Notice } from "./Notice";
import { fetchCheckPlace, fetchHistoryPlace, fetchReviewPlace } from "./places";
import type { Place, Session } from "./session";
import { SignInPlace } from "./SignInPlace";
import type { Store } from "./store";
import { WorkBar } from "./WorkBar";

const CheckPlace = lazy(async () => ({ default: (await fetchCheckPlace()).CheckPlace }));
const ReviewPlace = lazy(async () => ({ default: (await fetchReviewPlace()).ReviewPlace }));
const HistoryPlace = lazy(async () => ({ default: (await fetchHistoryPlace()).HistoryPlace }));

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
  },
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

export function App({ store, theme }: { readonly store: Store; readonly theme: Theme }) {
  const session = useSyncExternalStore(store.subscribe, store.session);
  const styles = useStyles();
  const panel = useMemo(() => placeFor(session, store), [session, store]);
  return (
    <FluentProvider theme={theme}>
      <div className={styles.root}>
        <header className={styles.head}>
          <h1 className={styles.title}>Contactsheet</h1>
          <Text className={styles.account}>{accountLine(session)}</Text>
          <TabList
            size="small"
            selectedValue={session.place}
            disabled={session.work !== undefined}
            onTabSelect={(_, { value }) => void goToPlace(store, value as Place)}
          >
            {tabs.map(({ place, label }) => (
              <Tab key={place} id={`tab-${place}`} value={place} aria-controls="place">
                {label}
              </Tab>
            ))}
          </TabList>
        </header>
        <main className={styles.main}>
          <Notice message={session.message} onClose={() => store.dispatch({ kind: "message closed" })} />
          <WorkBar work={session.work} />
          <div
            id="place"
            role="tabpanel"
            aria-labelledby={`tab-${session.place}`}
            style={{ display: "contents" }}
          >
            <Suspense>{panel}</Suspense>
          </div>
        </main>
      </div>
    </FluentProvider>
  );
}
