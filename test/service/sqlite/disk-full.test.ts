import type { Database } from "../../../src/service/database/database";
import { recordTypesWith } from "../../../src/domain/record-types";
import { contactType } from "../../../src/domain/contact";
import type { ApplyLine } from "../../../src/contract/app";
import type { Change } from "../../../src/plan/change";
import { makeContacts, orderFor, post, readRun, refusal, update } from "../../support/app-client";
import { makeFolder, removeFolders, startService, type StartedService } from "../../support/service";

afterAll(removeFolders);

const unlimited = 4_294_967_294;
const longNotes = "n".repeat(250);

/** Makes the database as full as a full disk: it cannot grow by a page. */
async function fill({ database }: StartedService): Promise<void> {
  const size = await database.first<{ readonly page_count: number }>("PRAGMA page_count");
  await limitPages(database, size?.page_count ?? 0);
}

async function limitPages(database: Database, most: number): Promise<void> {
  await database.first(`PRAGMA max_page_count = ${most}`);
}

async function withLongNotes(database: Database): Promise<number> {
  const row = await database.first<{ readonly count: number }>(
    "SELECT count(*) AS count FROM contact WHERE notes = ?",
    [longNotes],
  );
  return row?.count ?? 0;
}

describe("a full disk", () => {
  it("refuses a run that cannot be journalled, sends nothing, and works again when there is space", async () => {
    const service = await startService({ SAMPLE_CONTACTS: "10" });
    const ids = await makeContacts(service, 300);
    const order = await orderFor(
      service,
      ids.map((id) => update(id, { notes: [null, longNotes] })),
    );
    await fill(service);
    const answer = await refusal(await post(service, "/app/runs", order));
    expect(answer).toEqual({
      status: 507,
      code: "database full",
      message:
        "The disk or the database is full: nothing of this step was written, what was saved before is safe. Free some space, then try again.",
    });
    expect(await withLongNotes(service.database)).toBe(0);
    await limitPages(service.database, unlimited);
    expect((await post(service, "/app/runs", order)).status).toBe(200);
    await service.service.runs.whenIdle();
    expect(await withLongNotes(service.database)).toBe(300);
    await service.stop();
  });

  it("[AP3] in the middle of a run ends each record as it really went, now or at the next start", async () => {
    const folder = makeFolder();
    const service = await startService({ DATA_DIR: folder, SAMPLE_CONTACTS: "10" });
    const ids = await makeContacts(service, 3000);
    const lines = ids.map((id) => {
      const change: Change = { kind: "update", key: String(id), fields: { notes: [null, longNotes] } };
      return { change, label: "Desk" };
    });
    const run = { who: "Ada", why: "too much", workbook: "", fingerprint: "f" };
    const started = await service.service.runs.start({ run, lines, types: recordTypesWith(contactType) });
    await fill(service);
    const told: ApplyLine[] = [];
    for await (const line of started) told.push(line);
    const outcomes = told.flatMap((line) => (line.kind === "outcomes" ? line.outcomes : []));
    const applied = outcomes.filter(({ kind }) => kind === "applied").length;
    expect(outcomes).toHaveLength(3000);
    expect(applied).toBe(await withLongNotes(service.database));
    expect(applied).toBeLessThan(3000);
    expect(outcomes.find(({ kind }) => kind !== "applied")).toMatchObject({ kind: "not sent" });
    expect(outcomes.at(-1)?.message).toMatch(/^The disk or the database is full/);
    await service.stop();

    const next = await startService({ DATA_DIR: folder });
    const { run: closed, lines: journal } = await readRun(next, 1);
    expect(closed.endedAt).not.toBeNull();
    expect(journal.filter(({ outcome }) => outcome.kind === "applied")).toHaveLength(applied);
    expect(closed.counts).toMatchObject({ applied, "not sent": 3000 - applied });
    await next.stop();
  });
});
