import type { Backend } from "../../src/backend/backend";
import { contactType } from "../../src/domain/contact";
import { recordTypesWith } from "../../src/domain/record-types";
import type { Change } from "../../src/plan/change";
import type { Outcome } from "../../src/plan/outcome";
import { askStop, releaseAllRuns } from "../../src/service/database/run-leases";
import { endRun, insertProgress, insertRun, noOutcomes } from "../../src/service/database/runs";
import { addOutcomes } from "../../src/service/journal";
import { makeRuns } from "../../src/service/runs";
import { makeContacts, readRun } from "../support/app-client";
import { makeFolder, removeFolders, startService, type StartedService } from "../support/service";

afterAll(removeFolders);

/** Three batches of two: updates, creates, updates. */
const inBatch = 2;
const types = recordTypesWith(contactType);

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

const moment = () => new Date("2026-11-24T09:00:00Z");
/** Its lease has run out by then. */
const held = { owner: "the first process", untilMs: moment().getTime() - 1 };

/**
 * Does what a run does, step by step, and gives up before step `cut`, as a killed process would: the journal's opening, then
 * for each batch its note and its write, then the end. Answers whether it got to the end.
 */
async function runUntil(service: StartedService, changes: readonly Change[], cut: number): Promise<boolean> {
  let step = 0;
  const isCut = () => step++ >= cut;
  const run = { who: "Ada", why: "to be cut off", workbook: "", fingerprint: "f" };
  const { id } = await insertRun(
    service.database,
    { ...run, ...held, startedAt: "2026-11-24T09:00:00Z" },
    changes.map((change) => ({ label: "Desk", change })),
  );
  let [kept, noted, counts]: [readonly Outcome[], number, typeof noOutcomes] = [[], 0, noOutcomes];
  for (let from = 0; from < changes.length; from += inBatch) {
    if (isCut()) return false;
    const progress = { ...held, from: noted, outcomes: kept, sent: from + inBatch, counts };
    await insertProgress(service.database, id, progress);
    noted = from;
    if (isCut()) return false;
    kept = await service.service.backend.write(changes.slice(from, from + inBatch), types, id);
    counts = addOutcomes(counts, kept);
  }
  if (isCut()) return false;
  const outcomes = kept.map((outcome, at) => [noted + at, outcome] as const);
  const { owner } = held;
  await endRun(service.database, id, { owner, endedAt: "2026-11-24T09:00:01Z", outcomes, counts });
  return true;
}

/** How many contacts the run has made, and how many hold what it sent. */
async function written({ database }: StartedService): Promise<{ made: number; noted: number }> {
  const count = async (where: string) =>
    Number(
      (await database.first<{ own: number }>(`SELECT COUNT(*) AS own FROM contact WHERE ${where}`))?.own,
    );
  return { made: await count("company LIKE 'Cut off %'"), noted: await count("notes = 'sent'") };
}

describe("a run that its service did not live to end", () => {
  it("[AP2] [AP3] goes on at the next start, wherever it was cut off: nothing lost, nothing doubled", async () => {
    for (let cut = 0, isWhole = false; !isWhole; cut++) {
      const folder = makeFolder();
      const first = await startService({ DATA_DIR: folder, SAMPLE_CONTACTS: "5" }, moment);
      isWhole = await runUntil(first, planned(await makeContacts(first, 4)), cut);
      await first.stop();

      const second = await startService({ DATA_DIR: folder }, moment);
      expect([cut, second.service.resumedRuns]).toEqual([cut, isWhole ? [] : [1]]);
      await second.service.runs.whenIdle();
      const { run, lines } = await readRun(second, 1);
      expect(run).toMatchObject({ state: "ended", total: 6, counts: { applied: 6 } });
      expect(lines.map(({ outcome }) => outcome.kind)).toEqual(Array(6).fill("applied"));
      expect(await written(second)).toEqual({ made: 2, noted: 4 });
      await second.stop();
    }
  });

  it("[AP9] that was asked to stop sends no more, and says what was written before it was cut off", async () => {
    const folder = makeFolder();
    const first = await startService({ DATA_DIR: folder, SAMPLE_CONTACTS: "5" }, moment);
    await runUntil(first, planned(await makeContacts(first, 4)), 4);
    await askStop(first.database, 1);
    await first.stop();
    const second = await startService({ DATA_DIR: folder }, moment);
    await second.service.runs.whenIdle();
    const { run, lines } = await readRun(second, 1);
    expect(run.counts).toMatchObject({ applied: 4, "not sent": 2 });
    expect(lines.at(-1)?.outcome.message).toBe("The run was stopped before this record was sent.");
    expect(await written(second)).toEqual({ made: 2, noted: 2 });
    await second.stop();
  });

  it("[AP5] is unknown where a record holds neither what was there nor what was sent, with what it holds", async () => {
    const folder = makeFolder();
    const first = await startService({ DATA_DIR: folder, SAMPLE_CONTACTS: "5" }, moment);
    const ids = await makeContacts(first, 4);
    await runUntil(first, planned(ids), 2);
    const key = String(ids[0]);
    const fields = { notes: ["sent", "someone else's"] } as const;
    await first.service.backend.write([{ kind: "update", key, fields }], types);
    await first.stop();
    const second = await startService({ DATA_DIR: folder }, moment);
    await second.service.runs.whenIdle();
    const { lines } = await readRun(second, 1);
    expect(lines[0]?.outcome).toMatchObject({ key, kind: "unknown", current: { notes: "someone else's" } });
    expect(lines.slice(1).map(({ outcome }) => outcome.kind)).toEqual(Array(5).fill("applied"));
    await second.stop();
  });
});

describe("a record that a run made before it was cut off", () => {
  it("[AP6] [AP8] is known again though somebody edited it since: not made twice, and what it now holds is said", async () => {
    const folder = makeFolder();
    const first = await startService({ DATA_DIR: folder, SAMPLE_CONTACTS: "5" }, moment);
    const ids = await makeContacts(first, 4);
    await runUntil(first, planned(ids), 4);
    const before = await written(first);
    const made = await first.database.first<{ id: number }>(
      "SELECT id FROM contact WHERE company = 'Cut off 1'",
    );
    const key = String(made?.id);
    const fields = { company: ["Cut off 1", "Cut off 1, renamed"] } as const;
    await first.service.backend.write([{ kind: "update", key, fields }], types);
    await first.stop();
    const second = await startService({ DATA_DIR: folder }, moment);
    await second.service.runs.whenIdle();
    const { run, lines } = await readRun(second, 1);
    expect([before.made, (await written(second)).made]).toEqual([2, 2]);
    expect(run.counts).toMatchObject({ applied: 6 });
    expect(lines[2]?.outcome).toEqual({
      ...{ key: "new 1", kind: "applied", id: key, current: { company: "Cut off 1, renamed" } },
      message:
        "The account keeps something else than it was sent. Company: “Cut off 1” was sent, “Cut off 1, renamed” is kept.",
    });
    await second.stop();
  });
});

describe("two processes on one database", () => {
  it("[AP2] [AP10] one goes on with a run whose lease ran out; what the other still does is not noted", async () => {
    const service = await startService({ SAMPLE_CONTACTS: "5" });
    const { database, backend } = service.service;
    const changes = planned(await makeContacts(service, 4));
    let nowMs = Date.now();
    const hanging: (() => void)[] = [];
    const now = () => new Date(nowMs);
    const slow: Backend = {
      ...backend,
      capabilities: { ...backend.capabilities, batch: inBatch },
      write: async (batch, own) => {
        if (hanging.length === 0) await new Promise<void>((resolve) => hanging.push(resolve));
        return backend.write(batch, own);
      },
    };
    const process = (owner: string, own: Backend) =>
      makeRuns({ database, backend: own, now, holding: { owner, leaseMs: 60_000 } });
    const [one, other] = [process("one", slow), process("other", backend)];
    const order = { who: "Ada", why: "two processes", workbook: "", fingerprint: "f" };
    await one.start({ run: order, types, lines: changes.map((change) => ({ change, label: "Desk" })) });
    while (hanging.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await other.takeOver()).toEqual([]);
    nowMs += 61_000;
    expect(await other.takeOver()).toHaveLength(1);
    await other.whenIdle();
    const [run] = await other.list({ before: undefined, rows: 1 });
    expect(run).toMatchObject({ state: "ended", counts: { applied: 6 } });
    for (const goOn of hanging) goOn();
    await one.whenIdle();
    const { lines } = await readRun(service, run?.id ?? 0);
    expect(lines.map(({ outcome }) => outcome.kind)).toEqual(Array(6).fill("applied"));
    expect(await written(service)).toEqual({ made: 2, noted: 4 });
    await service.stop();
  });

  it("[AP10] one that looks twice at once takes a run that nobody holds once", async () => {
    const service = await startService({ SAMPLE_CONTACTS: "5" });
    const { database, backend } = service.service;
    await runUntil(service, planned(await makeContacts(service, 4)), 0);
    await releaseAllRuns(database);
    let writes = 0;
    const watched: Backend = {
      ...backend,
      write: (batch, own) => {
        writes += 1;
        return backend.write(batch, own);
      },
    };
    const holding = { owner: "one", leaseMs: 60_000 };
    const runs = makeRuns({ database, backend: watched, now: () => new Date(), holding });
    expect(await Promise.all([runs.takeOver(), runs.takeOver()])).toEqual([[1], [1]]);
    await runs.whenIdle();
    expect([writes, await written(service)]).toEqual([3, { made: 2, noted: 4 }]);
    await service.stop();
  });

  it("[AP10] a later run of one waits for an earlier run of the other", async () => {
    const service = await startService({ SAMPLE_CONTACTS: "5" });
    const { database, backend } = service.service;
    const [id = 0] = await makeContacts(service, 1);
    const order: string[] = [];
    const process = (owner: string) =>
      makeRuns({
        ...{ database, now: () => new Date(), holding: { owner, leaseMs: 60_000 } },
        backend: {
          ...backend,
          write: async (batch, own) => {
            order.push(`${owner} begins`);
            await new Promise((resolve) => setImmediate(resolve));
            const outcomes = await backend.write(batch, own);
            order.push(`${owner} ends`);
            return outcomes;
          },
        },
      });
    const [one, other] = [process("one"), process("other")];
    const run = { who: "Ada", why: "turns", workbook: "", fingerprint: "f" };
    const lineOf = (from: string | null, to: string) => [
      { label: "Desk", change: { kind: "update", key: String(id), fields: { notes: [from, to] } } as const },
    ];
    await one.start({ run, types, lines: lineOf(null, "first") });
    await other.start({ run, types, lines: lineOf("first", "second") });
    await Promise.all([one.whenIdle(), other.whenIdle()]);
    expect(order).toEqual(["one begins", "one ends", "other begins", "other ends"]);
    await service.stop();
  });
});
