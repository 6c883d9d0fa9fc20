/** Cell styles: those Excel brings and those an add-in adds. */
import { codeOf, onSample } from "./scenario";
import type { Scenario } from "./scenario";

const SOURCE = "OfficeDev/office-js-snippets, samples/excel/42-range/style.yaml";

const builtIn: Scenario = {
  name: "a built-in style on a range, and Normal that takes it off",
  source: SOURCE,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const range = sheet.getRange("A1:B1");
      range.style = Excel.BuiltInStyle.neutral;
      range.load("style,format/fill/color");
      const none = sheet.getRange("A2").load("style");
      const mixed = sheet.getRange("A1:A2").load("style");
      await context.sync();
      const seen = [range.style, range.format.fill.color, none.style, mixed.style as string | null];
      range.style = "Normal";
      range.load("style,format/fill/color");
      await context.sync();
      return [seen, [range.style, range.format.fill.color]];
    }),
  expected: [
    ["Neutral", "#FFEB9C", "Normal", null],
    ["Normal", "#FFFFFF"],
  ],
};

const own: Scenario = {
  name: "a style of the workbook's own added, set, applied and deleted",
  source: SOURCE,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const { styles } = context.workbook;
      styles.getItemOrNullObject("Sample Slant").delete();
      await context.sync();
      styles.add("Sample Slant");
      const style = styles.getItem("Sample Slant");
      style.textOrientation = 30;
      style.font.bold = true;
      style.locked = false;
      sheet.getRange("A1").style = "Sample Slant";
      const cell = sheet.getRange("A1").load("style,format/textOrientation,format/font/bold");
      style.load("name,builtIn,textOrientation,locked,includeProtection,font/bold");
      await context.sync();
      const code = await codeOf(async () => {
        styles.add("sample slant");
        await context.sync();
      });
      style.delete();
      const gone = styles.getItemOrNullObject("Sample Slant");
      await context.sync();
      return {
        cell: [cell.style, cell.format.textOrientation, cell.format.font.bold],
        style: [style.name, style.builtIn, style.textOrientation, style.locked, style.font.bold],
        code,
        gone: gone.isNullObject,
      };
    }),
  expected: {
    cell: ["Sample Slant", 30, true],
    style: ["Sample Slant", false, 30, false, true],
    code: "ItemAlreadyExists",
    gone: true,
  },
};

export const styleScenarios: readonly Scenario[] = [builtIn, own];
