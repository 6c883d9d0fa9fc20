/**
 * Starts the preview: a spreadsheet with the add-in's task pane beside it, where Excel is not at hand.
 * It puts the parts together and knows nothing of the add-in but where its page and its manifest lie.
 */
import "./preview.css";
import "@univerjs/sheets-ui/facade";
import type { FUniver } from "@univerjs/core/facade";
import { startHost } from "./add-in-host";
import { startAutosave } from "./autosave";
import { addCheckboxKeys } from "./checkbox-keys";
import { startFileMenu } from "./file-menu";
import { correctHandEdits } from "./hand-edits";
import { createEngine } from "./host/engine";
import type { Engine } from "./host/engine";
import { visibilityOf } from "./host/sheet-order";
import { readTheme, showPaneWidth, showTheme } from "./look";
import { element, say } from "./page";
import { keepOutOfSheetList } from "./sheet-list";
import { startPaneFrame } from "./pane-frame";
import { showRibbon } from "./ribbon";
import { englishTexts, registerUi, setGridTheme } from "./univer-ui";
import { claimWorkbook } from "./workbook-claim";
import { openWorkbookStore } from "./workbook-store";
import { showCellsAsExcelDoes } from "./shown-cells";

declare global {
  interface Window {
    /** Univer's own interface to the grid, for its console and for tests that need to know where a cell is. */
    univerAPI?: FUniver;
  }
}

const reasonOf = (reason: unknown) => (reason instanceof Error ? reason.message : String(reason));

const veryHiddenNames = (engine: Engine): ReadonlySet<string> =>
  new Set(
    engine
      .workbook()
      .getSheets()
      .filter((sheet) => visibilityOf(sheet) === "VeryHidden")
      .map((sheet) => sheet.getName()),
  );

/** The workbook of this page: `?workbook=Name` opens another one of the browser's. */
const workbookName = () => new URLSearchParams(window.location.search).get("workbook") ?? "Book1";

async function start(): Promise<void> {
  const name = workbookName();
  document.title = name;
  showPaneWidth();
  const claim = claimWorkbook(name);
  const store = await openWorkbookStore();
  const engine = createEngine({
    snapshot: await store.read(name),
    locale: englishTexts,
    registerAfter: (univer) => registerUi(univer, element("grid", HTMLElement)),
  });
  setGridTheme(engine.univer, readTheme());
  window.univerAPI = engine.api;
  addCheckboxKeys(engine.univer);
  keepOutOfSheetList(() => veryHiddenNames(engine));
  const addIn = startHost(engine);
  correctHandEdits(engine, () => !addIn.isWriting());
  showCellsAsExcelDoes(engine);
  const changed = startAutosave(
    () => store.write(name, engine.snapshot()),
    (reason) => say(`${name} is not saved in this browser: ${reasonOf(reason)}`),
  );
  if (await claim) addIn.onChanged(changed);
  else say(`${name} is open in another tab. Changes here are not saved: close one of the two and reload.`);
  const pane = startPaneFrame({
    dock: element("pane", HTMLElement),
    documentUrl: `${name}.xlsx`,
    theme: readTheme(),
    openLine: addIn.openLine,
  });
  showTheme((theme) => {
    setGridTheme(engine.univer, theme);
    pane.setTheme(theme);
  });
  startFileMenu({
    name,
    store,
    snapshot: engine.snapshot,
    goTo(other) {
      window.location.search = new URLSearchParams({ workbook: other }).toString();
    },
  });
  await showRibbon(element("ribbon", HTMLElement), (button) => {
    pane.show();
    if (button.command !== undefined) pane.runCommand(button.command);
  });
}

start().catch((reason: unknown) => say(reasonOf(reason)));
