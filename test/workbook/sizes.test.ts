import { layoutsFor } from "../../src/workbook/sheets";
import { heightOfHeaders, pointsOf, widthWithChoices, widthWithHeader } from "../../src/workbook/sizes";
import { lists } from "../support/makers";

describe("widths", () => {
  it("leave room for the longest choice and its arrow, and for no more where a choice is a sentence", () => {
    expect(widthWithChoices(12, [])).toBe(12);
    expect(widthWithChoices(12, ["Retail"])).toBe(18);
    expect(widthWithChoices(12, ["Retail", "20th of Following Month"])).toBe(29);
    expect(widthWithChoices(12, ["x".repeat(200)])).toBe(40);
  });

  it("of every column with a drop-down fit what it offers", () => {
    const columns = layoutsFor(lists()).flatMap((layout) => layout.columns);
    const offering = columns.filter(({ choices }) => choices.length > 0);
    expect(offering.length).toBeGreaterThan(5);
    for (const { choices, width } of offering)
      expect(Math.max(...choices.map((choice) => Math.min(choice.length, 34)))).toBeLessThan(width - 3);
  });

  it("cut no word of a group's name", () => {
    expect(widthWithHeader("Hospitality · Group, required", 13)).toBeGreaterThan("Hospitality".length + 3);
    expect(widthWithHeader("B · Group", 13)).toBe(13);
  });

  it("are points where the host counts in points", () => {
    expect(pointsOf(8)).toBe(46);
  });
});

describe("the header's height", () => {
  const height = (...columns: [header: string, width: number][]) =>
    heightOfHeaders(columns.map(([header, width]) => ({ header, width })));

  it("shows two lines and more where a header wraps, of the column that needs most", () => {
    const two = height(["ID", 8], ["Postal postcode", 10]);
    const three = height(["ID", 8], ["Hospitality · Group, required", 16]);
    expect(two).toBe(height(["ID", 8]));
    expect(three - two).toBe(15);
    expect(height(["Integration", 5]) - two).toBe(15);
  });

  it("stops at five lines, whatever someone called a group", () => {
    expect(height(["word ".repeat(50), 10])).toBe(height(["word ".repeat(9), 10]));
  });
});
