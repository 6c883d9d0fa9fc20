import {
  bringUpToDate,
  markFindings,
  readWorkbookState,
  writeLoad,
  writeOutcomes,
} from "../../src/workbook/excel";
import { noteOutcomes } from "../../src/taskpane/note-outcomes";
import { readAll, readAt, rowsOf, sortByCompany, type } from "../support/contacts-sheet";
import { load, openTestWorkbook, type TestWorkbook } from "../support/workbook";

let workbook: TestWorkbook;
beforeEach(async () => {
  workbook = openTestWorkbook();
  await writeLoad(load(), {});
});
afterEach(() => workbook.close());

describe("outcomes", () => {
  it("move the baseline on for what was applied, give created rows their ids, and leave what failed an edit", async () => {
    await type(workbook, { row: 2, header: "City" }, "Napier");
    await type(workbook, { row: 3, header: "City" }, "Levin");
    await type(workbook, { row: 5, header: "Company" }, "New Bakery");
    const before = await readAll();
    const created = before.drafts.find(({ key }) => key === "new 1");
    expect(created).toBeDefined();
    await sortByCompany(workbook);
    await writeOutcomes(
      [
        { key: "41", kind: "applied", values: { city: "Napier" } },
        { key: "42", kind: "rejected", message: "the email is taken", values: { city: "Levin" } },
        { key: "new 1", kind: "applied", id: "77", values: { company: "New Bakery" } },
      ],
      "10:42",
    );
    const after = await readAll();
    const edited = after.drafts.filter(({ entries, baseline }) => entries !== baseline);
    expect(edited.map(({ key, entries }) => [key, entries["city"]])).toEqual([["42", "Levin"]]);
    expect(after.drafts.find(({ key }) => key === "77")?.baseline).toMatchObject({
      id: 77,
      company: "New Bakery",
    });
    const statuses = Object.fromEntries((await rowsOf(workbook)).map((row) => [row["ID"], row["Status"]]));
    expect(statuses).toMatchObject({
      41: "applied 10:42",
      42: "rejected: the email is taken",
      77: "applied 10:42",
    });
    expect(await readWorkbookState()).toMatchObject({ records: 4 });
  });

  it("[WB9] that were not applied are known when the workbook is opened again, until they are, or another load is there", async () => {
    await writeOutcomes(
      [
        { key: "41", kind: "applied", values: { city: "Napier" } },
        { key: "42", kind: "rejected", message: "the email is taken" },
        { key: "43", kind: "not sent" },
      ],
      "10:42",
    );
    workbook = workbook.reopen();
    expect(await readWorkbookState()).toMatchObject({ failed: ["42", "43"] });
    await writeOutcomes([{ key: "42", kind: "applied", values: { city: "Levin" } }], "10:50");
    expect(await readWorkbookState()).toMatchObject({ failed: ["43"] });
    await bringUpToDate({ theirs: new Map([["41", { city: "Levin" }]]) }, readAt);
    expect(await readWorkbookState()).toMatchObject({ failed: ["43"] });
    await writeLoad(load(), {});
    expect(await readWorkbookState()).toMatchObject({ failed: [] });
  });

  it("[UN1] a row that was taken back says by which run, until it is edited or applied again", async () => {
    await writeOutcomes([{ key: "41", kind: "applied", values: { city: "Napier" } }], "10:42");
    const changes = [{ kind: "update", key: "41", fields: { city: ["Napier", "Auckland"] } }] as const;
    const undone = { changes, undoes: 11, runId: 12, at: new Date(readAt.now) };
    await noteOutcomes(undone, [{ key: "41", kind: "applied" }]);
    const status = async () => (await rowsOf(workbook))[0]?.["Status"];
    expect(await status()).toMatch(/^undone \d\d:\d\d by run 12$/);
    await markFindings({ findings: [], changed: new Set() });
    expect(await status()).toMatch(/^undone /);
    await markFindings({ findings: [], changed: new Set(["41"]) });
    expect(await status()).toBe("changed");
  });

  it("[AP8] what the account keeps otherwise than it was sent stands beside the row, and what was sent stays an edit", async () => {
    await type(workbook, { row: 2, header: "City" }, "Napier");
    const changes = [{ kind: "update", key: "41", fields: { city: ["Auckland", "Napier"] } }] as const;
    await noteOutcomes({ changes, undoes: undefined, runId: undefined, at: new Date(readAt.now) }, [
      { key: "41", kind: "applied", message: "City: “Napier” was sent.", current: { city: "Napie" } },
    ]);
    const draft = (await readAll()).drafts.find(({ key }) => key === "41");
    expect([draft?.entries["city"], draft?.baseline?.["city"]]).toEqual(["Napier", "Napie"]);
    const [row] = await rowsOf(workbook);
    expect(row?.["Status"]).toMatch(/^applied \d\d:\d\d: City: “Napier” was sent\.$/);
  });
});
