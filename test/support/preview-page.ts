/**
 * The built preview in a browser, without the service and without the add-in: the pane is an empty page that has
 * Microsoft's Office.js. For tests of the spreadsheet itself.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import type { Frame, Page } from "playwright-core";
import { launchBrowser, listenForComplaints } from "./browser";
import { gridOf, paneFrame } from "./grid";
import type { Grid } from "./grid";
import { serveFolder } from "./static-server";

const PUBLIC = path.join(__dirname, "..", "..", "dist", "public");
const EMPTY_PANE = `<!doctype html><html lang="en"><head><title>Pane</title></head><body>
<script src="/preview/excel-web-16.00.js"></script><script src="/preview/office-in-pane.js"></script></body></html>`;
const POLL_MS = 50;
const PATIENCE_MS = 20_000;

export interface Preview {
  readonly page: Page;
  readonly grid: Grid;
  /** The pane's frame: `Excel` and `Office` are there. */
  pane(): Frame;
  /** What the page complained about so far. */
  readonly complaints: readonly string[];
  /** Loads the page with a workbook of the browser's. */
  open(workbook: string): Promise<void>;
  /** Waits until the add-in reads these values on Sheet1; answers what it read last. */
  settledValues(address: string, expected: unknown[][]): Promise<unknown[][]>;
  /** Empties Sheet1, then writes cells as an add-in does. */
  write(address: string, values: unknown[][]): Promise<void>;
  /** Gives cells the number format for text. */
  formatAsText(address: string): Promise<void>;
  close(): Promise<void>;
}

const readValues = (pane: Frame, address: string): Promise<unknown[][]> =>
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

const writeValues = (pane: Frame, address: string, values: unknown[][]): Promise<void> =>
  pane.evaluate(
    ([cells, block]) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sheet1");
        sheet.getRange("A1:Z50").clear();
        sheet.getRange(cells).values = block;
        await context.sync();
      }),
    [address, values] as const,
  );

const formatAsText = (pane: Frame, address: string): Promise<void> =>
  pane.evaluate(
    (cells) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").getRange(cells).numberFormat = [["@"]];
        await context.sync();
      }),
    address,
  );

/** Starts server and browser and opens a workbook. The built preview must be in dist/public. */
export async function startPreview(workbook: string): Promise<Preview> {
  if (!existsSync(path.join(PUBLIC, "preview", "preview.html"))) {
    throw new Error("The preview is not built: run `npm run build` first.");
  }
  const server = await serveFolder(PUBLIC, { "/preview/pane.html": EMPTY_PANE });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const complaints = listenForComplaints(page);
  let pane: Frame;
  const open = async (name: string) => {
    await page.goto(`${server.url}/preview?workbook=${encodeURIComponent(name)}`);
    pane = await paneFrame(page);
  };
  await open(workbook);
  return {
    page,
    grid: gridOf(page),
    pane: () => pane,
    complaints,
    open,
    async settledValues(address, expected) {
      const deadline = Date.now() + PATIENCE_MS;
      let found = await readValues(pane, address);
      while (JSON.stringify(found) !== JSON.stringify(expected) && Date.now() < deadline) {
        await page.waitForTimeout(POLL_MS);
        found = await readValues(pane, address);
      }
      return found;
    },
    write: (address, values) => writeValues(pane, address, values),
    formatAsText: (address) => formatAsText(pane, address),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
