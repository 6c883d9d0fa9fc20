/**
 * The visible half of the spreadsheet engine: grid, formula bar, sheet tabs, menus, editors, in English.
 * It registers plugins on an engine that host/engine.ts makes; it knows no Office.js.
 */
import { mergeLocales, ThemeService } from "@univerjs/core";
import type { Univer } from "@univerjs/core";
import dataValidationText from "@univerjs/data-validation/locale/en-US";
import designText from "@univerjs/design/locale/en-US";
import { UniverDocsUIPlugin } from "@univerjs/docs-ui";
import docsText from "@univerjs/docs-ui/locale/en-US";
import { UniverRenderEnginePlugin } from "@univerjs/engine-render";
import { UniverSheetsDataValidationUIPlugin } from "@univerjs/sheets-data-validation-ui";
import sheetsValidationUiText from "@univerjs/sheets-data-validation-ui/locale/en-US";
import sheetsValidationText from "@univerjs/sheets-data-validation/locale/en-US";
import { UniverSheetsFilterUIPlugin } from "@univerjs/sheets-filter-ui";
import filterUiText from "@univerjs/sheets-filter-ui/locale/en-US";
import filterText from "@univerjs/sheets-filter/locale/en-US";
import { UniverSheetsFormulaUIPlugin } from "@univerjs/sheets-formula-ui";
import formulaUiText from "@univerjs/sheets-formula-ui/locale/en-US";
import formulaText from "@univerjs/sheets-formula/locale/en-US";
import { UniverSheetsNoteUIPlugin } from "@univerjs/sheets-note-ui";
import noteText from "@univerjs/sheets-note-ui/locale/en-US";
import { UniverSheetsNumfmtUIPlugin } from "@univerjs/sheets-numfmt-ui";
import numberFormatText from "@univerjs/sheets-numfmt-ui/locale/en-US";
import { UniverSheetsSortUIPlugin } from "@univerjs/sheets-sort-ui";
import sortText from "@univerjs/sheets-sort-ui/locale/en-US";
import { UniverSheetsUIPlugin } from "@univerjs/sheets-ui";
import sheetsUiText from "@univerjs/sheets-ui/locale/en-US";
import sheetsText from "@univerjs/sheets/locale/en-US";
import { greenTheme } from "@univerjs/themes";
import { UniverUIPlugin } from "@univerjs/ui";
import uiText from "@univerjs/ui/locale/en-US";

import "@univerjs/design/lib/index.css";
import "@univerjs/ui/lib/index.css";
import "@univerjs/docs-ui/lib/index.css";
import "@univerjs/sheets-ui/lib/index.css";
import "@univerjs/sheets-formula-ui/lib/index.css";
import "@univerjs/sheets-numfmt-ui/lib/index.css";
import "@univerjs/sheets-filter-ui/lib/index.css";
import "@univerjs/sheets-sort-ui/lib/index.css";
import "@univerjs/sheets-data-validation-ui/lib/index.css";
import "@univerjs/sheets-note-ui/lib/index.css";

/** Every text that the engine's menus and messages show. */
export const englishTexts = mergeLocales(
  dataValidationText,
  designText,
  docsText,
  sheetsValidationUiText,
  sheetsValidationText,
  filterUiText,
  filterText,
  formulaUiText,
  formulaText,
  noteText,
  numberFormatText,
  sortText,
  sheetsUiText,
  sheetsText,
  uiText,
);

/** Adds the visible plugins, drawing into `container`. To be called before the workbook is made. */
export function registerUi(univer: Univer, container: HTMLElement): void {
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverUIPlugin, { container, header: true, toolbar: true, ribbonType: "simple" });
  univer.registerPlugin(UniverDocsUIPlugin);
  univer.registerPlugin(UniverSheetsUIPlugin);
  univer.registerPlugin(UniverSheetsNumfmtUIPlugin);
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  univer.registerPlugin(UniverSheetsDataValidationUIPlugin);
  univer.registerPlugin(UniverSheetsFilterUIPlugin);
  univer.registerPlugin(UniverSheetsSortUIPlugin);
  univer.registerPlugin(UniverSheetsNoteUIPlugin);
}

/** Colours the grid and its menus. */
export function setGridTheme(univer: Univer, theme: "light" | "dark" | "contrast"): void {
  const themes = univer.__getInjector().get(ThemeService);
  themes.setTheme(greenTheme);
  themes.setDarkMode(theme !== "light");
}
