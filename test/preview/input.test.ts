/** Excel's reading of what is typed or written to a cell (en-US, in 2026), as a table of cases. */
import { parseInput } from "../../src/preview/host/input";
import type { CellInput } from "../../src/preview/host/input";

const number = (value: number, format?: string): CellInput =>
  format === undefined ? { kind: "number", value } : { kind: "number", value, format };
const text = (value: string): CellInput => ({ kind: "text", value, isQuoted: false });
const formula = (value: string): CellInput => ({ kind: "formula", value });

type Case = readonly [typed: unknown, becomes: CellInput];

const numbers: readonly Case[] = [
  ["00123", number(123)],
  ["-5", number(-5)],
  ["+5", number(5)],
  [" 12 ", number(12)],
  ["1.50", number(1.5)],
  [".5", number(0.5)],
  ["1,234", number(1234, "#,##0")],
  ["1,234.50", number(1234.5, "#,##0.00")],
  ["1,23", text("1,23")],
  ["5%", number(0.05, "0%")],
  ["12.5%", number(0.125, "0.00%")],
  ["$5", number(5, "$#,##0_);[Red]($#,##0)")],
  ["-$1,200.00", number(-1200, "$#,##0.00_);[Red]($#,##0.00)")],
  ["(42)", number(-42)],
  ["1e5", number(100_000, "0.00E+00")],
  ["1E-2", number(0.01, "0.00E+00")],
  ["1 1/2", number(1.5, "# ?/?")],
  ["0 1/2", number(0.5, "# ?/?")],
  ["1234567890123456", number(1_234_567_890_123_450)],
  ["12345678901234567890", number(12_345_678_901_234_500_000)],
  ["5k", text("5k")],
  ["1.2.3", text("1.2.3")],
  ["12abc", text("12abc")],
];

const dates: readonly Case[] = [
  ["1-2", number(46_024, "d-mmm")],
  ["1/2", number(46_024, "d-mmm")],
  ["13/1", number(46_035, "d-mmm")],
  ["1/40", number(14_611, "mmm-yy")],
  ["31/02", text("31/02")],
  ["2/29/2024", number(45_351, "m/d/yyyy")],
  ["2/29/2023", text("2/29/2023")],
  ["25/12/2020", text("25/12/2020")],
  ["2024-03-01", number(45_352, "m/d/yyyy")],
  ["1/5/29", number(47_123, "m/d/yyyy")],
  ["1/5/30", number(10_963, "m/d/yyyy")],
  ["1/1/1900", number(1, "m/d/yyyy")],
  ["3/1/1900", number(61, "m/d/yyyy")],
  ["12/31/1899", text("12/31/1899")],
  ["5-Mar", number(46_086, "d-mmm")],
  ["5 March 2024", number(45_356, "d-mmm-yy")],
  ["Mar 5, 2024", number(45_356, "d-mmm-yy")],
  ["Mar 2024", number(45_352, "mmm-yy")],
  ["March", text("March")],
  ["9:30", number(9.5 / 24, "h:mm")],
  ["9:30:15", number(34_215 / 86_400, "h:mm:ss")],
  ["9 PM", number(21 / 24, "h:mm AM/PM")],
  ["25:00", number(25 / 24, "[h]:mm:ss")],
  ["9:75", text("9:75")],
  ["1/2/2024 12:00", number(45_293.5, "m/d/yyyy h:mm")],
];

const others: readonly Case[] = [
  [null, { kind: "keep" }],
  ["", { kind: "clear" }],
  ["TRUE", { kind: "boolean", value: true }],
  ["false", { kind: "boolean", value: false }],
  ["truely", text("truely")],
  ["#N/A", { kind: "error", value: "#N/A" }],
  ["#ref!", { kind: "error", value: "#REF!" }],
  ["#hashtag", text("#hashtag")],
  ["'00123", { kind: "text", value: "00123", isQuoted: true }],
  ["=1+1", formula("=1+1")],
  ["=x", formula("=x")],
  ["+64 21 555", formula("=+64 21 555")],
  ["-A1", formula("=-A1")],
  ["-", text("-")],
  ["=", text("=")],
  ["@x", text("@x")],
  ["Harbour Cafe", text("Harbour Cafe")],
  ["line\nbreak", text("line\nbreak")],
  ["👍🏽 thumbs", text("👍🏽 thumbs")],
  [5, number(5)],
  [true, { kind: "boolean", value: true }],
];

describe("parseInput in a General cell", () => {
  it.each([...numbers, ...dates, ...others])("reads %j", (typed, becomes) => {
    expect(parseInput(typed, "General", 2026)).toEqual(becomes);
  });

  it("refuses more than 32,767 characters, formulas over 8,192, and values that are none", () => {
    expect(parseInput("x".repeat(32_767), "General", 2026).kind).toBe("text");
    expect(parseInput("x".repeat(32_768), "General", 2026).kind).toBe("refused");
    expect(parseInput(`=${"1".repeat(8192)}`, "General", 2026).kind).toBe("refused");
    expect(parseInput({ type: "Entity" }, "General", 2026).kind).toBe("refused");
  });
});

describe("parseInput in a text cell", () => {
  it.each(["00123", "+64 21 555", "=1+1", "-A1", "TRUE", "1-2", "1234567890123456", "#N/A", "'quoted", "5%"])(
    "keeps %j",
    (typed) => {
      expect(parseInput(typed, "@", 2026)).toEqual(text(typed));
    },
  );

  it("makes text of numbers and booleans", () => {
    expect(parseInput(5.5, "@", 2026)).toEqual(text("5.5"));
    expect(parseInput(true, "@", 2026)).toEqual(text("TRUE"));
  });
});
