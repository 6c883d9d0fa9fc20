import fc from "fast-check";
import { extendRecordType } from "../../src/domain/catalogue";
import { contactTypeFor, listTypes } from "../../src/domain/lists";
import { makeLookup } from "../../src/domain/lookup";
import { typeNameOf } from "../../src/domain/record-key";
import { editedLists, recordTypesWith } from "../../src/domain/record-types";
import type { Field } from "../../src/domain/field";
import type { Values } from "../../src/domain/value";
import { parseAddress, unionAddresses } from "../../src/workbook/addresses";
import {
  moveBaseline,
  parseBaseline,
  printBaseline,
  type Baseline,
  type StoredRow,
} from "../../src/workbook/baseline";
import { bytesOfRows, cutRows, packRequests } from "../../src/workbook/blocks";
import { cutText, entryOfCell } from "../../src/workbook/cells";
import { dayOfSerial, instantOfSerial, serialOfDay, serialOfInstant } from "../../src/workbook/dates";
import { asLoaded, headersOf, storedColumns } from "../../src/workbook/layout";
import { markedCells, statusAfter, statusTexts } from "../../src/workbook/marks";
import { findColumns, makeRows } from "../../src/workbook/rows";
import { layoutsFor } from "../../src/workbook/sheets";
import { columnWrites, type CellWrite } from "../../src/workbook/sheet-cells";
import { contactArbitrary } from "../support/arbitraries";
import { contact, lists } from "../support/makers";
import { load } from "../support/workbook";

const account = lists();
const type = contactTypeFor(account);
const lookup = makeLookup(account);
const sheet = (name: string) => layoutsFor(account).find((layout) => layout.name === name);
const [contacts, groups] = [sheet("Contacts"), sheet("Groups")];
if (!contacts || !groups) throw new Error("two sheets");

describe("serial dates", () => {
  it("are Excel's, its day that never was included", () => {
    expect(serialOfDay("1900-01-01")).toBe(1);
    expect(serialOfDay("1900-02-28")).toBe(59);
    expect(dayOfSerial(60)).toBeUndefined();
    expect(serialOfDay("1900-03-01")).toBe(61);
    expect(serialOfDay("2026-11-24")).toBe(46350);
    expect(serialOfDay("1899-12-31")).toBeUndefined();
    expect(dayOfSerial(2_958_465)).toBe("9999-12-31");
    expect(dayOfSerial(46350.5)).toBeUndefined();
  });

  it("come back as the same day and second", () => {
    const moment = fc.date({ min: new Date("1900-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(moment, (date) => {
        const instant = `${date.toISOString().slice(0, 19)}Z`;
        expect(instantOfSerial(serialOfInstant(instant) ?? 0)).toBe(instant);
        expect(dayOfSerial(serialOfDay(instant.slice(0, 10)) ?? 0)).toBe(instant.slice(0, 10));
      }),
    );
  });
});

describe("blocks", () => {
  it("[WB4] never undercount bytes and never pack over the limit", () => {
    const row = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.double({ noNaN: true }), fc.boolean()));
    fc.assert(
      fc.property(fc.array(row), fc.integer({ min: 10, max: 300 }), (rows, limit) => {
        const sizes = bytesOfRows(rows);
        rows.forEach((cells, index) =>
          expect(sizes[index]).toBeGreaterThanOrEqual(Buffer.byteLength(JSON.stringify(cells))),
        );
        const blocks = cutRows(sizes, limit);
        expect(blocks.flatMap(({ start, count }) => rows.slice(start, start + count))).toEqual(rows);
        for (const { count, bytes } of blocks) expect(bytes <= limit || count === 1).toBe(true);
        const requests = packRequests(blocks, limit);
        expect(requests.flat()).toEqual(blocks);
        for (const request of requests)
          expect(request.length === 1 || request.reduce((sum, { bytes }) => sum + bytes, 0) <= limit).toBe(
            true,
          );
      }),
    );
  });

  it("gather single cells of a column into few runs, the last write of a cell counting", () => {
    const write = (row: number, cell: string): CellWrite => ({ table: "T", column: 2, row, cell });
    const runs = columnWrites([write(3, "c"), write(1, "a"), write(900, "z"), write(3, "d")]);
    expect(runs).toEqual([
      { table: "T", column: 2, start: 1, cells: ["a", null, "d"], formats: [null, null, null] },
      { table: "T", column: 2, start: 900, cells: ["z"], formats: [null] },
    ]);
  });
});

describe("addresses", () => {
  it("are unions of runs down a column, each short enough", () => {
    const cells = [3, 4, 5, 9].map((row) => ({ row, column: 27 }));
    expect(unionAddresses([...cells, { row: 0, column: 0 }])).toEqual(["A1,AB4:AB6,AB10"]);
    const many = Array.from({ length: 4_000 }, (_, row) => ({ row: row * 2, column: 5 }));
    const unions = unionAddresses(many);
    expect(unions.length).toBeGreaterThan(1);
    for (const union of unions) expect(union.length).toBeLessThan(8_192);
    expect(unions.join(",").split(",")).toHaveLength(4_000);
  });

  it("are read with whole rows and columns", () => {
    expect(parseAddress("$B$2:C9")).toEqual({ firstRow: 1, lastRow: 8, firstColumn: 1, lastColumn: 2 });
    expect(parseAddress("AA5")).toEqual({ firstRow: 4, lastRow: 4, firstColumn: 26, lastColumn: 26 });
    expect(parseAddress("B:C")).toMatchObject({ firstRow: 0, lastRow: Infinity, lastColumn: 2 });
    expect(parseAddress("2:9")).toMatchObject({ firstRow: 1, firstColumn: 0, lastColumn: Infinity });
    expect(parseAddress("")).toBeUndefined();
  });
});

describe("the layout", () => {
  it("shows every field that belongs on the sheet, in bands, under headers of their own", () => {
    const shown = type.fields.filter(({ onSheet }) => onSheet !== false).map(({ name }) => name);
    expect(contacts.columns.map(({ id }) => id).sort()).toEqual([...shown, "status"].sort());
    const bands = contacts.columns.map(({ band }) => band);
    expect(new Set(bands).size).toBe(bands.filter((band, at) => band !== bands[at - 1]).length);
    for (const { columns } of [contacts, groups]) {
      const headers = columns.map(({ header }) => header.toLowerCase());
      expect(new Set(headers).size).toBe(headers.length);
    }
  });

  it("puts required classifications first and says so; only customers have a row on Groups", () => {
    const ticks = groups.columns.filter(({ role }) => role === "tick").map(({ header }) => header);
    const lastRequired = ticks.findLastIndex((header) => header.includes(", required"));
    expect(ticks.slice(0, lastRequired + 1).every((header) => header.includes(", required"))).toBe(true);
    expect(lastRequired).toBeGreaterThanOrEqual(0);
    const supplier = contact({ id: 9, type: "Supplier" });
    expect(makeRows(groups, [contact(), supplier], lookup)).toHaveLength(1);
  });

  it("a field added to the catalogue is a column and comes back as it was", () => {
    const field: Field = { name: "loyalty", label: "Email", group: "Selling", kind: "integer" };
    const more = extendRecordType(type, [field]);
    const [layout] = layoutsFor(account, recordTypesWith(more));
    const column = layout?.columns.find(({ id }) => id === "loyalty");
    expect(column).toMatchObject({ header: "Email (2)", band: "Selling", numberFormat: "0" });
    const at = layout?.columns.findIndex(({ id }) => id === "loyalty") ?? -1;
    const [row = []] = layout ? makeRows(layout, [{ ...contact(), loyalty: 12 }], lookup) : [];
    expect(entryOfCell(field, row[at] ?? "", lookup)).toBe(12);
  });

  it("stays that of the load where the catalogue has grown since, wherever its columns stand now", () => {
    const before = headersOf([{ ...contacts, columns: contacts.columns.filter(({ id }) => id !== "fax") }]);
    const [layout] = asLoaded([contacts], before, new Set());
    expect(layout?.columns.map(({ id }) => id)).not.toContain("fax");
    expect(layout && findColumns(layout, ["Mine", " Company ", "ID"]).slice(0, 2)).toEqual([2, undefined]);
  });
});

const contactsIn = (baseline: Baseline | undefined): Values[] =>
  [...(baseline?.records ?? [])].flatMap(([key, values]) => (typeNameOf(key) === "contact" ? [values] : []));

describe("the stored baseline", () => {
  const stored = (records: readonly Values[]): StoredRow[] =>
    printBaseline(load(records), { headers: headersOf([contacts]), ticks: [] });

  it("[WB9] gives the same records back, rows in any order, in cells that Excel can hold", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(contactArbitrary, { selector: ({ id }) => id, maxLength: 30 }),
        (records) => {
          const rows = stored(records);
          for (const [, piece] of rows) expect(piece.length).toBeLessThanOrEqual(32_767);
          const baseline = parseBaseline([...rows].reverse());
          expect(contactsIn(baseline)).toEqual(records);
          expect(baseline?.account).toEqual(load().account);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("moves on for some records and takes new ones, writing only their pages", () => {
    const records = Array.from({ length: 350 }, (_, index) =>
      contact({ id: index + 1, company: `C${index}` }),
    );
    const rows = stored(records);
    const moved = new Map<string, Values>([
      ["120", { company: "x".repeat(40_000) }],
      ["900", { id: 900, company: "New" }],
    ]);
    const writes = moveBaseline(rows, moved) ?? [];
    const kept = writes.slice(0, rows.length).filter((write) => write === undefined);
    expect(kept.length).toBeGreaterThanOrEqual(rows.length - 4);
    const after = Array.from(
      { length: writes.length },
      (_, row) => writes[row] ?? rows[row] ?? (["", ""] as const),
    );
    const baseline = parseBaseline(after);
    expect(contactsIn(baseline)).toHaveLength(351);
    expect(baseline?.records.get("120")?.["company"]).toHaveLength(40_000);
    expect(baseline?.records.get("121")).toEqual(records[120]);
    expect(baseline?.records.get("900")).toMatchObject({ company: "New", email: null });
  });

  it.each(editedLists)("[WB9] is whole after the first entry of a list that held none: %s", (list) => {
    const { name, keyField } = listTypes[list];
    const rows = printBaseline({ ...load(), lists: { ...lists(), [list]: [] } }, { headers: {}, ticks: [] });
    const [id, key] = keyField === "name" ? ["members_1", `${name} members_1`] : [1, `${name} 1`];
    const writes = moveBaseline(rows, new Map([[key, { [keyField]: id }]])) ?? [];
    const after = writes.map((write, row) => write ?? rows[row] ?? (["", ""] as const));
    expect(parseBaseline(after)?.lists[list]).toMatchObject([{ [keyField]: id }]);
  });

  it("is none where a piece is missing or was typed over", () => {
    const rows = stored([contact({ notes: "n".repeat(70_000) })]);
    expect(parseBaseline(rows.slice(0, -1))).toBeUndefined();
    expect(parseBaseline(rows.map(([tag], index) => [tag, index === 0 ? "oops" : ""]))).toBeUndefined();
    expect(moveBaseline([], new Map())).toBeUndefined();
  });

  it("cuts texts without cutting a pair of surrogates", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.integer({ min: 2, max: 9 }),
        (text, most) => {
          const pieces = cutText(text, most);
          expect(pieces.join("")).toBe(text);
          for (const piece of pieces) expect(piece).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
        },
      ),
    );
  });
});

describe("statuses", () => {
  const found = (key: string, rule: string, severity: "E" | "W", field?: string) =>
    ({ key, rule, severity, message: "m", ...(field ? { field } : {}) }) as const;

  it("count errors and warnings and name the first rules and fields", () => {
    const texts = statusTexts(
      {
        findings: [
          found("1", "CR2", "W", "creditLimit"),
          found("1", "CR1", "E", "creditLimit"),
          found("1", "GR1", "E"),
        ],
        changed: new Set(["1", "2", "new 1"]),
        outcomes: [{ key: "3", kind: "rejected", message: "the email is taken" }],
      },
      new Map([["contact creditLimit", "Credit limit"]]),
    );
    expect(Object.fromEntries(texts)).toEqual({
      1: "2 errors, 1 warning: CR1 Credit limit, GR1, CR2 Credit limit; changed",
      2: "changed",
      "new 1": "new",
      3: "rejected: the email is taken",
    });
  });

  it("of an applied row stays until there is news; others go", () => {
    expect(statusAfter("applied 10:42", undefined)).toBe("applied 10:42");
    expect(statusAfter("applied 10:42", "changed")).toBe("changed");
    expect(statusAfter("changed", undefined)).toBe("");
  });

  it("mark a classification's ticks together on Groups", () => {
    const headers = groups.columns.map(({ header }) => header);
    const cells = markedCells({ 41: ["group", "email"] }, storedColumns(groups), {
      rowOf: new Map([["41", 7]]),
      headers,
    });
    expect(cells.map(({ column }) => headers[column])).toEqual(
      headers.filter((header) => header.includes("Group, required")),
    );
    expect(new Set(cells.map(({ row }) => row))).toEqual(new Set([7]));
  });
});

it("[CO12] an Excel error in a text field is never its text", () => {
  const company = type.fields.find(({ name }) => name === "company");
  for (const error of ["#N/A", "#REF!", "#SPILL!"])
    expect(company && entryOfCell(company, error, lookup)).toEqual({ typed: error });
  expect(company && entryOfCell(company, "#1 Cafe", lookup)).toBe("#1 Cafe");
});
