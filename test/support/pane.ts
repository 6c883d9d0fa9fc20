// The task pane in the preview as a person uses it, and the sheets as Office.js in its frame reads them.
import type { Frame, Page } from "playwright-core";
import { gridOf, paneFrame, type Grid } from "./grid";

export interface Job {
  readonly page: Page;
  readonly pane: Frame;
  readonly grid: Grid;
  /** Presses a ribbon button and waits until the pane has done what it stands for. */
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
  /** Waits until the cells hold this: what hands did in the grid arrives a moment later. */
  readonly holds: (sheet: string, address: string, expected: unknown[][]) => Promise<void>;
}

/** Opens the link that the product printed; answers once the pane has signed in. */
export async function openJob(page: Page, link: string): Promise<Job> {
  await page.goto(link);
  const pane = await paneFrame(page);
  await pane.getByRole("button", { name: "Load", exact: true }).waitFor();
  return jobOf(page, pane);
}

/** A pane that is open already, whatever it shows. */
export function jobOf(page: Page, pane: Frame): Job {
  const job: Job = {
    page,
    pane,
    grid: gridOf(page),
    press: (label) => pressAndWait(page, pane, label),
    sees: (text) => pane.getByText(text).first().waitFor({ timeout: 60_000 }),
    cellOf: (sheet, header, key) => pane.evaluate(findCell, [sheet, header, key] as const),
    at: (address) => selectByName(page, address),
    type: async (address, text) => {
      // The grid scrolls a cell that is half out of sight when its editor opens, and ends the typing with it.
      await job.at(rightOf(address, 2));
      await job.at(address);
      await page.keyboard.type(text, { delay: 25 });
      await page.keyboard.press("Enter");
    },
    paste: async (address, text) => {
      await job.at(address);
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
      await page.keyboard.press("Control+v");
    },
    values: (sheet, address) => pane.evaluate(readValues, [sheet, address] as const),
    holds: (sheet, address, expected) => untilHolds(job, { sheet, address }, expected),
  };
  return job;
}

/** The cell so many columns to the right: "AC14" → "AE14". */
function rightOf(address: string, columns: number): string {
  const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  let rest = [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) + columns;
  let name = "";
  for (; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return `${name}${row}`;
}

async function untilHolds(
  job: Job,
  { sheet, address }: { readonly sheet: string; readonly address: string },
  expected: unknown[][],
): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const found = await job.values(sheet, address);
    if (JSON.stringify(found) === JSON.stringify(expected)) return;
    await job.page.waitForTimeout(50);
  }
  expect(await job.values(sheet, address)).toEqual(expected);
}

/** The pane leaves its place first: the place of the button is shown again only when its work has begun. */
async function pressAndWait(page: Page, pane: Frame, label: string): Promise<void> {
  await pane.getByRole("tab", { name: "Load" }).click();
  await page.getByRole("button", { name: label, exact: true }).first().click();
  await pane.getByRole("tab", { name: label, selected: true }).waitFor();
  await pane.getByRole("progressbar").waitFor({ state: "detached", timeout: 60_000 });
}

/** The name box takes its text back while a selection that is still moving is drawn: then it is asked again. */
async function selectByName(page: Page, address: string): Promise<void> {
  const box = page.locator('[data-u-comp="defined-name"] input').first();
  for (let attempt = 0; attempt < 10; attempt++) {
    await box.fill(address);
    await box.press("Enter");
    const selected = page.waitForFunction(isSelected, address, { timeout: 2000 });
    if (
      await selected.then(
        () => true,
        () => false,
      )
    )
      return;
  }
  throw new Error(`The name box did not select ${address}.`);
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

/** Headers may carry more than their name ("Hospitality · Group, required"): the first that holds it counts. */
function findCell([sheet, header, key]: readonly [string, string, string]): Promise<string> {
  return Excel.run(async (context) => {
    const used = context.workbook.worksheets.getItem(sheet).getUsedRange().load("values");
    await context.sync();
    const rows = used.values as unknown[][];
    const heads = rows.find((cells) => cells.includes("ID"))?.map(String) ?? [];
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
