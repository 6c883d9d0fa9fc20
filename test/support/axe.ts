// What is wrong with a screen of the pane for people who cannot see or point, and for a pane at its narrowest.
import axe from "axe-core";
import type { Frame } from "playwright-core";

/**
 * What axe finds in the pane's frame, one line each; and where the pane is wider than its frame. Axe runs inside that frame: asked of the
 * whole page, it takes ten times as long, for the workbook beside the pane. Left aside: the sentinels that Fluent's focus manager puts at the
 * ends of the page, which pass the focus on at once.
 */
export async function complaintsOf(pane: Frame): Promise<string[]> {
  if (!(await pane.evaluate(() => "axe" in window))) await pane.evaluate(axe.source);
  const found = await pane.evaluate(listViolations);
  const spare = await pane.evaluate(() => document.documentElement.clientWidth - document.body.scrollWidth);
  return spare < 0 ? [...found, `cut off by ${-spare} px`] : found;
}

/**
 * Runs in the frame. Every rule runs; only violations are told in full. A button that was just pressed is looked at in its last colours, and
 * a dialog once it has faded in; what moves for ever goes on.
 */
async function listViolations(): Promise<string[]> {
  for (const animation of document.getAnimations())
    if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
  const { run } = (window as unknown as { readonly axe: typeof axe }).axe;
  const { violations } = await run({ exclude: [["[data-tabster-dummy]"]] }, { resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
