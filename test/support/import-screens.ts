// The screens of rows from another system, one after another, as a person gets to them.
import type { Job } from "./pane";
import { press, settle, type Look } from "./pane-screens";

const names = ["Customer Name", "E-mail", "Zip", "Status", "Credit limit", "Shoe size"];
const values = ["Zebra Crossing Cafe", "zoe@zebra.example", "01010", "Active", "5k", "41"];
const text = [names, values].map((row) => row.join("\t")).join("\n");

/** The row below the last of Contacts, counted from 1. */
function rowBelow(): Promise<number> {
  return Excel.run(async (context) => {
    const range = context.workbook.tables.getItem("ContactsTable").getRange().load("rowIndex,rowCount");
    await context.sync();
    return range.rowIndex + range.rowCount + 1;
  });
}

/** Walks through the offer for rows pasted on the sheet, the box for rows, their columns, and what is wrong with them. Leaves the pasted rows. */
export async function walkImport(job: Job, look: Look): Promise<void> {
  const { page, pane, grid } = job;
  const see = (screen: string) => look(screen, page, pane);
  await press(pane, "Import");
  await see("rows from another system");
  await pane.getByRole("textbox", { name: "Rows" }).fill(text);
  await press(pane, "Map the columns");
  await job.sees(/columns go to Contacts/);
  await see("columns of an export");
  await pane.getByRole("combobox", { name: "Shoe size" }).selectOption({ label: "Company" });
  await job.sees(/Only one can/);
  await see("two columns for one field");
  await press(pane, "Close");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await grid.openSheet("Contacts");
  await job.paste(`C${await pane.evaluate(rowBelow)}`, text);
  await job.sees(/another system’s column names/);
  await see("rows that were pasted on the sheet");
  await press(pane, "Leave as pasted");
  await settle(pane);
}
