// An open workbook for tests: Microsoft's Office.js over our host, set up as the globals that the pane's code finds in Excel. It can
// be saved, closed and opened again. Loads of the makers' account stand beside it.
import { createEngine } from "../../src/preview/host/engine";
import { createHost, type Counts } from "../../src/preview/host/host";
import type { Values } from "../../src/domain/value";
import { defaultPolicy } from "../../src/domain/policy";
import type { Lists } from "../../src/domain/lists";
import type { Load } from "../../src/workbook/baseline";
import { contact, lists } from "./makers";
import { openOffice } from "./office";

export interface TestWorkbook {
  readonly counts: () => Counts;
  readonly resetCounts: () => void;
  /** Runs a test's own batch, as a person's or another add-in's work would look. */
  readonly run: <T>(work: (context: Excel.RequestContext) => Promise<T>) => Promise<T>;
  /** Types a block into a sheet as a person does, its first cell by one-based row and column. */
  readonly typeByHand: (
    at: { sheet: string; row: number; column: number },
    cells: (string | number)[][],
  ) => void;
  /** Selects blocks of a sheet as a person does with Ctrl. */
  readonly selectByHand: (sheet: string, addresses: readonly string[]) => void;
  /** Goes to a sheet and runs a command of the grid on it, as its menus and keys do. */
  readonly byHand: (sheet: string, command: string, params: object) => Promise<void>;
  /** What a file of the workbook would hold, to be opened again. */
  readonly saved: () => unknown;
  /** Saves, closes and opens the workbook: another engine, another Office.js. */
  readonly reopen: () => TestWorkbook;
  readonly close: () => void;
}

/** Opens a workbook and makes it the one that `Excel` and `Office` speak of. */
export function openTestWorkbook(snapshot?: unknown): TestWorkbook {
  const engine = createEngine(snapshot === undefined ? {} : { snapshot });
  const host = createHost(engine, { currentYear: () => 2026 });
  const office = openOffice(host);
  const context = { requirements: { isSetSupported } };
  Object.assign(globalThis, { Excel: office.Excel, Office: { context } });
  const close = () => {
    host.dispose();
    engine.dispose();
  };
  const saved = (): unknown => JSON.parse(JSON.stringify(engine.snapshot()));
  return {
    counts: () => host.counts(),
    resetCounts: () => host.resetCounts(),
    run: (work) => office.Excel.run(work),
    typeByHand({ sheet, row, column }, cells) {
      const target = engine.api.getActiveWorkbook()?.getSheetByName(sheet);
      const [first = []] = cells;
      const range = target?.getRange(row - 1, column - 1, cells.length, first.length);
      if (cells.length === 1 && first.length === 1) range?.setValue(first[0] ?? "");
      else range?.setValues(cells);
    },
    selectByHand(sheet, addresses) {
      const target = engine.api.getActiveWorkbook()?.getSheetByName(sheet);
      if (!target) throw new Error(`No sheet is called ${sheet}.`);
      engine.api.getActiveWorkbook()?.setActiveSheet(target);
      const selections = addresses.map((address) => ({ range: target.getRange(address).getRange() }));
      engine.execute("sheet.operation.set-selections", {
        unitId: engine.api.getActiveWorkbook()?.getId(),
        subUnitId: target.getSheetId(),
        selections: selections.map(({ range }) => ({ range, primary: null, style: null })),
      });
    },
    async byHand(sheet, command, params) {
      const target = engine.api.getActiveWorkbook()?.getSheetByName(sheet);
      if (!target) throw new Error(`No sheet is called ${sheet}.`);
      engine.api.getActiveWorkbook()?.setActiveSheet(target);
      const at = { unitId: engine.workbook().getUnitId(), subUnitId: target.getSheetId() };
      const isDone = await engine.api.executeCommand(command, { ...at, ...params });
      if (!isDone) throw new Error(`${command} on ${sheet} did nothing.`);
    },
    saved,
    reopen() {
      const snapshot = saved();
      close();
      return openTestWorkbook(snapshot);
    },
    close,
  };
}

/** The pinned Office.js has no API beyond ExcelApi 1.15. */
function isSetSupported(name: string, version: string): boolean {
  return name === "ExcelApi" && Number(version) <= 1.15;
}

export const testAccount = { id: "acc-1", name: "Harbour Foods", backend: "embedded" };

/** A load of these contacts into the makers' account; without any: Harbour Cafe (41), Quay Store (42), Mill Supplies (43). */
export function load(records: readonly Values[] = threeContacts(), more: Partial<Lists> = {}): Load {
  return {
    account: testAccount,
    loadedAt: "2026-11-24T09:41:00Z",
    filter: { types: ["Customer"] },
    lists: lists(more),
    policy: defaultPolicy,
    sheets: ["Groups"],
    records,
  };
}

/** Two customers and a supplier. */
export function threeContacts(): Values[] {
  return [
    contact(),
    contact({
      id: 42,
      company: "Quay Store",
      firstName: "Ana",
      lastName: "Lee",
      email: "ana@quay.example",
      accountNumber: "C0042",
    }),
    contact({
      id: 43,
      type: "Supplier",
      company: "Mill Supplies",
      firstName: "Bo",
      lastName: "Hale",
      email: "bo@mill.example",
      accountNumber: "S0043",
    }),
  ];
}

/** The headers among these values of a sheet: sheets of ticks have two rows above them. */
export function headersIn(values: readonly (readonly unknown[])[]): readonly unknown[] {
  return values[headerRowIn(values)] ?? [];
}

/** Where the headers stand among these values. */
export function headerRowIn(values: readonly (readonly unknown[])[]): number {
  return values.findIndex((row) => row.includes("ID"));
}
