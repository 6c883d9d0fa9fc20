/**
 * What a person does in the preview's grid by hand, seen through Microsoft's own Office.js in the pane's frame.
 */
import { startPreview } from "../support/preview-page";
import type { Preview } from "../support/preview-page";

jest.setTimeout(180_000);

const DAY_MS = 86_400_000;
/** Excel's serial number of 1970-01-01. */
const SERIAL_OF_1970 = 25_569;
const CONTACTS = [
  ["Company", "Tier", "On hold"],
  ["Old Mill", 3, false],
  ["Harbour Cafe", 1, true],
  ["North Pier", 3, false],
];

let preview: Preview;

/** Fails with what the add-in reads where it does not become what is expected. */
async function expectValues(address: string, expected: unknown[][]): Promise<void> {
  expect(await preview.settledValues(address, expected)).toEqual(expected);
}

/** A table over CONTACTS in A1:C4 of Sheet1, with choices in the tier column. */
async function writeContactTable(): Promise<void> {
  await preview.write("A1:C4", CONTACTS);
  await preview.pane().evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.tables.add("A1:C4", true).name = "Contacts";
      sheet.getRange("B2:B4").dataValidation.rule = { list: { inCellDropDown: true, source: "1,2,3" } };
      await context.sync();
    }),
  );
}

const removeContactTable = (): Promise<void> =>
  preview.pane().evaluate(() =>
    Excel.run(async (context) => {
      context.workbook.tables.getItemOrNullObject("Contacts").delete();
      context.workbook.worksheets.getItem("Sheet1").getRange("A1:Z50").dataValidation.clear();
      await context.sync();
    }),
  );

// A key pressed while a busy browser still draws can get lost: hands would press it again.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

beforeAll(async () => {
  preview = await startPreview("By hand");
});

afterEach(async () => {
  await removeContactTable();
  expect(preview.complaints.filter((text) => !text.includes("manifest.xml"))).toEqual([]);
});

afterAll(() => preview.close());

it("what is typed is read back as Excel takes it", async () => {
  const typed = ["00123", "1-2", "TRUE", "1234567890123456789"];
  await preview.write("D1", [["start"]]);
  await preview.formatAsText("B1:B4");
  for (const [index, text] of typed.entries()) {
    await preview.grid.type(`A${index + 1}`, text);
    await preview.grid.type(`B${index + 1}`, text);
  }
  const secondOfJanuary = Date.UTC(new Date().getFullYear(), 0, 2) / DAY_MS + SERIAL_OF_1970;
  await expectValues("A1:B4", [
    [123, "00123"],
    [secondOfJanuary, "1-2"],
    [true, "TRUE"],
    [1234567890123450000, "1234567890123456789"],
  ]);
});

it("a pasted block fills the cells, and text cells keep its text", async () => {
  await preview.write("E1", [["start"]]);
  await preview.formatAsText("C2:C4");
  await preview.grid.paste("A2", "Harbour Cafe\t4\t00123\nNorth Pier\tTRUE\t=1+1\nOld Mill\t=1+1\t+64 21");
  await expectValues("A2:C4", [
    ["Harbour Cafe", 4, "00123"],
    ["North Pier", true, "=1+1"],
    ["Old Mill", 2, "+64 21"],
  ]);
});

it("the fill handle continues a series, and undo takes it back", async () => {
  await preview.write("A1:A2", [[10], [20]]);
  await preview.grid.select("A1", "A2");
  await preview.grid.fill("A2", "A5");
  await expectValues("A1:A6", [[10], [20], [30], [40], [50], [""]]);
  await preview.grid.undo();
  await expectValues("A1:A6", [[10], [20], [""], [""], [""], [""]]);
});

it("rows inserted by the row's menu move the rows below, and undo takes them back", async () => {
  await preview.write("A1:A5", [["one"], ["two"], ["three"], [""], [""]]);
  await preview.grid.insertRowAbove(2);
  await expectValues("A1:A4", [["one"], [""], ["two"], ["three"]]);
  await preview.grid.click("D6");
  await preview.grid.undo();
  await expectValues("A1:A4", [["one"], ["two"], ["three"], [""]]);
});

it("a header's button sorts and filters the table's rows", async () => {
  await writeContactTable();
  await preview.grid.openFilter("A1");
  await preview.page.getByText("Ascending").click();
  await expectValues("A1:B4", [
    ["Company", "Tier"],
    ["Harbour Cafe", 1],
    ["North Pier", 3],
    ["Old Mill", 3],
  ]);
  await preview.grid.openFilter("B1");
  await preview.page.getByText("1", { exact: true }).last().click();
  await preview.page.getByRole("button", { name: "Confirm" }).click();
  await preview.pane().waitForFunction(() =>
    Excel.run(async (context) => {
      const rows = [2, 3, 4].map((row) =>
        context.workbook.worksheets.getItem("Sheet1").getRange(`${row}:${row}`).load("rowHidden"),
      );
      await context.sync();
      return rows.map((row) => row.rowHidden).join() === "true,false,false";
    }),
  );
});

it("a drop-down offers its choices", async () => {
  await writeContactTable();
  const cell = await preview.grid.rect("B2");
  await preview.page.mouse.click(cell.right - 10, (cell.top + cell.bottom) / 2);
  await preview.page.getByText("2", { exact: true }).last().click();
  await expectValues("B2", [[2]]);
});

it("a checkbox changes by click and by Space, to TRUE and FALSE", async () => {
  await preview.write("C2:C4", [[false], [true], [false]]);
  await preview.page.evaluate(() => {
    const rule = window.univerAPI?.newDataValidation().requireCheckbox().build();
    window.univerAPI
      ?.getActiveWorkbook()
      ?.getActiveSheet()
      .getRange("C2:C4")
      .setDataValidation(rule ?? null);
  });
  await preview.page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
  await preview.grid.click("C2");
  await expectValues("C2:C4", [[true], [true], [false]]);
  await preview.grid.select("D2", "B4");
  await preview.page.keyboard.press("Space");
  await expectValues("C2:C4", [[true], [true], [true]]);
  await preview.page.keyboard.press("Space");
  await expectValues("C2:C4", [[false], [false], [false]]);
});

it("a row typed directly below a table becomes part of it", async () => {
  await writeContactTable();
  await preview.grid.type("A5", "South Wharf");
  await expectValues("A5", [["South Wharf"]]);
  const address = await preview.pane().evaluate(() =>
    Excel.run(async (context) => {
      const range = context.workbook.tables.getItem("Contacts").getRange().load("address");
      await context.sync();
      return range.address;
    }),
  );
  expect(address).toBe("Sheet1!A1:C5");
});

it("the grid goes to a cell far down that the add-in selects", async () => {
  const select = (address: string): Promise<void> =>
    preview.pane().evaluate(
      (cell) =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem("Sheet1").getRange(cell).select();
          await context.sync();
        }),
      address,
    );
  const seesRow = (row: number) =>
    preview.page.waitForFunction((index) => {
      const seen = window.univerAPI?.getActiveWorkbook()?.getActiveSheet().getVisibleRange();
      return seen ? seen.startRow <= index && index <= seen.endRow : false;
    }, row - 1);
  await preview.write("A1", [["start"]]);
  await select("B2000");
  await seesRow(2000);
  await preview.page.keyboard.type("typed");
  await preview.page.keyboard.press("Enter");
  await expectValues("B2000", [["typed"]]);
  await select("A1");
  await seesRow(1);
  await expectValues("A1:B2", [
    ["start", ""],
    ["", ""],
  ]);
});

it("a very hidden sheet is neither a tab nor in the list of sheets", async () => {
  await preview.pane().evaluate(() =>
    Excel.run(async (context) => {
      context.workbook.worksheets.add("Notes");
      context.workbook.worksheets.add("Hidden").visibility = "Hidden";
      context.workbook.worksheets.add("Lists").visibility = "VeryHidden";
      await context.sync();
    }),
  );
  const tabs = preview.page.locator('[data-u-comp="slide-tab-item"]');
  await preview.page.waitForFunction(
    () => document.querySelectorAll('[data-u-comp="slide-tab-item"]').length === 2,
  );
  expect(await tabs.allTextContents()).toEqual(["Sheet1", "Notes"]);
  await preview.page.locator('[data-u-comp="sheet-bar-append-button"]').nth(1).click();
  const listed = preview.page.locator('[data-radix-popper-content-wrapper] [role="menuitem"]:visible');
  await listed.first().waitFor();
  expect(await listed.allTextContents()).toEqual(["Sheet1", "Notes", "Hidden"]);
  await preview.page.keyboard.press("Escape");
  await preview.grid.openSheet("Sheet1");
});

it("the workbook is there again after the page is loaded anew, and others are others", async () => {
  await preview.write("A1", [["start"]]);
  await preview.grid.type("A1", "kept");
  await expectValues("A1", [["kept"]]);
  await preview.open("By hand");
  await expectValues("A1", [["kept"]]);
  await preview.open("Another");
  await expectValues("A1", [[""]]);
});
