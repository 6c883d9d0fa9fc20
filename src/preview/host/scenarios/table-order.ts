/** Sorting and filtering, of tables and of plain ranges, and what is seen of filtered rows. */
import { onSample } from "./scenario";
import type { Scenario } from "./scenario";

const TABLES = "OfficeDev/office-js-snippets, samples/excel/46-table";
const SHEETS = "OfficeDev/office-js-snippets, samples/excel/54-worksheet";

const stock = [
  ["Item", "Kind", "Stock", "Value"],
  ["Rope", "Deck", 40, "=C2*2"],
  ["Anchor", "Deck", 5, "=C3*2"],
  ["Lamp", "Cabin", 12, "=C4*2"],
  ["Chart", "Cabin", "", "=C5*2"],
  ["bell", "Deck", 12, "=C6*2"],
];

async function addStock(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<Excel.Table> {
  sheet.getRange("A1:D6").values = stock;
  const table = sheet.tables.add("A1:D6", true);
  table.name = "Stock";
  await context.sync();
  return table;
}

const firsts = (values: unknown[][]) => values.map((row) => row[0]);

const sortTable: Scenario = {
  name: "a table sorted by two columns: whole rows move, formulas with them, blanks last",
  source: `${TABLES}/sort-data.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const table = await addStock(context, sheet);
      table.sort.apply([
        { key: 2, ascending: false },
        { key: 0, ascending: true },
      ]);
      const body = table.getDataBodyRange().load("values,formulas");
      table.sort.load("fields,matchCase");
      await context.sync();
      const fields = table.sort.fields.map(({ key, ascending }) => ({ key, ascending }));
      return { items: firsts(body.values), formulas: body.formulas.map((row) => row[3] as unknown), fields };
    }),
  expected: {
    items: ["Rope", "bell", "Lamp", "Anchor", "Chart"],
    formulas: ["=C2*2", "=C3*2", "=C4*2", "=C5*2", "=C6*2"],
    fields: [
      { key: 2, ascending: false },
      { key: 0, ascending: true },
    ],
  },
};

const sortRange: Scenario = {
  name: "a range sorted, its header kept",
  source: "Excel.RangeSort.apply, API reference; OfficeDev/office-js-docs-pr, docs/excel",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const range = sheet.getRange("A1:D6");
      range.values = stock;
      range.sort.apply([{ key: 0, ascending: true }], false, true);
      range.load("values");
      await context.sync();
      return firsts(range.values);
    }),
  expected: ["Item", "Anchor", "bell", "Chart", "Lamp", "Rope"],
};

const filterTable: Scenario = {
  name: "a table filtered by values and below average, its visible rows, and cleared",
  source: `${TABLES}/filter-data.yaml and get-visible-range-of-a-filtered-table.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const table = await addStock(context, sheet);
      table.columns.getItem("Stock").filter.apply({
        filterOn: Excel.FilterOn.dynamic,
        dynamicCriteria: Excel.DynamicFilterCriteria.belowAverage,
      });
      table.columns.getItem("Kind").filter.apply({ filterOn: Excel.FilterOn.values, values: ["Deck"] });
      const seen = table.getDataBodyRange().getVisibleView().load("values,rowCount,cellAddresses");
      const all = table.getDataBodyRange().load("values,rowHidden");
      table.autoFilter.load("isDataFiltered");
      await context.sync();
      const filtered = table.autoFilter.isDataFiltered;
      table.clearFilters();
      const cleared = table.getDataBodyRange().getVisibleView().load("rowCount");
      await context.sync();
      return {
        items: firsts(seen.values),
        addresses: firsts(seen.cellAddresses),
        all: all.values.length,
        rowHidden: all.rowHidden,
        filtered,
        cleared: cleared.rowCount,
      };
    }),
  expected: {
    items: ["Anchor", "bell"],
    addresses: ["A3", "A6"],
    all: 5,
    rowHidden: null,
    filtered: true,
    cleared: 5,
  },
};

const criteria: Scenario = {
  name: "a column's criteria read back",
  source: "Excel.Filter.criteria, API reference",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const table = await addStock(context, sheet);
      const { filter } = table.columns.getItem("Stock");
      filter.applyCustomFilter(">=10", "<40", "And");
      filter.load("criteria");
      const seen = table.getDataBodyRange().getVisibleView().load("values");
      await context.sync();
      const { filterOn, criterion1, criterion2, operator } = filter.criteria;
      return { items: firsts(seen.values), criteria: { filterOn, criterion1, criterion2, operator } };
    }),
  expected: {
    items: ["Lamp", "bell"],
    criteria: { filterOn: "Custom", criterion1: ">=10", criterion2: "<40", operator: "And" },
  },
};

const farms = [
  ["Grower", "Fruit", "Crates"],
  ["Ash", "Pear", 2000],
  ["Birch", "Apple", 300],
  ["Cedar", "Pear", 1500],
  ["Dale", "Grape", 120],
];

const sheetFilter: Scenario = {
  name: "a sheet's own filter: top half, ends with a letter, one column cleared, removed",
  source: `${SHEETS}/worksheet-auto-filter.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const data = sheet.getRange("A1:C5");
      data.values = farms;
      const visible = async () => {
        const view = sheet.getRange("A2:C5").getVisibleView().load("values");
        await context.sync();
        return firsts(view.values);
      };
      sheet.autoFilter.apply(data, 2, { criterion1: "50", filterOn: Excel.FilterOn.topPercent });
      const top = await visible();
      sheet.autoFilter.apply(data, 1, { criterion1: "=*r", filterOn: Excel.FilterOn.custom });
      const both = await visible();
      sheet.autoFilter.clearColumnCriteria(2);
      const letter = await visible();
      const place = sheet.autoFilter.getRange().load("address");
      sheet.autoFilter.load("enabled,isDataFiltered");
      await context.sync();
      const state = [place.address, sheet.autoFilter.enabled, sheet.autoFilter.isDataFiltered];
      sheet.autoFilter.remove();
      const removed = await visible();
      return { top, both, letter, state, removed };
    }),
  expected: {
    top: ["Ash", "Cedar"],
    both: ["Ash", "Cedar"],
    letter: ["Ash", "Cedar"],
    state: ["Sample!A1:C5", true, true],
    removed: ["Ash", "Birch", "Cedar", "Dale"],
  },
};

const reapply: Scenario = {
  name: "a filter keeps its rows when cells change, until it is applied again",
  source: `${SHEETS}/worksheet-auto-filter.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const data = sheet.getRange("A1:C5");
      data.values = farms;
      sheet.autoFilter.apply(data, 1, { filterOn: Excel.FilterOn.values, values: ["Pear"] });
      await context.sync();
      sheet.getRange("B2").values = [["Plum"]];
      const before = sheet.getRange("A2:C5").getVisibleView().load("values");
      await context.sync();
      sheet.autoFilter.reapply();
      const after = sheet.getRange("A2:C5").getVisibleView().load("values");
      await context.sync();
      return [firsts(before.values), firsts(after.values)];
    }),
  expected: [["Ash", "Cedar"], ["Cedar"]],
};

const leftToRight: Scenario = {
  name: "columns sorted from left to right, formulas and looks moving along",
  source: "OfficeDev/office-js-snippets, samples/excel/30-events/event-column-and-row-sort.yaml",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:D3").formulas = [
        ["Tier", "Trade", "Retail", "Export"],
        ["Count", "30", "10", "20"],
        ["Double", "=B2*2", "=C2*2", "=D2*2"],
      ];
      sheet.getRange("C1:C3").format.fill.color = "#FFC000";
      await context.sync();
      const told = new Promise<Excel.WorksheetColumnSortedEventArgs>((resolve) =>
        sheet.onColumnSorted.add((event) => Promise.resolve(resolve(event))),
      );
      await context.sync();
      sheet.getRange("A1:D3").sort.apply([{ key: 1 }], false, true, Excel.SortOrientation.columns);
      const cells = sheet.getRange("A1:D3").load("formulas");
      const first = sheet.getRange("B1:B3").load("format/fill/color");
      await context.sync();
      return [cells.formulas, first.format.fill.color, (await told).address];
    }),
  expected: [
    [
      ["Tier", "Retail", "Export", "Trade"],
      ["Count", 10, 20, 30],
      ["Double", "=B2*2", "=C2*2", "=D2*2"],
    ],
    "#FFC000",
    "B1:D3",
  ],
};

export const orderScenarios: readonly Scenario[] = [
  sortTable,
  sortRange,
  filterTable,
  criteria,
  sheetFilter,
  reapply,
  leftToRight,
];
