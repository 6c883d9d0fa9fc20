/** What the walks through the pane's screens rest on: the scan of a frame finds what is broken in it, and nothing else. */
import type { Browser } from "playwright-core";
import { complaintsOf } from "../support/axe";
import { launchBrowser } from "../support/browser";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** What is found in a frame with that body, beside a page that is full of faults itself. */
async function scan(body: string): Promise<string[]> {
  const page = await browser.newPage();
  await page.setContent('<input><iframe width="320" height="400"></iframe>');
  const frame = page.frames()[1];
  if (!frame) throw new Error("The page has no frame.");
  await frame.setContent(
    `<!doctype html><html lang="en"><title>Pane</title><body><main><h1>Load</h1>${body}</main></body></html>`,
  );
  const found = await complaintsOf(frame);
  await page.close();
  return found;
}

it("a sound frame has no complaint", async () => {
  expect(
    await scan('<label>Reason <input></label><i data-tabster-dummy tabindex="0" aria-hidden="true"></i>'),
  ).toEqual([]);
});

it("text that is still changing its colour is looked at in its last one", async () => {
  const turned = `<p style="color: #999; background: #fff; transition: color 60s">Winter tiers</p>
    <script>const p = document.querySelector("p"); getComputedStyle(p).color; p.style.color = "#000";</script>`;
  expect(await scan(turned)).toEqual([]);
});

it("what is still fading in is looked at as it will stand", async () => {
  const fading = `<p style="color: #000; background: #fff">Winter tiers</p>
    <script>document.querySelector("p").animate([{ opacity: 0.3 }, { opacity: 1 }], 60000);</script>`;
  expect(await scan(fading)).toEqual([]);
});

it("a field without a label, pale text and what is cut off are found", async () => {
  const pale = '<p style="color: #999; background: #fff">Winter tiers</p>';
  const wide = '<div style="width: 400px">wide</div>';
  expect(await scan(`<input>${pale}${wide}`)).toEqual([
    `color-contrast: ${pale}`,
    "label: <input>",
    expect.stringMatching(/^cut off by \d+ px$/),
  ]);
});
