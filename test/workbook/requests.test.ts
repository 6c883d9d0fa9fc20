import type { Values } from "../../src/domain/value";
import { markFindings, readSheets, writeLoad } from "../../src/workbook/excel";
import { contact } from "../support/makers";
import { load, openTestWorkbook, testAccount, type TestWorkbook } from "../support/workbook";

/** Enough that a load takes several blocks: 4,000 contacts with a long note each. */
function many(): Values[] {
  return Array.from({ length: 4_000 }, (_, index) =>
    contact({
      id: index + 1,
      company: `Company ${index}`,
      email: `mail${index}@a.example`,
      accountNumber: null,
      notes: "☕️".repeat(80),
    }),
  );
}

const twoMegabytes = 2_000_000;
const fiveMegabytes = 5 * 1024 * 1024;

describe("requests to the host", () => {
  let workbook: TestWorkbook;
  beforeEach(() => {
    workbook = openTestWorkbook();
  });
  afterEach(() => workbook.close());

  function allowed(): number {
    const { bytesIn, bytesOut } = workbook.counts();
    return Math.ceil((bytesIn + bytesOut) / twoMegabytes) + 12;
  }

  it("[WB4] of a load, a read and a check are bounded by bytes, not by rows", async () => {
    await writeLoad(load(many()), {});
    expect(workbook.counts().requests).toBeLessThanOrEqual(allowed());
    expect(workbook.counts().largestRequest).toBeLessThan(fiveMegabytes / 2);

    workbook.resetCounts();
    const answer = await readSheets({ signedIn: testAccount, now: "2026-11-24T10:00:00Z" });
    expect(answer).toMatchObject({ kind: "read", reading: { hasEdits: false, keyFindings: [] } });
    expect(workbook.counts().requests).toBeLessThanOrEqual(allowed());

    workbook.resetCounts();
    const keys = many().map(({ id }) => String(id));
    const findings = keys.map((key) => ({
      rule: "CR2",
      severity: "W" as const,
      key,
      field: "creditLimit",
      message: "below the balance owing",
    }));
    await markFindings({ findings, changed: new Set(keys) });
    expect(workbook.counts().requests).toBeLessThanOrEqual(12);
  });

  it("[WB4] asks again for less where people made rows much larger than they were loaded", async () => {
    await writeLoad(load(many()), {});
    const { length } = many();
    await workbook.run(async (context) => {
      const used = context.workbook.worksheets.getItem("Contacts").getUsedRange().load("values");
      await context.sync();
      const notes = (used.values[0] as unknown[]).indexOf("Notes");
      for (const start of [0, length / 2]) {
        const cells = Array.from({ length: length / 2 }, () => ["n".repeat(2_000)]);
        context.workbook.worksheets
          .getItem("Contacts")
          .getRangeByIndexes(start + 1, notes, length / 2, 1).values = cells;
        await context.sync();
      }
    });
    const answer = await readSheets({ signedIn: testAccount, now: "2026-11-24T10:00:00Z" });
    if (answer.kind !== "read") throw new Error(answer.message);
    expect(answer.reading.drafts.at(-1)?.entries["notes"]).toBe("n".repeat(2_000));
  });

  it("reports progress row by row of blocks, to the end", async () => {
    const seen: number[] = [];
    await writeLoad(load(many()), { onProgress: ({ done, total }) => seen.push(done / total) });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect(seen.at(-1)).toBe(1);
  });
});
