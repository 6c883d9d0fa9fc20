/** Every screen of submitting and approving passes axe in every theme at the pane's narrowest, and nothing is cut off. */
import type { Browser } from "playwright-core";
import { startGuarded, type Guarded } from "../support/approval-client";
import { walkApprovals } from "../support/approval-screens";
import { complaintsOf } from "../support/axe";
import { launchBrowser } from "../support/browser";
import { openJob } from "../support/pane";
import { openWindow, paneThemes, type Look } from "../support/pane-screens";
import { removeFolders } from "../support/service";

let to: Guarded;
let browser: Browser;

beforeAll(async () => {
  to = await startGuarded(10);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await to.service.stop();
  await removeFolders();
});

it.each(paneThemes)(
  "approvals in the %s theme have no axe violation, and fit into 320 px",
  async (theme) => {
    const complaints: Record<string, readonly string[]> = {};
    const look: Look = async (screen, _page, pane) => {
      complaints[screen] = await complaintsOf(pane);
    };
    const context = await openWindow(browser, { theme, width: 320, cookies: [] });
    const token = await to.service.service.signIn.makeToken({ name: "Ben Finance", role: "finance" });
    const job = await openJob(await context.newPage(), `${to.service.url}/preview?token=${token}`);
    await walkApprovals(job, to, look);
    await context.close();
    expect(Object.keys(complaints)).toHaveLength(7);
    expect(Object.entries(complaints).filter(([, found]) => found.length > 0)).toEqual([]);
  },
  180_000,
);
