// Walks through every screen of the pane in one theme at its narrowest. Each theme is a test file of its own, so that they run side by side.
import type { Browser } from "playwright-core";
import { complaintsOf } from "./axe";
import { launchBrowser } from "./browser";
import { walkHistory } from "./history-screens";
import { walkImport } from "./import-screens";
import {
  openPane,
  openWindow,
  type PaneTheme,
  signInOnce,
  walkApply,
  walkLoad,
  walkOffline,
  walkSignIn,
  walkUndo,
  type Look,
} from "./pane-screens";
import { startProduct, type Product } from "./product";
import { walkKeys, walkPeople, walkTicks, walkTools } from "./tool-screens";

const narrowest = 320;
/** The contact that is deleted meanwhile. */
const gone = 100;

/** Tests that every screen passes axe in this theme, and that nothing is cut off. */
export function describeScreens(theme: PaneTheme): void {
  let product: Product;
  let browser: Browser;

  beforeAll(async () => {
    product = await startProduct(120);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it(`the pane in the ${theme} theme has no axe violation on any screen, and fits into 320 px`, async () => {
    const complaints: Record<string, readonly string[]> = {};
    const look: Look = async (screen, _page, pane) => {
      complaints[screen] = await complaintsOf(pane);
    };
    const stranger = await openWindow(browser, { theme, width: narrowest, cookies: [] });
    await walkSignIn(stranger, product, look);
    await stranger.close();
    const cookies = await signInOnce(browser, product);
    const context = await openWindow(browser, { theme, width: narrowest, cookies });
    const job = await openPane(context, product);
    await walkLoad(job, look, gone);
    await walkApply(job, product, { look, gone });
    await walkHistory(job, look);
    await walkTools(job, look);
    await walkTicks(job, look);
    await walkKeys(job, look);
    await walkPeople(job, look, "Mia Finance");
    await walkImport(job, look);
    await walkOffline(job, context, look);
    await walkUndo(job, look);
    await context.close();
    expect(Object.keys(complaints)).toHaveLength(48);
    expect(Object.entries(complaints).filter(([, found]) => found.length > 0)).toEqual([]);
  }, 600_000);
}
