/** Worksheets: made, named, ordered, hidden, coloured, frozen, protected. */
import { codeOf, onSample } from "./scenario";
import type { ExcelApi, Scenario } from "./scenario";

const SNIPPETS = "OfficeDev/office-js-snippets, samples/excel/54-worksheet";

const addRenameMove: Scenario = {
  name: "sheets added, renamed, moved and deleted",
  source: `${SNIPPETS}/add-delete-rename-move-worksheet.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const { worksheets } = context.workbook;
      for (const name of ["Sample 2", "Sample 3"]) worksheets.getItemOrNullObject(name).delete();
      const second = worksheets.add("Sample 2");
      second.name = "Sample 3";
      await context.sync();
      second.position = 0;
      second.load("name,position,id");
      await context.sync();
      const moved = [second.name, second.position, second.id !== ""];
      const taken = await codeOf(async () => {
        second.name = "SAMPLE";
        await context.sync();
      });
      second.delete();
      const gone = worksheets.getItemOrNullObject("Sample 3");
      sheet.load("position");
      await context.sync();
      return { moved, taken: taken !== "none", gone: gone.isNullObject };
    }),
  expected: { moved: ["Sample 3", 0, true], taken: true, gone: true },
};

const list: Scenario = {
  name: "sheets listed and found by place",
  source: `${SNIPPETS}/list-worksheets.yaml and reference-worksheets-by-relative-position.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name");
      const count = worksheets.getCount();
      const last = worksheets.getLast().load("name");
      const first = worksheets.getFirst().load("name");
      const previous = sheet.getPreviousOrNullObject();
      const next = sheet.getNextOrNullObject();
      await context.sync();
      const names = worksheets.items.map(({ name }) => name);
      return {
        counted: names.length === count.value,
        ends: [first.name === names[0], last.name === names.at(-1)],
        last: last.name,
        previous: previous.isNullObject,
        next: next.isNullObject,
      };
    }),
  expected: { counted: true, ends: [true, true], last: "Sample", previous: false, next: true },
};

const activate: Scenario = {
  name: "the active sheet",
  source: `${SNIPPETS}/active-worksheet.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context) => {
      const { worksheets } = context.workbook;
      const before = worksheets.getActiveWorksheet().load("name");
      worksheets.getFirst().activate();
      const after = worksheets.getActiveWorksheet().load("name,position");
      await context.sync();
      return [before.name, after.position];
    }),
  expected: ["Sample", 0],
};

const visibility: Scenario = {
  name: "a sheet hidden, very hidden and shown",
  source: `${SNIPPETS}/worksheet-visibility.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const seen: string[] = [];
      for (const wanted of ["Hidden", "VeryHidden", "Visible"] as const) {
        sheet.visibility = wanted;
        sheet.load("visibility");
        await context.sync();
        seen.push(sheet.visibility);
      }
      return seen;
    }),
  expected: ["Hidden", "VeryHidden", "Visible"],
};

const tabColor: Scenario = {
  name: "a tab's colour",
  source: `${SNIPPETS}/tab-color.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.tabColor = "#FF8000";
      sheet.load("tabColor");
      await context.sync();
      const set = sheet.tabColor;
      sheet.tabColor = "";
      sheet.load("tabColor");
      await context.sync();
      return [set, sheet.tabColor];
    }),
  expected: ["#FF8000", ""],
};

async function frozen(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<string | null> {
  const range = sheet.freezePanes.getLocationOrNullObject().load("address");
  await context.sync();
  return range.isNullObject ? null : range.address;
}

const freeze: Scenario = {
  name: "rows, columns and a corner frozen, and none",
  source: `${SNIPPETS}/worksheet-freeze-panes.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.freezePanes.freezeRows(2);
      const rows = await frozen(context, sheet);
      sheet.freezePanes.freezeColumns(1);
      const columns = await frozen(context, sheet);
      sheet.freezePanes.freezeAt(sheet.getRange("B2:C5"));
      const corner = await frozen(context, sheet);
      sheet.freezePanes.unfreeze();
      return { rows, columns, corner, none: await frozen(context, sheet) };
    }),
  expected: { rows: "Sample!1:2", columns: "Sample!A:A", corner: "Sample!A1:C5", none: null },
};

async function protect(Excel: ExcelApi): Promise<unknown> {
  return onSample(Excel, async (context, sheet) => {
    sheet.getRange("A1:B1").values = [["locked", "open"]];
    sheet.getRange("B1").format.protection.locked = false;
    sheet.protection.protect({ allowFormatCells: true });
    sheet.load("protection/protected");
    const lock = sheet.getRange("A1:B1").format.protection.load("locked");
    await context.sync();
    const write = (address: string) =>
      codeOf(async () => {
        sheet.getRange(address).values = [["changed"]];
        await context.sync();
      });
    const codes = [await write("A1"), await write("B1")];
    const isProtected = sheet.protection.protected;
    sheet.protection.unprotect();
    const after = await write("A1");
    sheet.load("protection/protected");
    const cells = sheet.getRange("A1:B1").load("values");
    await context.sync();
    return {
      isProtected,
      locked: lock.locked,
      codes,
      after: [after, sheet.protection.protected, cells.values],
    };
  });
}

const protection: Scenario = {
  name: "a protected sheet refuses writes to locked cells only",
  source: "OfficeDev/office-js-docs-pr, docs/excel/excel-add-ins-worksheets.md (data protection)",
  run: protect,
  expected: {
    isProtected: true,
    locked: null,
    codes: ["AccessDenied", "none"],
    after: ["none", false, [["changed", "changed"]]],
  },
};

const missing: Scenario = {
  name: "a sheet that is not there",
  source: "OfficeDev/office-js-docs-pr, docs/develop (OrNullObject methods)",
  run: (Excel) =>
    Excel.run(async (context) => {
      const none = context.workbook.worksheets.getItemOrNullObject("No such sheet");
      const range = none.getRange("A1");
      await context.sync();
      const code = await codeOf(async () => {
        context.workbook.worksheets.getItem("No such sheet").load("name");
        await context.sync();
      });
      return { none: none.isNullObject, range: range.isNullObject, code };
    }),
  expected: { none: true, range: true, code: "ItemNotFound" },
};

export const worksheetScenarios: readonly Scenario[] = [
  addRenameMove,
  list,
  activate,
  visibility,
  tabColor,
  freeze,
  protection,
  missing,
];
