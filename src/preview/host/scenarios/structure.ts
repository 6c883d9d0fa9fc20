/** The workbook's structure protected, and lines of the grid hidden. */
import { codeOf, onSample } from "./scenario";
import type { Scenario } from "./scenario";

const structure: Scenario = {
  name: "a protected structure refuses new and renamed sheets, and cells can still be written",
  source: "OfficeDev/office-js-snippets, samples/excel/50-workbook/data-protection.yaml",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const { protection } = context.workbook;
      protection.protect("secret");
      protection.load("protected");
      sheet.getRange("A1").values = [["written"]];
      await context.sync();
      const isProtected = protection.protected;
      const added = await codeOf(() =>
        Excel.run(async (other) => {
          other.workbook.worksheets.add("Another");
          await other.sync();
        }),
      );
      const renamed = await codeOf(() =>
        Excel.run(async (other) => {
          other.workbook.worksheets.getItem("Sample").name = "Other";
          await other.sync();
        }),
      );
      const wrongPassword = await codeOf(() =>
        Excel.run(async (other) => {
          other.workbook.protection.unprotect("guess");
          await other.sync();
        }),
      );
      protection.unprotect("secret");
      protection.load("protected");
      await context.sync();
      return { isProtected, added, renamed, wrongPassword, after: protection.protected };
    }),
  expected: {
    isProtected: true,
    added: "AccessDenied",
    renamed: "AccessDenied",
    wrongPassword: "AccessDenied",
    after: false,
  },
};

const gridlines: Scenario = {
  name: "gridlines hidden",
  source: "OfficeDev/office-js-snippets, samples/excel/54-worksheet/gridlines.yaml",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.showGridlines = false;
      await context.sync();
      sheet.load("showGridlines");
      await context.sync();
      return sheet.showGridlines;
    }),
  expected: false,
};

export const structureScenarios: readonly Scenario[] = [structure, gridlines];
