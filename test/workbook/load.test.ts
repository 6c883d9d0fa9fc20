import { readSheets, readWorkbookState, writeLoad } from "../../src/workbook/excel";
import { load, openTestWorkbook, testAccount } from "../support/workbook";

const at = { signedIn: testAccount, now: "2026-11-24T10:00:00Z" };

describe("a load", () => {
  it("[WB1] is read back as the same records", async () => {
    const workbook = openTestWorkbook();
    const loaded = load();
    const end = await writeLoad(loaded, {});
    expect(end).toEqual({ kind: "written", records: 3, different: [] });
    const answer = await readSheets(at);
    expect(answer).toMatchObject({ kind: "read", reading: { keyFindings: [], hasEdits: false } });
    expect(await readWorkbookState()).toMatchObject({ kind: "loaded", records: 3 });
    workbook.close();
  });
});
