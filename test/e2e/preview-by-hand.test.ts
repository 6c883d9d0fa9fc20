/**
 * What a person does in the preview's grid by hand, seen through Microsoft's own Office.js in the pane's frame.
 * The pane is an empty page here: this is about the spreadsheet, not about the add-in.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { launchBrowser, listenForComplaints } from "../support/browser";
import { gridOf, paneFrame } from "../support/grid";
import type { Grid } from "../support/grid";
import { serveFolder } from "../support/static-server";
import type { StaticServer } from "../support/static-server";

const PUBLIC = path.join(__dirname, "..", "..", "dist", "public");
const EMPTY_PANE = `<!doctype html><html lang="en"><head><title>Pane</title></head><body>
<script src="/preview/excel-web-16.00.js"></script><script src="/preview/office-in-pane.js"></script></body></html>`;
const POLL_MS = 50;

let server: StaticServer;
let browser: Browser;
let page: Page;
let pane: Frame;
let grid: Grid;
let complaints: readonly string[];

async function openPreview(workbook: string): Promise<void> {
  await page.goto(`${server.url}/preview?workbook=${encodeURIComponent(workbook)}`);
  pane = await paneFrame(page);
  grid = gridOf(page);
}

/** The values of a range of the first sheet, as an add-in reads them. */
const valuesOf = (address: string): Promise<unknown[][]> =>
  pane.evaluate(
    (cells) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Sheet1").getRange(cells);
        range.load("values");
        await context.sync();
        return range.values as unknown[][];
      }),
    address,
  );

/** Waits until the add-in reads these values; the last reading is in the failure. */
async function expectValues(address: string, expected: unknown[][]): Promise<void> {
  const deadline = Date.now() + 10_000;
  let found = await valuesOf(address);
  while (JSON.stringify(found) !== JSON.stringify(expected) && Date.now() < deadline) {
    await page.waitForTimeout(POLL_MS);
    found = await valuesOf(address);
  }
  expect(found).toEqual(expected);
}

/** Writes cells as an add-in does, so that a test begins from what it states. */
const write = (address: string, values: unknown[][], format = "General"): Promise<void> =>
  pane.evaluate(
    ([cells, block, pattern]) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Sheet1").getRange(cells);
        range.numberFormat = block.map((row) => row.map(() => pattern));
        range.values = block;
        await context.sync();
      }),
    [address, values, format] as const,
  );

beforeAll(async () => {
  if (!existsSync(path.join(PUBLIC, "preview", "preview.html"))) {
    throw new Error("The preview is not built: run `npm run build` first.");
  }
  server = await serveFolder(PUBLIC, { "/preview/pane.html": EMPTY_PANE });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  complaints = listenForComplaints(page);
  await openPreview("By hand");
});

beforeEach(() =>
  pane.evaluate(() =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1:Z50").clear();
      await context.sync();
    }),
  ),
);

afterEach(() => expect(complaints).toEqual([]));

afterAll(async () => {
  await browser.close();
  await server.close();
});

it("what is typed is read back as Excel takes it", async () => {
  await write("B1:B4", [[""], [""], [""], [""]], "@");
  const typed = ["00123", "1-2", "TRUE", "12345678901234567890"];
  for (const [index, text] of typed.entries()) {
    await grid.type(`A${index + 1}`, text);
    await grid.type(`B${index + 1}`, text);
  }
  const year = new Date().getFullYear();
  const secondOfJanuary = Math.round(Date.UTC(year, 0, 2) / 86_400_000) + 25_569;
  await expectValues("A1:B4", [
    [123, "00123"],
    [secondOfJanuary, "1-2"],
    [true, "TRUE"],
    [12345678901234500000, "12345678901234567890"],
  ]);
});

it("a pasted block fills the cells, and text cells keep its text", async () => {
  await write("C2:C4", [[""], [""], [""]], "@");
  await grid.paste("A2", "Harbour Cafe\t4\t00123\nNorth Pier\tTRUE\t=1+1\nOld Mill\t=1+1\t+64 21");
  await expectValues("A2:C4", [
    ["Harbour Cafe", 4, "00123"],
    ["North Pier", true, "=1+1"],
    ["Old Mill", 2, "+64 21"],
  ]);
});

it("the fill handle continues a series, and undo takes it back", async () => {
  await write("A1:A2", [[10], [20]]);
  await grid.select("A1", "A2");
  await grid.fill("A2", "A5");
  await expectValues("A1:A6", [[10], [20], [30], [40], [50], [""]]);
  await grid.undo();
  await expectValues("A1:A6", [[10], [20], [""], [""], [""], [""]]);
});

it("rows inserted by the row's menu move the rows below, and undo takes them back", async () => {
  await write("A1:A3", [["one"], ["two"], ["three"]]);
  await grid.openRowMenu(2);
  await page.getByText("rows above").click();
  await expectValues("A1:A4", [["one"], [""], ["two"], ["three"]]);
  await grid.click("D6");
  await grid.undo();
  await expectValues("A1:A4", [["one"], ["two"], ["three"], [""]]);
});

it("the workbook is there again after the page is loaded anew", async () => {
  await grid.type("A1", "kept");
  await expectValues("A1", [["kept"]]);
  await openPreview("By hand");
  await expectValues("A1", [["kept"]]);
  await openPreview("Another");
  await expectValues("A1", [[""]]);
});
