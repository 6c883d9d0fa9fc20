import {
  alwaysOf,
  firstChoice,
  keptFor,
  sayDoubtful,
  sayMissing,
  sayObstacles,
  sayTotals,
  sayWrite,
  toKept,
} from "../../src/taskpane/import-view";
import { matchChoices } from "../../src/workbook/match-rows";
import { contactsSheet, exported } from "../support/import-sheet";

const sheet = contactsSheet();
const table = exported({
  "Customer Name": ["Zebra Cafe", "Harbour Cafe"],
  "E-mail": ["zoe@zebra.example", "mia@harbourcafe.example"],
  Colour: ["red", "blue"],
});

describe("an export for the first time", () => {
  const choice = firstChoice(table, sheet, undefined);

  it("is guessed, matched by what finds most, and its new rows are customers", () => {
    expect(choice).toEqual({ mapping: ["company", "email", undefined], matchBy: "email", type: "Customer" });
    expect(alwaysOf(choice, sheet)).toEqual({ type: "Customer" });
    expect(sayTotals(table, choice, sheet)).toBe("2 rows. 2 of 3 columns go to Contacts; 1 is left out.");
    const [match] = matchChoices(table, choice.mapping, sheet);
    expect(sayWrite(2, match)).toBe("Add 1 row, update 1");
    expect(sayWrite(2, undefined)).toBe("Add 2 rows");
  });

  it("says what becomes of rows that cannot be told apart", () => {
    const twice = exported({ Email: ["mia@harbourcafe.example", "MIA@harbourcafe.example"] });
    const [match] = matchChoices(twice, ["email"], sheet);
    if (!match) throw new Error("Nothing matches by email.");
    expect(sayDoubtful(match)).toBe(
      "1 row has the Email of another row that is loaded or comes with it: it is added as a new one.",
    );
    expect(sayDoubtful({ ...match, doubtful: 1200 })).toMatch(/^1,200 rows have the Email of other rows/);
    expect(sayDoubtful({ ...match, doubtful: 0 })).toBe("");
  });

  it("says what is still needed", () => {
    expect(sayMissing(choice, sheet)).toBe("");
    expect(sayMissing({ ...choice, mapping: [undefined, "email", undefined], type: "" }, sheet)).toBe(
      "Needed for new rows and not in the export: Type; Company or First name. The check will ask for it.",
    );
  });

  it("refuses two columns for one field, and none for any", () => {
    expect(sayObstacles(table, choice, sheet)).toEqual([]);
    expect(sayObstacles(table, { ...choice, mapping: ["company", "email", "company"] }, sheet)).toEqual([
      "“Customer Name” and “Colour” go to Company. Only one can: choose another field for the rest, or leave them out.",
    ]);
    expect(sayObstacles(table, { ...choice, mapping: [undefined, undefined, undefined] }, sheet)).toEqual([
      "No column goes anywhere yet. Choose where each one goes.",
    ]);
  });
});

describe("an export that was mapped before", () => {
  const settled = { mapping: ["lastName", "email", "notes"], matchBy: "", type: "" };
  const kept = toKept(table, sheet, settled);

  it("is known by its names in any order and spelling, and mapped as it was settled", () => {
    const again = exported({ COLOUR: ["red"], "customer name": ["x"], Email: ["mia@harbourcafe.example"] });
    expect(keptFor(again, sheet, [kept])).toBe(kept);
    expect(firstChoice(again, sheet, kept)).toEqual({
      mapping: ["notes", "lastName", "email"],
      matchBy: "",
      type: "",
    });
  });

  it("is another one with a name more or less, or on a sheet of another type", () => {
    const more = exported({ "Customer Name": ["x"], "E-mail": ["y"], Colour: ["z"], Size: ["1"] });
    expect(keptFor(more, sheet, [kept])).toBeUndefined();
    expect(keptFor(table, sheet, [{ ...kept, type: "secondary_contact" }])).toBeUndefined();
  });

  it("is matched by what finds most where what it was matched by finds nothing now", () => {
    const by = {
      ...kept,
      columns: { ...kept.columns, customername: "accountNumber" },
      matchBy: "accountNumber",
    };
    expect(firstChoice(table, sheet, by).matchBy).toBe("email");
  });
});
