// Two people at work on the same account, each with a browser and a workbook of their own, at the pane's narrowest. Everything is
// loaded, with the sheet of stages.
import type { Browser } from "playwright-core";
import type { Person } from "../../src/service/sign-in";
import { loadContacts } from "./app-client";
import { listenForComplaints } from "./browser";
import { openJob, type Job } from "./pane";
import { load, press } from "./pane-screens";
import type { StartedService } from "./service";

export interface Desk extends Job {
  readonly complaints: readonly string[];
  /** Writes a cell as an edit, by header and key. */
  readonly edit: (cell: {
    readonly sheet?: string;
    readonly header: string;
    readonly id: number;
    readonly to: string | boolean;
  }) => Promise<void>;
  readonly cell: (header: string, id: number, sheet?: string) => Promise<unknown>;
  /** Presses a button of the pane, by its whole name or a pattern. */
  readonly presses: (name: string | RegExp) => Promise<void>;
}

/** Opens a workbook for that person, from this origin, and loads everything. */
export async function openDesk(
  browser: Browser,
  { service, origin = service.url }: { readonly service: StartedService; readonly origin?: string },
  person: Person,
): Promise<Desk> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
  await context.addInitScript(() => localStorage.setItem("preview.pane-width", "320"));
  const page = await context.newPage();
  const complaints = listenForComplaints(page);
  const job = await openJob(
    page,
    `${origin}/preview?token=${await service.service.signIn.makeToken(person)}`,
  );
  await job.pane
    .locator("summary")
    .filter({ hasText: /^Customers:/ })
    .click();
  await job.pane.getByRole("checkbox", { name: "Stages" }).click();
  await load(job);
  return deskOf(job, complaints);
}

/** The desk around a pane that is open. */
export function deskOf(job: Job, complaints: readonly string[]): Desk {
  const cell = async (header: string, id: number, sheet = "Contacts") =>
    (await job.values(sheet, await job.cellOf(sheet, header, String(id))))[0]?.[0];
  return {
    ...job,
    complaints,
    edit: async ({ sheet = "Contacts", header, id, to }) => {
      const address = await job.cellOf(sheet, header, String(id));
      await job.pane.evaluate(writeCell, [sheet, address, to] as const);
    },
    cell,
    presses: (name) => press(job.pane, name),
  };
}

/** What the database holds of one contact. */
export async function inDatabase(service: StartedService, id: number) {
  const { contacts } = await loadContacts(service, { ids: [id] });
  return contacts[0] ?? {};
}

function writeCell([sheet, address, value]: readonly [string, string, string | boolean]): Promise<void> {
  return Excel.run(async (context) => {
    context.workbook.worksheets.getItem(sheet).getRange(address).values = [[value]];
    await context.sync();
  });
}
