/** What a host must be strict about: each point a host could be lax on, through the real Office.js. */
import { createRegistry, notHosted, value } from "../../src/preview/host/registry";
import { closeExcel, openExcel } from "../support/excel";

afterEach(closeExcel);

const code = (expected: string) => expect.objectContaining({ code: expected });

describe("A strict host", () => {
  it("answers an unknown member with an error that names it", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().charts.load("items");
      await expect(context.sync()).rejects.toMatchObject({
        code: "NotImplemented",
        message: "not hosted: Worksheet.Charts",
      });
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").flashFill();
      await expect(context.sync()).rejects.toMatchObject({ message: "not hosted: Range.FlashFill" });
    });
  });

  it("answers an unknown property of a load with an error that names it", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").load("sparkle");
      await expect(context.sync()).rejects.toMatchObject({ message: "not hosted: Range.Sparkle" });
    });
  });

  it("refuses to define a member twice, and knows what it does not host", () => {
    const registry = createRegistry();
    registry.define("Range", { properties: { Values: value(() => 1) } });
    expect(() => registry.define("Range", { properties: { Values: value(() => 2) } })).toThrow(
      "Range.Values",
    );
    expect(() => registry.find("Chart")).toThrow(notHosted("Chart").message);
  });

  it.each([
    ["too few rows", [[1, 2]]],
    [
      "too many columns",
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    ["a ragged matrix", [[1, 2], [3]]],
    ["a row that is no row", [1, 2]],
  ])("refuses %s", async (_what, values) => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2");
      range.values = values as unknown[][];
      await expect(context.sync()).rejects.toEqual(code("InvalidArgument"));
    });
  });

  it("refuses a large matrix of the wrong shape before its pieces are written", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:B1000").values = Array.from({ length: 999 }, () => [1, 2]);
      await expect(context.sync()).rejects.toEqual(code("InvalidArgument"));
      const used = sheet.getUsedRangeOrNullObject();
      await context.sync();
      expect(used.isNullObject).toBe(true);
    });
  });

  it("refuses requests and answers over 5 MB", async () => {
    const { Excel, host } = openExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const tall = (rows: number) => Array.from({ length: rows }, () => ["x".repeat(30_000)]);
      sheet.getRange("A1:A180").values = tall(180);
      await expect(context.sync()).rejects.toEqual(code("RequestPayloadSizeLimitExceeded"));
      for (const first of [1, 101]) {
        sheet.getRange(`A${first}:A${first + 99}`).values = tall(100);
        await context.sync();
      }
      expect(host.counts().largestRequest).toBeGreaterThan(5 * 1024 * 1024);
      sheet.getRange("A1:A200").load("values");
      await expect(context.sync()).rejects.toEqual(code("ResponsePayloadSizeLimitExceeded"));
    });
  });

  it("refuses to read more than 5,000,000 cells", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1:ZZ10000").load("values");
      await expect(context.sync()).rejects.toEqual(code("RangeExceedsLimit"));
    });
  });

  it("writes to hidden rows like to any others", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("2:3").rowHidden = true;
      const range = sheet.getRange("A1:A4");
      range.values = [["a"], ["b"], ["c"], ["d"]];
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([["a"], ["b"], ["c"], ["d"]]);
    });
  });

  it("counts requests and bytes", async () => {
    const { Excel, host } = openExcel();
    host.resetCounts();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [["é"]];
      await context.sync();
    });
    const { requests, bytesIn, bytesOut, largestRequest } = host.counts();
    expect(requests).toBe(2);
    expect(bytesIn).toBeGreaterThan(largestRequest);
    expect(bytesOut).toBeGreaterThan(0);
  });

  it("releases kept ranges when the run ends", async () => {
    const { Excel, host } = openExcel();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").load("values");
      await context.sync();
      expect(host.context.references.count()).toBe(1);
    });
    await Excel.run((context) => context.sync());
    expect(host.context.references.count()).toBe(0);
  });

  it("keeps a tracked object over syncs until it is untracked", async () => {
    const { Excel, host } = openExcel();
    const context = new Excel.RequestContext();
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
    context.trackedObjects.add(range);
    await context.sync();
    range.values = [["tracked"]];
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([["tracked"]]);
    range.untrack();
    await context.sync();
    expect(host.context.references.count()).toBe(0);
  });
});
