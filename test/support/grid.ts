/**
 * A person's hands in the preview's grid: clicks, types, pastes, drags and uses menus by cell address, on the
 * sheet that is active. It knows the page at /preview, nothing of the add-in.
 */
import type { Frame, Locator, Page } from "playwright-core";

interface CellRect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Grid {
  /** Where a cell of the active sheet is on the page, in pixels. */
  rect(address: string): Promise<CellRect>;
  click(address: string, options?: { button?: "left" | "right" }): Promise<void>;
  /** Selects a block as Shift and click do. */
  select(first: string, last: string): Promise<void>;
  /** Types into a cell and presses Enter. */
  type(address: string, text: string): Promise<void>;
  /** Pastes tab-separated text with the cell as the upper left corner. */
  paste(address: string, text: string): Promise<void>;
  /** Drags the fill handle of the selection that ends at `from` down to `to`. */
  fill(from: string, to: string): Promise<void>;
  /** Inserts a row above another by the menu of its header. */
  insertRowAbove(row: number): Promise<void>;
  /** Opens the filter of the header cell's button. */
  openFilter(header: string): Promise<void>;
  undo(): Promise<void>;
  /** Goes to a sheet by its tab. */
  openSheet(name: string): Promise<void>;
}

async function rectOf(page: Page, address: string): Promise<CellRect> {
  return page.evaluate((cell) => {
    const api = (window as unknown as { univerAPI: { getActiveWorkbook(): ActiveWorkbook } }).univerAPI;
    interface ActiveWorkbook {
      getActiveSheet(): { getRange(address: string): { getCellRect(): DOMRect } };
    }
    const { x, y, width, height } = api.getActiveWorkbook().getActiveSheet().getRange(cell).getCellRect();
    const canvases = [...document.querySelectorAll<HTMLCanvasElement>("#grid canvas")];
    const size = ({ width: across, height: down }: HTMLCanvasElement) => across * down;
    const grid = canvases.reduce((largest, canvas) => (size(canvas) > size(largest) ? canvas : largest));
    const { left, top } = grid.getBoundingClientRect();
    return { left: left + x, top: top + y, right: left + x + width, bottom: top + y + height };
  }, address);
}

const middle = ({ left, top, right, bottom }: CellRect) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

/** Where an entry of a menu stands once the menu has found its place. */
async function restingPlace(entry: Locator): Promise<Place> {
  let before: Place | null = null;
  for (let look = 0; look < 50; look++) {
    const now = await entry.boundingBox();
    if (now && before && now.x === before.x && now.y === before.y) return now;
    before = now;
    await entry.page().waitForTimeout(50);
  }
  throw new Error("The row's menu has no entry to insert rows, or does not come to rest.");
}

type Place = NonNullable<Awaited<ReturnType<Locator["boundingBox"]>>>;

/** Hands for a preview that is open in `page`. */
export function gridOf(page: Page): Grid {
  const rect = (address: string) => rectOf(page, address);
  const click: Grid["click"] = async (address, options) => {
    const { x, y } = middle(await rect(address));
    await page.mouse.click(x, y, options);
  };
  return {
    rect,
    click,
    async select(first, last) {
      await click(first);
      await page.keyboard.down("Shift");
      await click(last);
      await page.keyboard.up("Shift");
    },
    async type(address, text) {
      await click(address);
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
    },
    async paste(address, text) {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await click(address);
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
      await page.keyboard.press("Control+v");
    },
    async fill(from, to) {
      const handle = await rect(from);
      const end = middle(await rect(to));
      await page.mouse.move(handle.right, handle.bottom);
      await page.mouse.down();
      await page.mouse.move(end.x, end.y - 4, { steps: 5 });
      await page.mouse.move(end.x, end.y, { steps: 2 });
      await page.mouse.up();
    },
    async insertRowAbove(row) {
      const cell = await rect(`A${row}`);
      const { y } = middle(cell);
      await page.mouse.click(cell.left - 15, y);
      await page.mouse.click(cell.left - 15, y, { button: "right" });
      // The number of rows is a field in the middle of the entry: the entry is its text on the right.
      const entry = await restingPlace(page.getByText("rows above"));
      await page.mouse.click(entry.x + entry.width - 5, entry.y + entry.height / 2);
    },
    async openFilter(header) {
      const cell = await rect(header);
      await page.mouse.click(cell.right - 10, cell.top + 12);
    },
    undo: () => page.keyboard.press("Control+z"),
    openSheet: (name) =>
      page.locator('[data-u-comp="slide-tab-item"]', { hasText: new RegExp(`^\\s*${name}\\s*$`) }).click(),
  };
}

/** The task pane's frame of an open preview, once its page has Office. */
export async function paneFrame(page: Page): Promise<Frame> {
  const element = await page.waitForSelector("#pane iframe");
  const frame = await element.contentFrame();
  if (!frame) throw new Error("The task pane has no frame.");
  await frame.waitForFunction(() => "Office" in window && "onReady" in window.Office);
  return frame;
}
