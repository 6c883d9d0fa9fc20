// Values that spreadsheets love to break, on their whole way: typed text → database → sheet → database, over Microsoft's Office.js and
// the real service over HTTP.
import fc from "fast-check";
import { nothingKnown } from "../../src/domain/check";
import { checkRecords } from "../../src/domain/check-records";
import type { Lists } from "../../src/domain/lists";
import { defaultPolicy } from "../../src/domain/policy";
import type { Values } from "../../src/domain/value";
import { diffRecords } from "../../src/plan/diff";
import { makePlan } from "../../src/plan/plan";
import { readSheets, writeLoad } from "../../src/workbook/excel";
import { linesOf, loadContacts, makeContacts, post } from "../support/app-client";
import { textArbitrary } from "../support/arbitraries";
import { startService, type StartedService } from "../support/service";
import { sheetNames } from "../../src/workbook/sheets";
import { openTestWorkbook, type TestWorkbook } from "../support/workbook";
import type { ApplyLine } from "../../src/contract/app";

const now = "2026-11-24T10:00:00Z";
const limits = { batch: 250, paceMs: 0, dailyQuota: null };
const fieldsTyped = ["phone", "mobile", "address1", "city", "postCode", "notes", "integrationRef"] as const;

let service: StartedService;
let workbook: TestWorkbook;
let ids: readonly number[];

beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "60" });
  ids = await makeContacts(service, 3);
  workbook = openTestWorkbook();
});

afterAll(async () => {
  workbook.close();
  await service.stop();
});

/** Loads everything the service has into these sheets of the workbook; every cell must be what was meant. */
async function loadAll(sheets: readonly string[] = ["Groups"]): Promise<readonly Values[]> {
  const { contacts } = await loadContacts(service);
  const { account, lists } = (await (await service.fetch("/app/account")).json()) as {
    account: { id: string; name: string; backend: string };
    lists: Lists;
  };
  const end = await writeLoad(
    { account, lists, policy: defaultPolicy, filter: {}, loadedAt: now, records: contacts, sheets },
    {},
  );
  expect(end).toEqual({ kind: "written", records: contacts.length, different: [] });
  return contacts;
}

async function reading() {
  const answer = await readSheets({ signedIn: undefined, now });
  if (answer.kind !== "read") throw new Error(answer.message);
  return answer.reading;
}

/** Types a text into one field of a contact, as a paste into its text cell does. */
async function typeInto(id: number, header: string, text: string): Promise<void> {
  await workbook.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Contacts");
    const used = sheet.getUsedRange().load("values");
    await context.sync();
    const rows = used.values as unknown[][];
    const column = rows[0]?.indexOf(header) ?? -1;
    const row = rows.findIndex(([key]) => String(key) === String(id));
    used.getCell(row, column).values = [[text]];
    await context.sync();
  });
}

it("[WB1] [WB2] what the sample account holds comes back from the sheet unchanged, whatever it is", async () => {
  await loadAll(sheetNames);
  const { hasEdits, drafts, types } = await reading();
  expect(hasEdits).toBe(false);
  expect(diffRecords(types, drafts)).toEqual([]);
});

it("[WB1] [PL7] nasty text typed into a sheet reaches the database as it was typed, and comes back", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...fieldsTyped),
      textArbitrary,
      fc.nat({ max: 2 }),
      async (field, text, which) => {
        const id = ids[which]!;
        await loadAll();
        const { types } = await reading();
        const label = types.get("contact")!.fields.find(({ name }) => name === field)!.label;
        await typeInto(id, label, text);
        const { drafts, lists } = await reading();
        const findings = checkRecords(drafts, {
          types,
          lists,
          policy: defaultPolicy,
          known: nothingKnown,
          today: "2026-11-24",
        });
        const changes = diffRecords(types, drafts);
        const plan = makePlan({ changes, findings, warningsBlock: false, limits });
        const request = {
          changes: plan.changes,
          fingerprint: plan.fingerprint,
          reason: "round trip",
          workbook: "test",
        };
        if (plan.changes.length > 0) {
          const lines = await linesOf<ApplyLine>(await post(service, "/app/runs", request));
          expect(lines.flatMap((line) => (line.kind === "outcomes" ? line.outcomes : []))).toMatchObject([
            { key: String(id), kind: "applied" },
          ]);
        }
        const after = (await loadAll()).find((contact) => contact["id"] === id);
        const isTooLong = findings.some(({ key, severity }) => key === String(id) && severity === "E");
        if (!isTooLong) expect(after?.[field]).toBe(text);
      },
    ),
    {
      numRuns: 15,
      examples: [
        ["phone", "+64 21 555 0101", 0],
        ["postCode", "00123", 1],
        ["notes", "=1+1", 2],
        ["city", "TRUE", 0],
        ["mobile", "1-2", 1],
        ["integrationRef", "12345678901234567890", 2],
      ],
    },
  );
});
