import { forgetBegunRun, keepBegunRun, readBegunRun } from "../../src/workbook/excel-run";
import type { BegunRun } from "../../src/workbook/stored-state";
import { openTestWorkbook, testAccount, type TestWorkbook } from "../support/workbook";

const { id, backend } = testAccount;
const begun: BegunRun = { form: 1, account: { id, backend }, fingerprint: "f-1", after: 3, runId: 4 };

let workbook: TestWorkbook;
beforeEach(() => {
  workbook = openTestWorkbook();
});
afterEach(() => workbook.close());

describe("the run that a workbook began", () => {
  it("is known when the workbook is saved, closed and opened again", async () => {
    await keepBegunRun(begun);
    workbook = workbook.reopen();
    expect(await readBegunRun()).toEqual(begun);
  });

  it("is the last that was kept, until it is forgotten", async () => {
    await keepBegunRun(begun);
    await keepBegunRun({ ...begun, after: 4, runId: 5 });
    expect(await readBegunRun()).toMatchObject({ runId: 5 });
    await forgetBegunRun();
    expect(await readBegunRun()).toBeUndefined();
    await forgetBegunRun();
  });

  it("is none where the setting is not ours", async () => {
    await workbook.run(async (context) => {
      context.workbook.settings.add("contactsheet.run", "{not JSON");
      await context.sync();
    });
    expect(await readBegunRun()).toBeUndefined();
  });
});
