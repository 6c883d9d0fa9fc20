// The task pane in the preview as a person uses it, and the sheets as Office.js in its frame reads them.
import type { Frame, Page } from "playwright-core";
import { gridOf, paneFrame, type Grid } from "./grid";

export interface Job {
  readonly page: Page;
  readonly pane: Frame;
  readonly grid: Grid;
  /** Presses a ribbon button. */
  readonly press: (label: string) => Promise<void>;
  /** Waits until the pane shows this text. */
  readonly sees: (text: string | RegExp) => Promise<void>;
  /** "AC14": the cell of a column, by header, in the row of a record. */
  readonly cellOf: (sheet: string, header: string, key: string) => Promise<string>;
  /** Selects a cell or block of the active sheet by the name box, which brings it into sight. */
  readonly at: (address: string) => Promise<void>;
  /** Goes to the cell, types, and presses Enter. */
  readonly type: (address: string, text: string) => Promise<void>;
  /** Goes to the cell and pastes tab-separated text. */
  readonly paste: (address: string, text: string) => Promise<void>;
  readonly values: (sheet: string, address: string) => Promise<unknown[][]>;
}

/** Opens the link that the product printed; answers once the pane has signed in. */
export async function openJob(page: Page, link: string): Promise<Job> {
  await page.goto(link);
  const pane = await paneFrame(page);
  await pane.getByRole("button", { name: "Load", exact: true }).waitFor();
  const job: Job = {
    page,
    pane,
    grid: gridOf(page),
    press: (label) => page.getByRole("button", { name: label, exact: true }).first().click(),
    sees: (text) => pane.getByText(text).first().waitFor({ timeout: 60_000 }),
    cellOf: (sheet, header, key) => pane.evaluate(findCell, [sheet, header, key] as const),
    at: async (address) => {
      const box = page.locator('[data-u-comp="defined-name"] input').first();
      await box.fill(address);
      await box.press("Enter");
      await page.waitForFunction(isSelected, address);
    },
    type: async (address, text) => {
      await job.at(address);
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
    },
    paste: async (address, text) => {
      await job.at(address);
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
      await page.keyboard.press("Control+v");
    },
    values: (sheet, address) => pane.evaluate(readValues, [sheet, address] as const),
  };
  return job;
}

interface GridWindow {
  readonly univerAPI: {
    getActiveWorkbook(): {
      getActiveSheet(): { getSelection(): { getActiveRange(): { getA1Notation(): string } | null } | null };
    };
  };
}

function isSelected(address: string): boolean {
  const { univerAPI } = window as unknown as GridWindow;
  const selection = univerAPI.getActiveWorkbook().getActiveSheet().getSelection();
  return selection?.getActiveRange()?.getA1Notation() === address;
}

function readValues([sheet, address]: readonly [string, string]): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address).load("values");
    await context.sync();
    return range.values as unknown[][];
  });
}

/** Headers may carry more than their name ("Hospitality, Group (required)"): the first that holds it counts. */
function findCell([sheet, header, key]: readonly [string, string, string]): Promise<string> {
  return Excel.run(async (context) => {
    const used = context.workbook.worksheets.getItem(sheet).getUsedRange().load("values");
    await context.sync();
    const rows = used.values as unknown[][];
    const heads = rows[0]?.map(String) ?? [];
    const exact = heads.indexOf(header);
    const column = exact >= 0 ? exact : heads.findIndex((head) => head.includes(header));
    const row = rows.findIndex((cells) => String(cells[0]) === key);
    if (column < 0 || row < 0)
      throw new Error(`${sheet} has no cell for ${header} of ${key}: ${heads.join(", ")}`);
    const cell = used.getCell(row, column).load("address");
    await context.sync();
    return cell.address.split("!")[1] ?? "";
  });
}
