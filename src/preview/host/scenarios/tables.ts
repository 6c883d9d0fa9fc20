/** Tables: how they are made, read, resized, and what becomes of their rows and columns. */
import { codeOf, onSample } from "./scenario";
import type { ExcelApi, Scenario } from "./scenario";

const SNIPPETS = "OfficeDev/office-js-snippets, samples/excel/46-table";

const orders = [
  ["2024-03-05", "Harbour Cafe", "Retail", "$120"],
  ["2024-03-06", "Dockside Traders", "Trade", "$142"],
  ["2024-03-08", "Quay Supplies", "Retail", "$27"],
  ["2024-03-11", "Anchor Foods", "Export", "$33"],
  ["2024-03-12", "Beacon Books", "Trade", "$350"],
];

/** A table laid over a header row alone, then filled row by row. */
async function addOrders(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<Excel.Table> {
  const table = sheet.tables.add("A1:D1", true);
  table.name = "Orders";
  table.getHeaderRowRange().values = [["Date", "Customer", "Tier", "Total"]];
  table.rows.add(undefined, orders);
  await context.sync();
  return table;
}

const create: Scenario = {
  name: "a table made over a header row, filled with rows",
  source: `${SNIPPETS}/create-table.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const table = await addOrders(context, sheet);
      const whole = table.getRange().load("address");
      const body = table.getDataBodyRange().load("address,values,text,numberFormat");
      table.rows.load("count");
      table.load("name,style,showHeaders,showTotals,showFilterButton,showBandedRows");
      await context.sync();
      return {
        whole: whole.address,
        body: body.address,
        values: body.values[0],
        text: body.text[1],
        formats: body.numberFormat[0],
        rows: table.rows.count,
        look: [
          table.style,
          table.showHeaders,
          table.showTotals,
          table.showFilterButton,
          table.showBandedRows,
        ],
      };
    }),
  expected: {
    whole: "Sample!A1:D6",
    body: "Sample!A2:D6",
    values: [45356, "Harbour Cafe", "Retail", 120],
    text: ["3/6/2024", "Dockside Traders", "Trade", "$142 "],
    formats: ["m/d/yyyy", "General", "General", "$#,##0_);[Red]($#,##0)"],
    rows: 5,
    look: ["TableStyleMedium2", true, false, true, true],
  },
};

const addRowsAndColumns: Scenario = {
  name: "rows and columns added to a table, at its end and inside",
  source: `${SNIPPETS}/add-rows-and-columns-to-a-table.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const table = await addOrders(context, sheet);
      table.rows.add(0, [["2024-03-01", "Pier Grill", "Export", "$9"]]);
      table.rows.add(undefined, [["2024-03-20", "Lighthouse Inn", "Retail", "$61"]]);
      const day = [["Day"], ["Fri"], ["Tue"], ["Wed"], ["Fri"], ["Mon"], ["Tue"], ["Wed"]];
      table.columns.add(undefined, day);
      table.columns.add(1, undefined, "Channel");
      const whole = table.getRange().load("address,values");
      table.columns.load("items/name");
      await context.sync();
      return {
        address: whole.address,
        names: table.columns.items.map((column) => column.name),
        customers: whole.values.map((row) => row[2] as unknown),
        days: whole.values.map((row) => row[5] as unknown),
      };
    }),
  expected: {
    address: "Sample!A1:F8",
    names: ["Date", "Channel", "Customer", "Tier", "Total", "Day"],
    customers: [
      "Customer",
      "Pier Grill",
      "Harbour Cafe",
      "Dockside Traders",
      "Quay Supplies",
      "Anchor Foods",
      "Beacon Books",
      "Lighthouse Inn",
    ],
    days: ["Day", "Fri", "Tue", "Wed", "Fri", "Mon", "Tue", "Wed"],
  },
};

const fromRange: Scenario = {
  name: "filled cells made a table, and a range again",
  source: `${SNIPPETS}/convert-range-to-table.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const cells = sheet.getRange("B2:D4");
      cells.values = [
        ["Tier", "Price", ""],
        ["Retail", 10, 1],
        ["Trade", 8, 2],
      ];
      const table = sheet.tables.add(cells, true);
      table.name = "Tiers";
      const header = table.getHeaderRowRange().load("values");
      await context.sync();
      const range = table.convertToRange().load("address,values");
      sheet.tables.load("count");
      await context.sync();
      return {
        header: header.values,
        address: range.address,
        last: range.values[2],
        tables: sheet.tables.count,
      };
    }),
  expected: {
    header: [["Tier", "Price", "Column1"]],
    address: "Sample!B2:D4",
    last: ["Trade", 8, 2],
    tables: 0,
  },
};

const read: Scenario = {
  name: "header, column and row values read from a table",
  source: `${SNIPPETS}/get-data-from-table.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const table = await addOrders(context, sheet);
      const header = table.getHeaderRowRange().load("values");
      const column = table.columns.getItem("Customer").load("values,index");
      const columnRange = table.columns.getItem("Customer").getDataBodyRange().load("address");
      const row = table.rows.getItemAt(1).load("values,index");
      await context.sync();
      return {
        header: header.values,
        column: [column.index, column.values.length, column.values[1]],
        columnRange: columnRange.address,
        row: [row.index, row.values[0]?.[1]],
      };
    }),
  expected: {
    header: [["Date", "Customer", "Tier", "Total"]],
    column: [1, 6, ["Harbour Cafe"]],
    columnRange: "Sample!B2:B6",
    row: [1, "Dockside Traders"],
  },
};

const resize: Scenario = {
  name: "a table resized, and refused a place elsewhere",
  source: `${SNIPPETS}/resize-table.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const table = await addOrders(context, sheet);
      table.resize("A1:E20");
      const whole = table.getRange().load("address");
      const header = table.getHeaderRowRange().load("values");
      await context.sync();
      const elsewhere = await codeOf(async () => {
        table.resize("A3:E20");
        await context.sync();
      });
      return { address: whole.address, header: header.values, elsewhere };
    }),
  expected: {
    address: "Sample!A1:E20",
    header: [["Date", "Customer", "Tier", "Total", "Column1"]],
    elsewhere: "InvalidArgument",
  },
};

const manageRows: Scenario = {
  name: "rows counted, read by place and deleted",
  source: `${SNIPPETS}/manage-table-rows.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const table = await addOrders(context, sheet);
      sheet.getRange("A9").values = [["below"]];
      const before = table.rows.getCount();
      table.rows.deleteRows([1, 3]);
      table.rows.getItemAt(0).delete();
      const after = table.rows.getCount();
      const body = table.getDataBodyRange().load("address,values");
      const below = sheet.getRange("A6:A9").load("values");
      await context.sync();
      return {
        counts: [before.value, after.value],
        address: body.address,
        customers: body.values.map((row) => row[1] as unknown),
        below: below.values,
      };
    }),
  expected: {
    counts: [5, 2],
    address: "Sample!A2:D3",
    customers: ["Quay Supplies", "Beacon Books"],
    below: [["below"], [""], [""], [""]],
  },
};

const look: Scenario = {
  name: "a table's look",
  source: `${SNIPPETS}/formatting.yaml and style.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const table = await addOrders(context, sheet);
      table.style = "TableStyleLight9";
      table.showBandedRows = false;
      table.showBandedColumns = true;
      table.highlightFirstColumn = true;
      table.showFilterButton = false;
      table.getHeaderRowRange().format.fill.color = "#C00000";
      table.getDataBodyRange().format.font.color = "#002060";
      table.load(
        "style,showBandedRows,showBandedColumns,highlightFirstColumn,highlightLastColumn,showFilterButton",
      );
      const fill = table.getHeaderRowRange().format.fill.load("color");
      await context.sync();
      const { style, showBandedRows, showBandedColumns, highlightFirstColumn, highlightLastColumn } = table;
      const flags = [showBandedRows, showBandedColumns, highlightFirstColumn, highlightLastColumn];
      return { style, flags, buttons: table.showFilterButton, fill: fill.color };
    }),
  expected: { style: "TableStyleLight9", flags: [false, true, true, false], buttons: false, fill: "#C00000" },
};

async function nameProblems(Excel: ExcelApi): Promise<unknown> {
  return onSample(Excel, async (context, sheet) => {
    const table = await addOrders(context, sheet);
    const rename = (name: string) =>
      codeOf(async () => {
        table.name = name;
        await context.sync();
      });
    const found = context.workbook.tables.getItemOrNullObject("ORDERS");
    const missing = sheet.tables.getItemOrNullObject("Nowhere");
    await context.sync();
    const renamed = [await rename("has spaces"), await rename("A1"), await rename("Sales_2024")];
    return { found: !found.isNullObject, missing: missing.isNullObject, renamed };
  });
}

const names: Scenario = {
  name: "tables found by name whatever its case, and names that Excel refuses",
  source: "Excel.Table.name and Excel.TableCollection, API reference",
  run: nameProblems,
  expected: { found: true, missing: true, renamed: ["InvalidArgument", "InvalidArgument", "none"] },
};

const overlap: Scenario = {
  name: "a table refused where one lies already",
  source: "Excel.TableCollection.add, API reference",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      await addOrders(context, sheet);
      const code = await codeOf(async () => {
        sheet.tables.add("D4:F9", true);
        await context.sync();
      });
      return code === "none" ? "accepted" : "refused";
    }),
  expected: "refused",
};

export const tableScenarios: readonly Scenario[] = [
  create,
  addRowsAndColumns,
  fromRange,
  read,
  resize,
  manageRows,
  look,
  names,
  overlap,
];
