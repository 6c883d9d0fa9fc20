// What is wrong with a screen of the pane for people who cannot see or point, and for a pane at its narrowest.
import { AxeBuilder } from "@axe-core/playwright";
import type { Frame, Page } from "playwright-core";

/**
 * What axe finds in the pane's frame, one line each; and where the pane is wider than its frame. Left aside: the sentinels that
 * Fluent's focus manager puts at the ends of the page, which pass the focus on at once.
 */
export async function complaintsOf(page: Page, pane: Frame): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(["#pane iframe", "body"])
    .exclude(["#pane iframe", "[data-tabster-dummy]"])
    .setLegacyMode(true)
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  const spare = await pane.evaluate(() => document.documentElement.clientWidth - document.body.scrollWidth);
  return spare < 0 ? [...found, `cut off by ${-spare} px`] : found;
}
