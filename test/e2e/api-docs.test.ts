// The page that people read the served API on: from 320 px on, in light and in dark, by keyboard alone.
import type { Browser, Page } from "playwright-core";
import { openApiDocument } from "../../src/contract/cin7/openapi";
import { apiDocsPage } from "../../src/service/api-docs-page";
import { complaintsOf } from "../support/axe";
import { launchBrowser } from "../support/browser";

const html = apiDocsPage(openApiDocument());

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function opened(width: number, colorScheme: "light" | "dark"): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
  await page.setContent(html);
  return page;
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent ?? "");

describe("/api/docs", () => {
  it.each([320, 1000])("[CT5] fits %i px with every list of fields open", async (width) => {
    const page = await opened(width, "light");
    const spare = await page.evaluate(() => {
      for (const list of document.querySelectorAll("details")) list.open = true;
      return document.documentElement.clientWidth - document.documentElement.scrollWidth;
    });
    expect(spare).toBe(0);
    await page.close();
  });

  it.each([
    [320, "light"],
    [1000, "dark"],
  ] as const)("[CT5] leaves nobody out at %i px in %s", async (width, scheme) => {
    const page = await opened(width, scheme);
    await page.evaluate(() => {
      for (const list of document.querySelectorAll<HTMLDetailsElement>("#Users ~ details")) list.open = true;
    });
    expect(await complaintsOf(page.mainFrame())).toEqual([]);
    await page.close();
  });

  it("[CT5] is gone through by keyboard: to a resource, and into its fields", async () => {
    const page = await opened(320, "light");
    while ((await focused(page)) !== "Quotes") await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const top = () => page.evaluate(() => document.getElementById("Quotes")?.getBoundingClientRect().top);
    expect(await top()).toBeLessThan(1);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toMatch(/^\d+ fields$/);
    await page.keyboard.press("Enter");
    expect(await page.getByText("Probability of winning").isVisible()).toBe(true);
    await page.close();
  });
});
