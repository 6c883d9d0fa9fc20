import type { Value } from "../../src/domain/value";
import type { DraftChange } from "../../src/plan/change";
import { diffRecords } from "../../src/plan/diff";
import { readSheets, writeFixes, writeLoad } from "../../src/workbook/excel";
import { sheetNames } from "../../src/workbook/sheets";
import { load, openTestWorkbook, testAccount, type TestWorkbook } from "../support/workbook";

const person = { company: null, jobTitle: null, email: null, mobile: null, phone: null };
const address = {
  address1: null,
  address2: null,
  city: null,
  state: null,
  postCode: null,
  country: null,
  isRemoved: false,
};
const owned = {
  secondary_contact: [{ ...person, id: 5, contactId: 41, firstName: "Ben", lastName: "Ruru" }],
  delivery_address: [{ ...address, id: 8, contactId: 41, label: "Warehouse", isDefault: true }],
};

let workbook: TestWorkbook;
beforeEach(async () => {
  workbook = openTestWorkbook();
  await writeLoad({ ...load(), sheets: sheetNames, owned }, {});
});
afterEach(() => workbook.close());

async function changes(): Promise<readonly DraftChange[]> {
  const answer = await readSheets({ signedIn: testAccount, now: "2026-11-24T10:00:00Z" });
  if (answer.kind !== "read") throw new Error(answer.message);
  expect(answer.reading.keyFindings).toEqual([]);
  return diffRecords(answer.reading.types, answer.reading.drafts);
}

/** One fix for a record of each type, and for each sheet of ticks. */
const fixes: readonly (readonly [key: string, field: string, to: Value])[] = [
  ["41", "creditLimit", 1200_50],
  ["41", "group", "Retail"],
  ["41", "stages", "Quoted, VIP"],
  ["41", "promotions", "CUPS, W26=7.5"],
  ["secondary_contact 5", "email", "ben@harbour.example"],
  ["delivery_address 8", "country", "New Zealand"],
  ["promotion 1", "percent", 7_50],
  ["product 2", "shownTo", "Retail"],
  ["price_tier 3", "name", "Trade NZ"],
  ["payment_term 1", "name", "20th of next month"],
  ["gl_account 4", "kind", "Cost of sales"],
  ["tax_rule 1", "state", "Auckland"],
  ["custom_field members_1000", "label", "Delivery route"],
];

describe("fixes of every type", () => {
  it("all of a kind at once are written where each belongs, and nothing else moves", async () => {
    expect(await writeFixes(fixes.map(([key, field, to]) => ({ key, field, to })))).toEqual([]);
    const said = (await changes()).flatMap((change) =>
      change.kind === "update"
        ? Object.entries(change.fields).map(([field, [, to]]) => [change.key, field, to])
        : [[change.key]],
    );
    expect(said.sort()).toEqual(fixes.map((fix) => [...fix]).sort());
  });

  it("[KE8] reach a tick column that was added since the load", async () => {
    workbook.typeByHand({ sheet: "Promotions", row: 6, column: 3 }, [["NEW1"]]);
    await changes();
    await writeFixes([{ key: "41", field: "promotions", to: "NEW1, W26" }]);
    expect(await changes()).toContainEqual({
      kind: "update",
      key: "41",
      fields: { promotions: [null, "NEW1, W26"] },
    });
  });
});
