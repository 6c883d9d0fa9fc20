// Starts the pane once Office is ready: one store, the ribbon's commands, the host's theme, the first look at service and workbook.
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { associateCommands } from "./commands";
import { connect, openWorkbook } from "./connect";
import { ErrorBoundary } from "./ErrorBoundary";
import { fetchFollowing, fetchImports, fetchRest } from "./places";
import { makeStore } from "./store";
import "./taskpane.css";
import { themeFor } from "./theme";
import { doWork } from "./work";

void Office.onReady(() => {
  const root = document.getElementById("root");
  if (!root) return;
  const store = makeStore(() => new Date());
  const hasForcedColours = window.matchMedia("(forced-colors: active)").matches;
  const theme = themeFor(Office.context.officeTheme, hasForcedColours);
  createRoot(root).render(
    <ErrorBoundary>
      <App store={store} theme={theme} />
    </ErrorBoundary>,
  );
  associateCommands(store);
  const connected = connect(store);
  void fetchRest();
  const opened = doWork(store, { what: "check", note: "Reading the workbook" }, async () => {
    await openWorkbook(store, (hint) => {
      if (hint.address.includes(":")) void fetchImports().then(({ noticePaste }) => noticePaste(store, hint));
    });
    return store.session().message;
  });
  void Promise.all([connected, opened, fetchFollowing()]).then(([, , { followRun }]) => followRun(store));
});
