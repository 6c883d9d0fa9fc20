/** Tables through Microsoft's Office.js: how they are laid over cells, follow them and grow. */
import { closeExcel, openExcel } from "../support/excel";

afterEach(closeExcel);

const people = [
  ["Name", "City", "Limit"],
  ["Ann", "Bonn", 300],
  ["Bob", "Aachen", 100],
  ["Cid", "Celle", 200],
];

async function addPeople(api: typeof Excel, address = "A1:C4"): Promise<void> {
  await api.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange(address).values = people;
    sheet.tables.add(address, true).name = "People";
    await context.sync();
  });
}

async function addressOf(api: typeof Excel, name = "People"): Promise<string> {
  return api.run(async (context) => {
    const range = context.workbook.tables.getItem(name).getRange().load("address");
    await context.sync();
    return range.address;
  });
}

describe("a table over filled cells", () => {
  it("has a name, columns and a body", async () => {
    const { Excel } = openExcel();
    await addPeople(Excel);
    const seen = await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("people");
      table.load("name,style,showBandedRows,showFilterButton,showTotals");
      table.columns.load("items/name,items/index,items/id");
      const body = table.getDataBodyRange().load("address,values");
      const count = table.rows.getCount();
      await context.sync();
      return {
        table: table.toJSON(),
        columns: table.columns.items.map(({ name, index, id }) => ({ name, index, id })),
        body: body.address,
        first: body.values[0],
        count: count.value,
      };
    });
    expect(seen).toMatchObject({
      table: { name: "People", style: "TableStyleMedium2", showBandedRows: true, showTotals: false },
      columns: [
        { name: "Name", index: 0, id: 1 },
        { name: "City", index: 1, id: 2 },
        { name: "Limit", index: 2, id: 3 },
      ],
      body: "Sheet1!A2:C4",
      first: ["Ann", "Bonn", 300],
      count: 3,
    });
  });

  it("makes header cells text, filled and unique", async () => {
    const { Excel } = openExcel();
    const names = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:D1").values = [["Name", 2020, "", "name"]];
      sheet.tables.add("A1:D3", true);
      const header = sheet.getRange("A1:D1").load("values");
      await context.sync();
      return header.values;
    });
    expect(names).toEqual([["Name", "2020", "Column1", "name2"]]);
  });

  it("grows with values written directly below or beside it", async () => {
    const { Excel } = openExcel();
    await addPeople(Excel);
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A5:C6").values = [
        ["Dan", "Dresden", 1],
        ["Eve", "Essen", 2],
      ];
      sheet.getRange("D1").values = [["Note"]];
      sheet.getRange("A9").values = [["far away"]];
      await context.sync();
    });
    expect(await addressOf(Excel)).toBe("Sheet1!A1:D6");
  });

  it("survives a snapshot", async () => {
    const first = openExcel();
    await addPeople(first.Excel);
    const second = openExcel(JSON.parse(JSON.stringify(first.engine.snapshot())));
    expect(await addressOf(second.Excel)).toBe("Sheet1!A1:C4");
  });

  it("sorts whole rows and filters them", async () => {
    const { Excel } = openExcel();
    await addPeople(Excel);
    const seen = await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("People");
      table.sort.apply([{ key: 2, ascending: true }]);
      const body = table.getDataBodyRange().load("values");
      table.columns.getItem("City").filter.applyValuesFilter(["Celle"]);
      table.autoFilter.load("criteria,isDataFiltered,enabled");
      await context.sync();
      return { values: body.values, filter: table.autoFilter.toJSON() };
    });
    expect(seen.values.map(([name]) => name as string)).toEqual(["Bob", "Cid", "Ann"]);
    expect(seen.filter).toMatchObject({
      enabled: true,
      isDataFiltered: true,
      criteria: [null, { filterOn: "Values", values: ["Celle"] }, null],
    });
  });
});
