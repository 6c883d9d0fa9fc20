import fc from "fast-check";
import {
  guessMapping,
  parseMapping,
  printMapping,
  signatureOf,
  takenTwice,
} from "../../src/workbook/map-export";
import { matchChoices } from "../../src/workbook/match-rows";
import { placeExport, findMisfits } from "../../src/workbook/place-export";
import { isLikelyHeader, isSureHeader, makeExport, rowsAboveHeader } from "../../src/workbook/export-header";
import type { ExportTable, Mapping } from "../../src/workbook/import-sheet";
import { contactsSheet, exported } from "../support/import-sheet";

const sheet = contactsSheet();
const guess = (table: ExportTable) =>
  Object.fromEntries(guessMapping(table, sheet).map((id, index) => [table.headers[index], id]));
const at = (id: string) => sheet.targets.find(({ column }) => column.id === id)?.at ?? -1;

describe("guessing where columns go", () => {
  it("goes by names of other systems", () => {
    expect(
      guess(
        exported({
          "Customer Name": ["Kiwi Kai"],
          "E-mail": ["kia@kiwikai.example"],
          Zip: ["01010"],
          "Credit limit (NZD)": ["1,250.00"],
          Colour: ["red"],
        }),
      ),
    ).toEqual({
      "Customer Name": "company",
      "E-mail": "email",
      Zip: "postCode",
      "Credit limit (NZD)": "creditLimit",
      Colour: undefined,
    });
  });

  it("gives no field twice: the surest name has it", () => {
    expect(guess(exported({ Name: ["x"], Company: ["y"], Customer: ["z"] }))).toEqual({
      Name: undefined,
      Company: "company",
      Customer: undefined,
    });
  });

  it("does not believe a name that no value bears out", () => {
    expect(guess(exported({ Status: ["Won", "Lost"], Type: ["Trade", "Retail shop"] }))).toEqual({
      Status: undefined,
      Type: undefined,
    });
    expect(guess(exported({ "Credit limit": ["5k"], Limit: ["none"] }))).toEqual({
      "Credit limit": "creditLimit",
      Limit: undefined,
    });
    expect(guess(exported({ Status: ["Active", "Inactive"], Type: ["Customer", "?"] }))).toEqual({
      Status: "isActive",
      Type: "type",
    });
  });

  it("goes by values where they are certain: emails, names of a list, countries", () => {
    expect(
      guess(
        exported({
          A: ["a@one.example", "b@two.example"],
          B: ["Hospitality", "Retail"],
          C: ["New Zealand", "AU"],
          D: ["1", "2"],
        }),
      ),
    ).toEqual({ A: "email", B: "group", C: "country", D: undefined });
  });

  it("takes ids for ours only where names beside them agree: other systems number their records too", () => {
    const own = exported({ ID: ["41", "42"], Company: ["Harbour Cafe Ltd", "Quay Store"] });
    expect(guess(own)).toEqual({ ID: "id", Company: "company" });
    const other = exported({ ID: ["41", "42"], Company: ["Somebody", "Else"] });
    expect(guess(other)).toEqual({ ID: "integrationRef", Company: "company" });
    expect(guess(exported({ ID: ["41", "43"], Fax: ["1", "2"] }))).toEqual({ ID: "id", Fax: "fax" });
    expect(guess(exported({ ID: ["41", "99"], Fax: ["1", "2"] }))).toEqual({
      ID: "integrationRef",
      Fax: "fax",
    });
  });

  it("any export maps no field twice, and its mapping is read back by names in any order", () => {
    const header = fc.oneof(
      fc.constantFrom("Name", "Company", "Email", "E-mail", "Zip", "Status", "Tel", "Billing City", "Notes"),
      fc.string({ maxLength: 12 }),
    );
    const cell = fc.oneof(
      fc.constantFrom("", "x@y.example", "Active", "Retail", "12", "Customer"),
      fc.string(),
    );
    const table = fc
      .tuple(
        fc.array(header, { minLength: 1, maxLength: 8 }),
        fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 4 }),
      )
      .map(([headers, rows]) => makeExport([headers, ...rows], true));
    fc.assert(
      fc.property(table, (made) => {
        const mapping = guessMapping(made, sheet);
        expect(takenTwice(made.headers, mapping).size).toBe(0);
        const headers = [...made.headers].reverse();
        const kept = printMapping(made.headers, mapping);
        expect(parseMapping(headers, kept, sheet)).toEqual([...mapping].reverse());
        expect(signatureOf(headers)).toBe(signatureOf(made.headers));
      }),
      { numRuns: 30 },
    );
  });
});

describe("the header", () => {
  const layout = sheet.cells.layout;
  it("is told from values", () => {
    expect(isSureHeader(["Customer Name", "E-mail", "Phone"], layout)).toBe(true);
    expect(isSureHeader(["Customer", "Kiwi Kai", "kia@kiwikai.example"], layout)).toBe(false);
    expect(isSureHeader(["Kiwi Kai", "Trade", "Auckland"], layout)).toBe(false);
    expect(isLikelyHeader(["Colour", "Size"])).toBe(true);
    expect(isLikelyHeader(["Colour", 12])).toBe(false);
    expect(isLikelyHeader(["Colour", "24/11/2026"])).toBe(false);
  });

  it("may stand under a title; columns without a name and names that repeat get their own, nothing is dropped", () => {
    expect(rowsAboveHeader([["Customers 2026"], [""], ["Name", "Email"], ["a", "b"]])).toBe(2);
    expect(
      rowsAboveHeader([
        ["Name", "Email"],
        ["a", "b"],
      ]),
    ).toBe(0);
    expect(rowsAboveHeader([["Name"], ["a"]])).toBe(0);
    const { headers, rows } = makeExport(
      [["Tel", "", "Tel", ""], ["1", "2", "3", ""], [], ["4", "", "", "", "5"]],
      true,
    );
    expect(headers).toEqual(["Tel", "Column 2", "Tel (2)", "Column 5"]);
    expect(rows).toEqual([
      ["1", "2", "3", ""],
      ["4", "", "", "5"],
    ]);
    expect(makeExport([["1", "2"]], false)).toEqual({
      headers: ["Column 1", "Column 2"],
      rows: [["1", "2"]],
    });
  });
});

describe("writing an export", () => {
  const mapped = (
    table: ExportTable,
    ids: Mapping,
    more: { matchBy?: string; always?: Record<string, string> } = {},
  ) => {
    const match = matchChoices(table, ids, sheet).find(({ id }) => id === more.matchBy);
    return placeExport(
      table,
      { mapping: ids, always: more.always ?? {}, ...(match ? { match } : {}) },
      sheet,
    );
  };

  it("turns values by the parsing of cells, and keeps what does not parse word for word", () => {
    const table = exported({
      a: ["Kiwi Kai", "Bay Bar"],
      b: ["Inactive", "maybe"],
      c: ["$1,250.00", "5k"],
      d: ["Wholesale", "Gold"],
      e: ["=cmd|' /C calc'!A0", "-1"],
      f: ["Hospitality", "Retail; Gone"],
      g: ["NZ", "Atlantis"],
    });
    const ids = ["company", "isActive", "creditLimit", "priceColumn", "notes", "group", "country"];
    const { newRows, updates } = mapped(table, ids, { always: { type: "Customer" } });
    expect(updates).toEqual([]);
    const [first, second] = newRows.map((row) => [...ids, "type"].map((id) => row[at(id)]));
    expect(first).toEqual([
      "Kiwi Kai",
      false,
      1250,
      sheet.cells.rows[0]?.[at("priceColumn")],
      "=cmd|' /C calc'!A0",
      "Hospitality",
      "New Zealand",
      "Customer",
    ]);
    expect(second).toEqual(["Bay Bar", "maybe", "5k", "Gold", "-1", "Retail; Gone", "Atlantis", "Customer"]);
    const target = sheet.targets.find(({ column }) => column.id === "creditLimit")!;
    expect(findMisfits(table, 2, { target, sheet })).toEqual({ rows: 1, first: "5k" });
  });

  it("a column of what is inactive says the opposite", () => {
    const table = exported({ Inactive: ["Yes", "No", "n", "Active"], n: ["a", "b", "c", "d"] });
    const { newRows } = mapped(table, ["isActive", "company"]);
    expect(newRows.map((row) => row[at("isActive")])).toEqual([false, true, true, true]);
  });

  it("updates rows that fit and adds the rest; blank cells and what is the same already change nothing", () => {
    const table = exported({
      Code: ["c0041", "X1", "C0042"],
      Phone: ["555 1", "555 2", ""],
      Company: ["Harbour Cafe Ltd", "New One", "Quay Store"],
    });
    const ids = ["accountNumber", "phone", "company"];
    const placed = mapped(table, ids, { matchBy: "accountNumber" });
    expect(placed.updates).toEqual([
      { table: "ContactsTable", row: 0, column: at("accountNumber"), cell: "c0041" },
      { table: "ContactsTable", row: 0, column: at("phone"), cell: "555 1" },
    ]);
    expect(placed).toMatchObject({ updated: 1, same: 1 });
    expect(placed.newRows.map((row) => row[at("company")])).toEqual(["New One"]);
  });

  it("a value that several rows carry finds none of them; a row is found once", () => {
    const table = exported({
      Email: ["mia@harbourcafe.example", "MIA@harbourcafe.example", "no@one.example"],
    });
    expect(matchChoices(table, ["email"], sheet)).toMatchObject([{ id: "email", matched: 1, doubtful: 1 }]);
    const doubled = contactsSheet(twice());
    expect(matchChoices(table, ["email"], doubled)).toEqual([]);
  });

  it("[KE2] an id that is not loaded stays in its cell for the check to refuse; where all rows are new, none is written", () => {
    const table = exported({ ID: ["41", "99"], Phone: ["1", "2"] });
    const placed = mapped(table, ["id", "phone"], { matchBy: "id" });
    expect(placed.newRows.map((row) => row[at("id")])).toEqual(["99"]);
    expect(mapped(table, ["id", "phone"]).newRows.map((row) => row[at("id")])).toEqual([null, null]);
  });

  it("loses no text: what goes to a column of text stands there, trimmed", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { minLength: 1, maxLength: 5 }), (texts) => {
        const { newRows } = mapped(exported({ a: texts, b: texts.map(() => "x") }), ["notes", "company"]);
        expect(newRows.map((row) => String(row[at("notes")]).replace(/\r\n?/g, "\n"))).toEqual(
          texts.map((text) =>
            text
              .trim()
              .replace(/\r\n?/g, "\n")
              .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, "\ufffd"),
          ),
        );
      }),
      { numRuns: 30 },
    );
  });
});

/** Two contacts with one email. */
function twice() {
  const one = { id: 1, type: "Customer", company: "A", email: "mia@harbourcafe.example" };
  return [one, { ...one, id: 2, company: "B" }];
}
