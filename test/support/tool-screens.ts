// The screens of what is at hand from every place, one after another, as a person gets to them: finding, prices, ticks, API keys,
// who may sign in.
import type { Job } from "./pane";
import { press, type Look } from "./pane-screens";

/** Walks through what is at hand from every place: finding people, with a contact that is not loaded, and a price. */
export async function walkTools(job: Job, look: Look): Promise<void> {
  const { page, pane } = job;
  const see = (screen: string) => look(screen, page, pane);
  await press(pane, "Find");
  const people = pane.getByRole("combobox", { name: /^Name, email/ });
  await people.waitFor();
  await see("find people");
  await people.pressSequentially("example");
  await pane.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await see("people found");
  await page.keyboard.press("Escape");
  await press(pane, "Price");
  await job.sees(/^(For |Select a customer's row)/);
  await see("price, no product");
  await job.at(await job.cellOf("Contacts", "Company", "1"));
  await job.sees(/^For /);
  const products = pane.getByRole("combobox", { name: /^Product/ });
  await products.click();
  await pane.getByRole("option").first().waitFor();
  await see("products");
  await pane.getByRole("option").first().click();
  await job.sees(/ each\b|no price/);
  await see("price");
  await press(pane, "Close");
}

/** Walks through ticks for all visible rows: on a sheet without ticks, then on Groups, with a number that is none. */
export async function walkTicks(job: Job, look: Look): Promise<void> {
  const { page, pane, grid } = job;
  await press(pane, "Ticks");
  await job.sees(/^Go to Groups/);
  await look("ticks, no sheet of ticks", page, pane);
  await grid.openSheet("Groups");
  await pane.getByRole("combobox", { name: "From" }).waitFor();
  await pane.getByLabel("Number instead of a tick").fill("0");
  await job.sees(/^Type a number above 0/);
  await look("ticks, with Move", page, pane);
  await press(pane, "Close");
  await grid.openSheet("Contacts");
}

/** Walks through the API connections of an admin: a new one with its rights, its key, and the question before it is removed. */
export async function walkKeys(job: Job, look: Look): Promise<void> {
  const { page, pane } = job;
  await press(pane, "Keys");
  await press(pane, "Add a connection");
  await pane.getByLabel("Name of the connection").fill("Web shop");
  await look("rights of a new API key", page, pane);
  await press(pane, "Save");
  await job.sees(/^Copy it now/);
  await press(pane, "Remove Web shop");
  await look("a new API key", page, pane);
  await press(pane, "Remove: its key stops at once (Web shop)");
  await pane
    .getByRole("button", { name: "Remove: its key stops at once (Web shop)" })
    .waitFor({ state: "detached" });
  await press(pane, "Close");
}

/** Walks through who may sign in: a new person of that name, the link, and the question before the person is switched off. */
export async function walkPeople(job: Job, look: Look, name: string): Promise<void> {
  const { page, pane } = job;
  await press(pane, "People");
  await press(pane, "Add a person");
  await pane.getByLabel("Name of the person").fill(name);
  await look("a new person", page, pane);
  await press(pane, "Make their link");
  await pane.getByLabel(`Sign-in link for ${name}`).waitFor();
  await look("a new sign-in link", page, pane);
  await press(pane, "Done");
  await press(pane, `Switch off ${name}`);
  await look("people, one to be switched off", page, pane);
  await press(pane, `Switch off: signed out at once (${name})`);
  await job.sees("Switched off: cannot sign in.");
  await look("people", page, pane);
  await press(pane, "Close");
}
