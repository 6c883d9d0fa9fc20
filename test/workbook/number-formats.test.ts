// What a cell's number format makes of its number. Format codes as Excel gives them.
import { isOddFormat, pastedAs, typedAs } from "../../src/workbook/number-formats";

describe("number formats", () => {
  it.each([
    "0%",
    "0.00%",
    "# ?/?%",
    "yyyy-mm-dd",
    "m/d/yyyy",
    "[$-409]d-mmm-yy;@",
    "h:mm AM/PM",
    "[h]:mm",
    "TT.MM.JJJJ",
  ])("[CO10] %s shows no plain number", (format) => expect(isOddFormat(format)).toBe(true));
  it.each([
    ...["General", "Standard", "0", "#,##0.00", "@", "0.00E+00", "# ?/?", "[Red]0.00", '#,##0.00 "days"'],
    ...[
      "$#,##0.00_);[Red]($#,##0.00)",
      "[$€-407] #,##0.00",
      '_-* #,##0.00 "kr"_-',
      '0"%"',
      "0\\%",
      "[$-409]0.0",
    ],
  ])("%s does", (format) => expect(isOddFormat(format)).toBe(false));
  it("keep what a rounded percentage was, and make no plain number of a year", () => {
    expect(typedAs("0%", 0.125, "13%")).toBe("12.5%");
    expect(typedAs("0.0%", 0.07, "7.0%")).toBe("7%");
    expect(typedAs("m/d/yyyy", 46_022, "12/31/2025")).toBe("12/31/2025");
    expect(typedAs("yyyy", 46_022, "2025")).toBe("2025 (yyyy)");
  });
  it("say of pasted rows what their file said: percentages, and days that nobody can mistake", () => {
    expect(pastedAs("0%", 0.125, "13%")).toBe("12.5%");
    expect(pastedAs("m/d/yyyy", 46_022, "12/31/2025")).toBe("2025-12-31");
    expect(pastedAs("m/d/yyyy h:mm", 46_022.5, "12/31/2025 12:00")).toBe("12/31/2025 12:00");
    expect(pastedAs("[h]:mm", 1, "24:00")).toBe("24:00");
  });
});
