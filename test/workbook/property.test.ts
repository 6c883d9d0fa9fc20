import fc from "fast-check";
import { contactTypeFor } from "../../src/domain/lists";
import type { Values } from "../../src/domain/value";
import { readSheets, writeLoad } from "../../src/workbook/excel";
import { valueArbitrary } from "../support/arbitraries";
import { contact, lists } from "../support/makers";
import { load, openTestWorkbook, testAccount, type TestWorkbook } from "../support/workbook";

const at = { signedIn: testAccount, now: "2026-11-24T10:00:00Z" };
const type = contactTypeFor(lists());

/** What spreadsheets love to break; none of it may change on its way through a sheet. */
const nasty = [
  "00123",
  "+64 21 555 0101",
  "=1+1",
  "-A1",
  "@x",
  "+x",
  "TRUE",
  "false",
  "1-2",
  "1/2",
  "1e5",
  "12345678901234567890",
  "2026-11-24",
  "10:42",
  "50%",
  "$5",
  "#N/A",
  "'quoted",
  "''",
  "'",
  " padded ",
  "tab\there",
  "line\nbreak",
  "line\r\nbreak",
  "\u0007bell",
  "\uD83D alone",
  "☕️ emoji 👩‍👩‍👧",
  "new 1",
  "~",
  "x".repeat(32_767),
  "y".repeat(33_000),
  "",
];

async function readBack(workbook: TestWorkbook, records: readonly Values[]): Promise<void> {
  workbook.resetCounts();
  const end = await writeLoad(load(records), {});
  expect(end).toEqual({ kind: "written", records: records.length, different: [] });
  const answer = await readSheets(at);
  if (answer.kind !== "read") throw new Error(answer.message);
  const { drafts, repaired, hasEdits } = answer.reading;
  expect(repaired).toEqual([]);
  expect(hasEdits).toBe(false);
  expect(drafts.map(({ entries }) => ({ ...entries }))).toEqual(records.map((record) => ({ ...record })));
}

/** Every field of the account's contact, so that what is read back can be compared whole. */
function whole(values: Values): Values {
  return Object.fromEntries(type.fields.map(({ name }) => [name, values[name] ?? null]));
}

describe("values through a sheet", () => {
  let workbook: TestWorkbook;
  beforeEach(() => {
    workbook = openTestWorkbook();
  });
  afterEach(() => workbook.close());

  it("[WB1] keeps every text that spreadsheets love to break, in every text field", async () => {
    const names = type.fields.filter((field) => field.kind === "text" && field.onSheet !== false);
    const records = nasty.map((text, index) => {
      const texts = Object.fromEntries(names.map(({ name }, at) => [name, at < 12 ? text : null]));
      return whole(contact({ ...texts, id: index + 1 }));
    });
    await readBack(workbook, records);
  });

  it("[WB1] keeps any canonical values of any fields", async () => {
    const fields = type.fields.filter(({ name }) => name !== "id");
    const record = fc.record(Object.fromEntries(fields.map((field) => [field.name, valueArbitrary(field)])));
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 0, maxLength: 8 }), async (some) => {
        const records = some.map((values, index) => whole({ ...(values as Values), id: index + 1 }));
        await readBack(workbook, records);
      }),
      { numRuns: 15 },
    );
  });

  it("[WB2] never makes a formula of what the backend sent", async () => {
    const texts = ["=1+1", "+1", "-1", "@SUM(1)", '=HYPERLINK("x")', "\t=1", "'=1"];
    await writeLoad(
      load(texts.map((company, index) => contact({ id: index + 1, company, notes: company }))),
      {},
    );
    const { formulas, values } = await workbook.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Contacts").getUsedRange().load("formulas,values");
      await context.sync();
      return { formulas: range.formulas as unknown[][], values: range.values as unknown[][] };
    });
    expect(formulas).toEqual(values);
    expect(values.flat()).toEqual(expect.arrayContaining(texts));
  });
});
