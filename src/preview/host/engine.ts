/**
 * The spreadsheet engine under the host: Univer without a screen, one workbook, saved and restored as one snapshot.
 * It knows nothing of Office.js, and nothing of what is shown; the preview hands in what it wants registered besides.
 */
import {
  IResourceLoaderService,
  IUniverInstanceService,
  LocaleType,
  Univer,
  UniverInstanceType,
} from "@univerjs/core";
import type { ILanguagePack, IWorkbookData, Workbook } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import "@univerjs/sheets/facade";
import "@univerjs/engine-formula/facade";
import "@univerjs/sheets-formula/facade";
import "@univerjs/sheets-numfmt/facade";
import "@univerjs/sheets-data-validation/facade";
import "@univerjs/sheets-filter/facade";
import "@univerjs/sheets-sort/facade";
import "@univerjs/sheets-note/facade";
import { UniverDataValidationPlugin } from "@univerjs/data-validation";
import { UniverDocsPlugin } from "@univerjs/docs";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsDataValidationPlugin } from "@univerjs/sheets-data-validation";
import { UniverSheetsFilterPlugin } from "@univerjs/sheets-filter";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsNotePlugin } from "@univerjs/sheets-note";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { UniverSheetsSortPlugin } from "@univerjs/sheets-sort";
import { createCalculation } from "./calculation";
import { createMutations } from "./mutations";
import type { Mutations } from "./mutations";
import { createStore } from "./store";
import type { Store } from "./store";

export interface EngineOptions {
  /** What `snapshot()` gave earlier; a new workbook with one empty sheet without it. */
  readonly snapshot?: unknown;
  /** Locale tables for what the caller shows; the engine itself needs none. */
  readonly locale?: ILanguagePack;
  /** Called before the headless plugins are registered, so that render and UI plugins can come first. */
  readonly registerBefore?: (univer: Univer) => void;
  /** Called after the headless plugins and before the workbook exists. */
  readonly registerAfter?: (univer: Univer) => void;
}

export interface Engine extends Mutations {
  readonly univer: Univer;
  readonly api: FUniver;
  /** What the host keeps beside the cells (tables, settings, …); saved with the workbook. */
  readonly store: Store;
  workbook(): Workbook;
  /** True while a formula waits for its value. */
  isCalculating(): boolean;
  /** False when no sheet has held a formula since the workbook was opened. */
  hasFormulas(): boolean;
  /** Resolves when every formula has its value. */
  calculated(): Promise<void>;
  /** The whole workbook as plain JSON-able data. */
  snapshot(): unknown;
  dispose(): void;
}

function emptyWorkbook(): Partial<IWorkbookData> {
  return {
    id: "workbook",
    name: "Book1",
    sheetOrder: ["{00000000-0001-0000-0000-000000000000}"],
    sheets: {
      "{00000000-0001-0000-0000-000000000000}": {
        id: "{00000000-0001-0000-0000-000000000000}",
        name: "Sheet1",
        rowCount: 1000,
        columnCount: 26,
      },
    },
  };
}

function registerHeadless(univer: Univer): void {
  univer.registerPlugin(UniverDocsPlugin);
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  univer.registerPlugin(UniverDataValidationPlugin);
  univer.registerPlugin(UniverSheetsDataValidationPlugin);
  univer.registerPlugin(UniverSheetsFilterPlugin);
  univer.registerPlugin(UniverSheetsSortPlugin);
  univer.registerPlugin(UniverSheetsNotePlugin);
}

/** Starts an engine with one workbook. The caller owns it and disposes it. */
export function createEngine(options: EngineOptions = {}): Engine {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: options.locale ?? {} },
  });
  // Before the plugins: the formula plugin writes formulas ahead of the mutation that brings them.
  const mutations = createMutations(univer.__getInjector());
  options.registerBefore?.(univer);
  registerHeadless(univer);
  options.registerAfter?.(univer);
  const api = FUniver.newAPI(univer);
  const injector = univer.__getInjector();
  const instances = injector.get(IUniverInstanceService);
  const store = createStore(injector);
  const data = (options.snapshot as Partial<IWorkbookData> | undefined) ?? emptyWorkbook();
  const workbook = univer.createUnit<Partial<IWorkbookData>, Workbook>(UniverInstanceType.UNIVER_SHEET, data);
  instances.setCurrentUnitForType(workbook.getUnitId());
  // Undo and redo work on the unit that has the focus.
  instances.focusUnit(workbook.getUnitId());
  const calculation = createCalculation(injector, workbook);
  return {
    ...mutations,
    univer,
    api,
    store,
    workbook: () => workbook,
    isCalculating() {
      mutations.catchUp();
      return calculation.isPending();
    },
    hasFormulas: calculation.hasFormulas,
    calculated() {
      mutations.catchUp();
      return calculation.settled();
    },
    snapshot: () => structuredClone(injector.get(IResourceLoaderService).saveUnit(workbook.getUnitId())),
    dispose() {
      mutations.dispose();
      calculation.dispose();
      univer.dispose();
    },
  };
}
