// The screens of History's search, one after another, as a person gets to them: the form, what it finds, one record's history, nothing.
import type { Job } from "./pane";
import { goTo, press, settle, type Look } from "./pane-screens";

/** Walks through the search of a journal that has a run. */
export async function walkHistory(job: Job, look: Look): Promise<void> {
  const { page, pane } = job;
  const see = (screen: string) => look(screen, page, pane);
  await goTo(pane, "History");
  await pane.locator("summary").filter({ hasText: "Search" }).click();
  await see("history, its search");
  await press(pane, "Find changes");
  await pane.getByText(/newest first/).waitFor();
  await see("history, what was found");
  await pane.locator("summary").filter({ hasText: "Search" }).click();
  await see("history, what was found below its search");
  await pane.locator("summary").filter({ hasText: "Search" }).click();
  await pane
    .getByRole("button", { name: /^Its history: / })
    .nth(1)
    .click();
  await pane.getByRole("heading", { name: /^History of / }).waitFor();
  await settle(pane);
  await see("history of one record");
  await press(pane, "All runs");
  await pane.locator("summary").filter({ hasText: "Search" }).click();
  await pane.getByLabel("Record", { exact: true }).fill("nobody is called so");
  await page.keyboard.press("Enter");
  await pane.getByText(/^No change matches/).waitFor();
  await see("history, nothing found");
  await press(pane, "All runs");
}
