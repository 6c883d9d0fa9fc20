/** Events: what an add-in hears of changes, of its own and of sheets and tables as such. */
import { onSample } from "./scenario";
import type { Scenario } from "./scenario";

const SNIPPETS = "OfficeDev/office-js-snippets, samples/excel/30-events";

/** Collects what handlers are told; `heard` waits until so many have been told. */
function createEar<T>() {
  const told: T[] = [];
  let waiting: { readonly count: number; readonly done: () => void } | null = null;
  return {
    handler: (event: T): Promise<void> => {
      told.push(event);
      if (waiting && told.length >= waiting.count) waiting.done();
      return Promise.resolve();
    },
    told,
    heard: (count: number): Promise<void> =>
      told.length >= count
        ? Promise.resolve()
        : new Promise((done) => {
            waiting = { count, done };
          }),
  };
}

const changed: Scenario = {
  name: "a sheet's changes, with details where one cell changes",
  source: `${SNIPPETS}/data-changed.yaml and data-change-event-details.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const ear = createEar<Excel.WorksheetChangedEventArgs>();
      sheet.getRange("A1").values = [["before"]];
      await context.sync();
      const handler = sheet.onChanged.add(ear.handler);
      await context.sync();
      sheet.getRange("A1").values = [["after"]];
      await context.sync();
      await ear.heard(1);
      sheet.getRange("B1:C2").values = [
        [1, 2],
        [3, 4],
      ];
      await context.sync();
      await ear.heard(2);
      sheet.getRange("2:2").delete(Excel.DeleteShiftDirection.up);
      await context.sync();
      await ear.heard(3);
      handler.remove();
      await context.sync();
      return ear.told.map(({ address, changeType, source, triggerSource, details, type }) => {
        // The declared type leaves out that a change of several cells has no details.
        const one = details as Excel.ChangedEventDetail | undefined;
        const values = one ? [one.valueBefore as unknown, one.valueAfter as unknown] : null;
        return { address, changeType, source, triggerSource, type, values };
      });
    }),
  expected: [
    {
      address: "A1",
      changeType: "RangeEdited",
      source: "Local",
      triggerSource: "ThisLocalAddin",
      type: "WorksheetChanged",
      values: ["before", "after"],
    },
    {
      address: "B1:C2",
      changeType: "RangeEdited",
      source: "Local",
      triggerSource: "ThisLocalAddin",
      type: "WorksheetChanged",
      values: null,
    },
    {
      address: "2:2",
      changeType: "RowDeleted",
      source: "Local",
      triggerSource: "ThisLocalAddin",
      type: "WorksheetChanged",
      values: null,
    },
  ],
};

const tableChanged: Scenario = {
  name: "a table's changes, and none from beside it",
  source: `${SNIPPETS}/events-table-changed.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:B3").values = [
        ["Name", "Total"],
        ["Ann", 1],
        ["Bob", 2],
      ];
      const table = sheet.tables.add("A1:B3", true).load("id");
      await context.sync();
      const ear = createEar<Excel.TableChangedEventArgs>();
      table.onChanged.add(ear.handler);
      await context.sync();
      sheet.getRange("F9").values = [["beside"]];
      sheet.getRange("B3").values = [[5]];
      await context.sync();
      await ear.heard(1);
      return ear.told.map(({ address, changeType, tableId, type }) => ({
        address,
        changeType,
        type,
        isThis: tableId === table.id,
      }));
    }),
  expected: [{ address: "B3", changeType: "RangeEdited", type: "TableChanged", isThis: true }],
};

const sheetsComeAndGo: Scenario = {
  name: "sheets that are added, activated and deleted",
  source: `${SNIPPETS}/events-workbook-and-worksheet-collection.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItemOrNullObject("Sample 2").delete();
      await context.sync();
      const ear = createEar<{ type: string; worksheetId: string }>();
      const handlers = [
        worksheets.onAdded.add(ear.handler),
        worksheets.onActivated.add(ear.handler),
        worksheets.onDeleted.add(ear.handler),
      ];
      await context.sync();
      const second = worksheets.add("Sample 2").load("id");
      await context.sync();
      await ear.heard(1);
      second.activate();
      await context.sync();
      await ear.heard(2);
      const { id } = second;
      second.delete();
      await context.sync();
      await ear.heard(3);
      for (const handler of handlers) handler.remove();
      await context.sync();
      return ear.told.filter(({ worksheetId }) => worksheetId === id).map(({ type }) => type);
    }),
  expected: ["WorksheetAdded", "WorksheetActivated", "WorksheetDeleted"],
};

const switchedOff: Scenario = {
  name: "events switched off and on again",
  source: `${SNIPPETS}/events-disable-events.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const ear = createEar<Excel.WorksheetChangedEventArgs>();
      sheet.onChanged.add(ear.handler);
      await context.sync();
      context.runtime.enableEvents = false;
      sheet.getRange("A1").values = [["unheard"]];
      await context.sync();
      context.runtime.enableEvents = true;
      sheet.getRange("A2").values = [["heard"]];
      context.runtime.load("enableEvents");
      await context.sync();
      await ear.heard(1);
      return { told: ear.told.map(({ address }) => address), enabled: context.runtime.enableEvents };
    }),
  expected: { told: ["A2"], enabled: true },
};

const protectionChanged: Scenario = {
  name: "protection that is switched on and off",
  source: `${SNIPPETS}/events-worksheet-protection.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const ear = createEar<Excel.WorksheetProtectionChangedEventArgs>();
      sheet.onProtectionChanged.add(ear.handler);
      await context.sync();
      sheet.protection.protect();
      await context.sync();
      await ear.heard(1);
      sheet.protection.unprotect();
      await context.sync();
      await ear.heard(2);
      return ear.told.map(({ isProtected, source }) => [isProtected, source]);
    }),
  expected: [
    [true, "Local"],
    [false, "Local"],
  ],
};

const sorted: Scenario = {
  name: "rows that are sorted",
  source: `${SNIPPETS}/event-column-and-row-sort.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:B3").values = [
        ["c", 1],
        ["a", 2],
        ["b", 3],
      ];
      const ear = createEar<Excel.WorksheetRowSortedEventArgs>();
      sheet.onRowSorted.add(ear.handler);
      await context.sync();
      sheet.getRange("A1:B3").sort.apply([{ key: 0, ascending: true }]);
      await context.sync();
      await ear.heard(1);
      return ear.told.map(({ type, source }) => [type, source]);
    }),
  expected: [["WorksheetRowSorted", "Local"]],
};

export const eventScenarios: readonly Scenario[] = [
  changed,
  tableChanged,
  sheetsComeAndGo,
  switchedOff,
  protectionChanged,
  sorted,
];
