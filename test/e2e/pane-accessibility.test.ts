/**
 * Every screen of the pane passes axe in every theme at its narrowest, nothing is cut off, and the whole job is done by keyboard.
 */
import type { Browser } from "playwright-core";
import { complaintsOf } from "../support/axe";
import { launchBrowser } from "../support/browser";
import { walkHistory } from "../support/history-screens";
import { walkImport } from "../support/import-screens";
import {
  openPane,
  openWindow,
  paneThemes,
  signInOnce,
  walkApply,
  walkLoad,
  walkOffline,
  walkSignIn,
  walkUndo,
  type Look,
} from "../support/pane-screens";
import { startProduct, type Product } from "../support/product";
import { walkKeys, walkPeople, walkTicks, walkTools } from "../support/tool-screens";

const narrowest = 320;
let product: Product;
let browser: Browser;
let cookies: Awaited<ReturnType<typeof signInOnce>>;

beforeAll(async () => {
  product = await startProduct(120);
  browser = await launchBrowser();
  cookies = await signInOnce(browser, product);
});

afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe.each(paneThemes)("the pane in the %s theme", (theme) => {
  it("has no axe violation on any screen, and fits into 320 px", async () => {
    const complaints: Record<string, readonly string[]> = {};
    const look: Look = async (screen, page, pane) => {
      complaints[screen] = await complaintsOf(page, pane);
    };
    const gone = 100 + paneThemes.indexOf(theme);
    const stranger = await openWindow(browser, { theme, width: narrowest, cookies: [] });
    await walkSignIn(stranger, product, look);
    await stranger.close();
    const context = await openWindow(browser, { theme, width: narrowest, cookies });
    const job = await openPane(context, product);
    await walkLoad(job, look, gone);
    await walkApply(job, product, { look, gone });
    await walkHistory(job, look);
    await walkTools(job, look);
    await walkTicks(job, look);
    await walkKeys(job, look);
    await walkPeople(job, look, `Mia of ${theme}`);
    await walkImport(job, look);
    await walkOffline(job, context, look);
    await walkUndo(job, look);
    await context.close();
    expect(Object.keys(complaints)).toHaveLength(48);
    expect(Object.entries(complaints).filter(([, found]) => found.length > 0)).toEqual([]);
  }, 360_000);
});
