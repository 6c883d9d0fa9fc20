import { contactType } from "../../src/domain/contact";
import { recordTypesWith } from "../../src/domain/record-types";
import type { Change } from "../../src/plan/change";
import type { Outcome } from "../../src/plan/outcome";
import { endRun, insertProgress, insertRun, noOutcomes } from "../../src/service/database/runs";
import { addOutcomes } from "../../src/service/journal";
import { makeContacts, readRun } from "../support/app-client";
import { makeFolder, removeFolders, startService, type StartedService } from "../support/service";

afterAll(removeFolders);

/** Three batches of two: updates, creates, updates. */
const inBatch = 2;

function planned(ids: readonly number[]): readonly Change[] {
  const updates = ids.map((id): Change => ({
    kind: "update",
    key: String(id),
    fields: { notes: [null, "sent"] },
  }));
  const creates = [1, 2].map((at): Change => {
    return { kind: "create", key: `new ${at}`, values: { type: "Internal", company: `Cut off ${at}` } };
  });
  return [...updates.slice(0, 2), ...creates, ...updates.slice(2)];
}

/**
 * Does what a run does, step by step, and gives up before step `cut`, as a killed process would: the journal's opening, then
 * for each batch its note and its write, then the end. Answers whether it got to the end.
 */
async function runUntil(service: StartedService, changes: readonly Change[], cut: number): Promise<boolean> {
  let step = 0;
  const isCut = () => step++ >= cut;
  const run = {
    who: "Ada",
    why: "to be cut off",
    workbook: "",
    fingerprint: "f",
    startedAt: "2026-11-24T09:00:00Z",
  };
  const { id } = await insertRun(
    service.database,
    run,
    changes.map((change) => ({ label: "Desk", change })),
  );
  let [kept, noted, counts]: [readonly Outcome[], number, typeof noOutcomes] = [[], 0, noOutcomes];
  for (let from = 0; from < changes.length; from += inBatch) {
    if (isCut()) return false;
    await insertProgress(service.database, id, { from: noted, outcomes: kept, sent: from + inBatch, counts });
    noted = from;
    if (isCut()) return false;
    kept = await service.service.backend.write(
      changes.slice(from, from + inBatch),
      recordTypesWith(contactType),
    );
    counts = addOutcomes(counts, kept);
  }
  if (isCut()) return false;
  const outcomes = kept.map((outcome, at) => [noted + at, outcome] as const);
  await endRun(service.database, id, { endedAt: "2026-11-24T09:00:01Z", outcomes, counts });
  return true;
}

const moment = () => new Date("2026-11-24T09:00:00Z");

describe("a run that the service did not live to end", () => {
  it("[AP5] [AP3] is closed at the next start as it really went, wherever it was cut off", async () => {
    for (let cut = 0, isWhole = false; !isWhole; cut++) {
      const folder = makeFolder();
      const first = await startService({ DATA_DIR: folder, SAMPLE_CONTACTS: "5" }, moment);
      const ids = await makeContacts(first, 4);
      const before = await first.service.backend.countContacts({});
      isWhole = await runUntil(first, planned(ids), cut);
      await first.stop();

      const second = await startService({ DATA_DIR: folder }, moment);
      const { run, lines } = await readRun(second, 1);
      const sent = await second.database.all<{ id: number }>("SELECT id FROM contact WHERE notes = 'sent'");
      const written = new Set(sent.map(({ id }) => id));
      const created = (await second.service.backend.countContacts({})) - before;
      const applied = (kind: Change["kind"]) =>
        lines.filter(({ change, outcome }) => change.kind === kind && outcome.kind === "applied");
      expect([cut, run.endedAt !== null, second.service.closedRuns]).toEqual([cut, true, isWhole ? [] : [1]]);
      expect(lines.every(({ outcome }) => outcome.kind === "applied" || outcome.kind === "not sent")).toBe(
        true,
      );
      expect(applied("update").map(({ change }) => change.key)).toEqual(
        ids.filter((id) => written.has(id)).map(String),
      );
      expect(applied("create")).toHaveLength(created);
      expect(run.counts).toMatchObject({ applied: Math.floor(cut / 2) * inBatch });
      await second.stop();
    }
  });

  it("[AP5] is unknown where the record holds neither what was there nor what was sent, with what it holds", async () => {
    const folder = makeFolder();
    const first = await startService({ DATA_DIR: folder, SAMPLE_CONTACTS: "5" }, moment);
    const ids = await makeContacts(first, 4);
    await runUntil(first, planned(ids), 2);
    const key = String(ids[0]);
    await first.service.backend.write(
      [{ kind: "update", key, fields: { notes: ["sent", "someone else's"] } }],
      recordTypesWith(contactType),
    );
    await first.stop();
    const second = await startService({ DATA_DIR: folder }, moment);
    const { lines } = await readRun(second, 1);
    expect(lines[0]?.outcome).toMatchObject({ key, kind: "unknown", current: { notes: "someone else's" } });
    expect(lines[1]?.outcome.kind).toBe("applied");
    await second.stop();
  });
});
