// A field of the account's own, from the sheet "Custom fields" to the wire: defined in the workbook, applied, loaded again, a column
// on Contacts that is checked, sent as customFields, and searched in filters.
import type { AccountAnswer } from "../../src/contract/app";
import { checkRecords } from "../../src/domain/check-records";
import { nothingKnown } from "../../src/domain/check";
import { diffRecords } from "../../src/plan/diff";
import { readSheets, writeLoad } from "../../src/workbook/excel";
import type { Reading } from "../../src/workbook/reading";
import { apply, loadContacts, planFor } from "../support/app-client";
import { cin7Client } from "../support/cin7";
import { startService, type StartedService } from "../support/service";
import { openTestWorkbook, type TestWorkbook } from "../support/workbook";

const today = "2026-11-24";
let service: StartedService;
let workbook: TestWorkbook;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "40" }, () => new Date(`${today}T09:41:00Z`));
  workbook = openTestWorkbook();
});
afterAll(async () => {
  workbook.close();
  await service.stop();
});

async function readAccount(): Promise<AccountAnswer> {
  return (await (await service.fetch("/app/account")).json()) as AccountAnswer;
}

/** Loads contacts and the sheet of custom fields, as the pane does. */
async function load(filter: object = {}): Promise<number> {
  const { account, lists, policy } = await readAccount();
  const { contacts: records } = await loadContacts(service, filter);
  const end = await writeLoad(
    {
      account,
      lists,
      policy,
      filter: {},
      records,
      loadedAt: `${today}T09:41:00Z`,
      sheets: ["Custom fields"],
    },
    {},
  );
  expect(end).toMatchObject({ kind: "written", different: [] });
  return records.length;
}

async function read(): Promise<Reading> {
  const { account } = await readAccount();
  const answer = await readSheets({ signedIn: account, now: `${today}T10:00:00Z` });
  if (answer.kind !== "read") throw new Error(answer.message);
  return answer.reading;
}

/** Types into the row of that id; at the foot of the table where there is none. */
function type(at: { sheet: string; id: string }, cells: Readonly<Record<string, string>>): Promise<void> {
  return workbook.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(at.sheet);
    const used = sheet.getUsedRange(true).load("values");
    const tables = sheet.tables.load("items/name");
    await context.sync();
    const values = used.values as unknown[][];
    const top = values.findIndex((cells) => cells.includes("Status"));
    const headers = values[top] ?? [];
    const found = values.findIndex((row) => String(row[0]) === at.id);
    const row = found < 0 ? values.length : found;
    if (found < 0) tables.items[0]?.resize(sheet.getRangeByIndexes(top, 0, row - top + 1, headers.length));
    for (const [header, typed] of Object.entries(cells)) {
      expect(headers).toContain(header);
      sheet.getRangeByIndexes(row, headers.indexOf(header), 1, 1).values = [[typed]];
    }
    await context.sync();
  });
}

const changesOf = ({ types, drafts }: Reading) => diffRecords(types, drafts);

it("a field defined on its sheet is given the wire's key when it is applied", async () => {
  await load();
  await type({ sheet: "Custom fields", id: "" }, { Label: "Packing", Kind: "choice", Choices: "Box\nCrate" });
  const changes = changesOf(await read());
  const values = { label: "Packing", kind: "choice", options: "Box\nCrate" };
  expect(changes).toEqual([{ kind: "create", key: "new custom_field 1", values }]);
  const { outcomes } = await apply(service, changes);
  expect(outcomes).toEqual([{ key: "new custom_field 1", kind: "applied", id: "custom_field members_1005" }]);
});

it("[CF1] loaded again it is a column on Contacts that is checked, here and by the service", async () => {
  await load();
  await type({ sheet: "Contacts", id: "1" }, { Packing: "Crates" });
  const reading = await read();
  const { types, lists, drafts } = reading;
  const { policy } = await readAccount();
  const findings = checkRecords(drafts, { types, lists, policy, known: nothingKnown, today });
  const wrong = { rule: "CF1", key: "1", field: "members_1005" };
  const own = findings.filter(({ field }) => field === "members_1005");
  expect(own).toMatchObject([{ ...wrong, fix: { to: "Crate" } }]);
  const plan = await planFor(service, changesOf(reading));
  expect(plan.findings).toEqual(expect.arrayContaining([expect.objectContaining(wrong)]));
});

it("what is right in it is applied, stands on the wire as customFields, and is found by the filter", async () => {
  await type({ sheet: "Contacts", id: "1" }, { Packing: "Crate" });
  const { outcomes } = await apply(service, changesOf(await read()));
  expect(outcomes).toMatchObject([{ key: "1", kind: "applied" }]);
  const contact = await cin7Client(service).one(1);
  expect(contact["customFields"]).toMatchObject({ members_1005: "Crate" });
  expect(await load({ field: { name: "members_1005", text: "rat" } })).toBe(1);
  expect((await read()).drafts.find(({ key }) => key === "1")?.entries["members_1005"]).toBe("Crate");
});
