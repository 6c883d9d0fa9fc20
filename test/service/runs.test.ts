import { recordTypesWith } from "../../src/domain/record-types";
import { request } from "node:http";
import { once } from "node:events";
import type { ApplyLine } from "../../src/contract/app";
import { contactType } from "../../src/domain/contact";
import type { Backend } from "../../src/backend/backend";
import { readLines, readRuns } from "../../src/service/database/runs";
import { makeRuns } from "../../src/service/runs";
import {
  apply,
  linesOf,
  loadContacts,
  makeContacts,
  orderFor,
  planFor,
  post,
  readRun,
  refusal,
  update,
} from "../support/app-client";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "40" });
});
afterAll(() => service.stop());

const notesOf = async (ids: readonly number[]) => {
  const { contacts } = await loadContacts(service);
  return ids.map((id) => contacts.find((contact) => contact["id"] === id)?.["notes"]);
};

describe("POST /app/runs", () => {
  it("[AP3] applies a plan, streams one outcome per change between the run's start and end, and keeps before and after", async () => {
    const ids = await makeContacts(service, 600);
    const { run, outcomes, lines } = await apply(
      service,
      ids.map((id) => update(id, { notes: [null, `note ${id}`] })),
    );
    expect(lines.map((line) => line.kind)).toEqual(["run", "outcomes", "outcomes", "outcomes", "run"]);
    expect(outcomes).toEqual(ids.map((id) => ({ key: String(id), kind: "applied" })));
    expect(run).toMatchObject({
      who: "Ada Admin",
      why: "a test",
      workbook: "Contacts.xlsx",
      state: "ended",
      total: 600,
    });
    expect(run.counts).toEqual({ applied: 600, rejected: 0, conflicted: 0, unknown: 0, "not sent": 0 });
    const journal = await readRun(service, run.id);
    expect(journal.run).toEqual(run);
    expect(journal.lines[7]).toEqual({
      label: "Desk 8",
      change: update(ids[7] ?? 0, { notes: [null, `note ${ids[7] ?? 0}`] }),
      outcome: { key: String(ids[7]), kind: "applied" },
    });
    expect(await notesOf(ids)).toEqual(ids.map((id) => `note ${id}`));
  });

  it("answers a new contact's id, and finds it in the next load", async () => {
    const values = { type: "Internal", company: "Brand new desk" };
    const { outcomes } = await apply(service, [{ kind: "create", key: "new 1", values }]);
    const { contacts } = await loadContacts(service, { text: "Brand new desk" });
    expect(outcomes).toEqual([{ key: "new 1", kind: "applied", id: String(contacts[0]?.["id"]) }]);
  });

  it("[AP1] has the whole run in the journal before anything is sent", async () => {
    const [id = 0] = await makeContacts(service, 1);
    const changes = [update(id, { notes: [null, "x"] })];
    const plan = await planFor(service, changes);
    const { database, backend } = service.service;
    const journalled: unknown[] = [];
    const watched: Backend = {
      ...backend,
      write: async (batch, types) => {
        const [latest] = await readRuns(database, { before: undefined, rows: 1 });
        journalled.push(latest, await readLines(database, latest?.id ?? 0));
        return backend.write(batch, types);
      },
    };
    const runs = makeRuns({
      ...{ database, backend: watched, now: () => new Date() },
      holding: { owner: "a test", leaseMs: 60_000 },
    });
    const lines = plan.changes.map((change) => ({ change, label: "Desk" }));
    const run = { who: "Ada", why: "to look in between", workbook: "", fingerprint: plan.fingerprint };
    const started = await runs.start({ run, lines, types: recordTypesWith(contactType) });
    for await (const line of started) expect(line.kind).not.toBe("failed");
    expect(journalled).toMatchObject([
      { why: "to look in between", endedAt: null },
      [{ change: plan.changes[0], outcome: undefined }],
    ]);
    expect(await notesOf([id])).toEqual(["x"]);
  });

  it("[PL3] [AP4] gives a record that moved since the review its own outcome, and applies the others", async () => {
    const [a = 0, b = 0] = await makeContacts(service, 2);
    const order = await orderFor(service, [
      update(a, { notes: [null, "ours"] }),
      update(b, { notes: [null, "ours"] }),
    ]);
    await apply(service, [update(a, { notes: [null, "theirs"] })]);
    const lines = await linesOf<ApplyLine>(await post(service, "/app/runs", order));
    const outcomes = lines.flatMap((line) => (line.kind === "outcomes" ? line.outcomes : []));
    expect(outcomes).toMatchObject([
      { key: String(a), kind: "conflicted", current: { notes: "theirs" } },
      { key: String(b), kind: "applied" },
    ]);
    expect(await notesOf([a, b])).toEqual(["theirs", "ours"]);
  });

  it("[PL1] refuses a plan that is not the one reviewed, and says what differs", async () => {
    const [id = 0] = await makeContacts(service, 1);
    const { contacts } = await loadContacts(service);
    const taken = contacts.find(({ email }) => email !== null)?.["email"] ?? null;
    const order = await orderFor(service, [update(id, { notes: [null, "x"] })]);
    const other = await refusal(
      await post(service, "/app/runs", { ...order, changes: [update(id, { notes: [null, "y"] })] }),
    );
    expect([other.status, other.code]).toEqual([409, "plan differs"]);
    expect(other.message).toContain("Its changes are not those that the fingerprint was made of");
    const stopped = await refusal(
      await post(service, "/app/runs", { ...order, changes: [update(id, { email: [null, taken] })] }),
    );
    expect(stopped.status).toBe(409);
    expect(stopped.message).toMatch(new RegExp(`The service would leave out record ${id}: .*\\[CO4\\]`));
    expect(await notesOf([id])).toEqual([null]);
  });

  it("refuses a run without a reason, and one without a change", async () => {
    const [id = 0] = await makeContacts(service, 1);
    const order = await orderFor(service, [update(id, { notes: [null, "x"] })]);
    const silent = await refusal(await post(service, "/app/runs", { ...order, reason: "  " }));
    expect([silent.status, silent.message]).toEqual([
      400,
      "Say why this is done: the reason stands in History. Nothing was changed.",
    ]);
    const empty = await refusal(await post(service, "/app/runs", await orderFor(service, [])));
    expect([empty.status, empty.message]).toEqual([
      400,
      "The plan holds no change. There is nothing to apply.",
    ]);
  });

  it("[SE3] lets a viewer plan but not apply or stop, and an editor apply all but finance fields", async () => {
    const [id = 0] = await makeContacts(service, 1);
    const order = await orderFor(service, [update(id, { notes: [null, "x"] })]);
    const viewer = await service.signIn({ name: "Vic", role: "viewer" });
    const editor = await service.signIn({ name: "Edi", role: "editor" });
    expect((await post(service, "/app/plan", { changes: order.changes }, viewer)).status).toBe(200);
    expect((await post(service, "/app/runs", order, viewer)).status).toBe(403);
    expect((await post(service, "/app/runs/1/stop", {}, viewer)).status).toBe(403);
    const credit = await orderFor(service, [update(id, { creditLimit: [null, 100] })]);
    const refused = await refusal(await post(service, "/app/runs", credit, editor));
    expect([refused.status, refused.message]).toEqual([
      403,
      `Only finance and admin may change Credit limit; you are editor. It is changed in record ${id}: leave that field out, or ask someone who may. Nothing was changed.`,
    ]);
    const done = await linesOf<ApplyLine>(await post(service, "/app/runs", order, editor));
    expect(done.at(-1)).toMatchObject({ kind: "run", run: { who: "Edi", counts: { applied: 1 } } });
  });

  it("goes on when the pane is closed in the middle", async () => {
    const ids = await makeContacts(service, 5000);
    const order = await orderFor(
      service,
      ids.map((id) => update(id, { notes: [null, "kept going"] })),
    );
    const sent = request(`${service.url}/app/runs`, {
      method: "POST",
      headers: { cookie: service.cookie, "content-type": "application/json" },
    });
    sent.end(JSON.stringify(order));
    const [answer] = (await once(sent, "response")) as [NodeJS.ReadableStream];
    await once(answer, "data");
    sent.destroy();
    const [run] = await service.service.runs.list({ before: undefined, rows: 1 });
    await service.service.runs.whenIdle();
    const { run: ended } = await readRun(service, run?.id ?? 0);
    expect(ended).toMatchObject({ state: "ended", total: 5000, counts: { applied: 5000 } });
    expect(new Set(await notesOf(ids))).toEqual(new Set(["kept going"]));
  });

  it("[AP9] stops after the batch in flight; what was not sent is said", async () => {
    const ids = await makeContacts(service, 5000);
    const order = await orderFor(
      service,
      ids.map((id) => update(id, { notes: [null, "partly"] })),
    );
    const answer = await post(service, "/app/runs", order);
    const [running] = await service.service.runs.list({ before: undefined, rows: 1 });
    const stop = (await (await post(service, `/app/runs/${running?.id ?? 0}/stop`, {})).json()) as {
      state: string;
    };
    expect(stop.state).toBe("stopping");
    const outcomes = (await linesOf<ApplyLine>(answer)).flatMap((line) =>
      line.kind === "outcomes" ? line.outcomes : [],
    );
    expect(outcomes).toHaveLength(5000);
    const { run, lines } = await readRun(service, running?.id ?? 0);
    const notSent = lines.filter((line) => line.outcome.kind === "not sent");
    expect(notSent.length % 250).toBe(0);
    expect(notSent.length).toBeGreaterThan(0);
    expect(notSent[0]?.outcome.message).toBe("The run was stopped before this record was sent.");
    expect(run.counts["applied"] + run.counts["not sent"]).toBe(5000);
    expect((await notesOf(ids)).filter((notes) => notes === "partly")).toHaveLength(run.counts["applied"]);
  });

  it("[AP10] applies one run after the other: the later one sees what the earlier one wrote", async () => {
    const ids = await makeContacts(service, 1000);
    const orderOf = (notes: string) =>
      orderFor(
        service,
        ids.map((id) => update(id, { notes: [null, notes] })),
      );
    const orders = [await orderOf("first"), await orderOf("second")];
    const answers = await Promise.all(orders.map((order) => post(service, "/app/runs", order)));
    const kinds = await Promise.all(
      answers.map(async (answer) => {
        const lines = await linesOf<ApplyLine>(answer);
        return lines.flatMap((line) =>
          line.kind === "outcomes" ? line.outcomes.map(({ kind }) => kind) : [],
        );
      }),
    );
    expect(kinds.map((all) => [...new Set(all)])).toEqual(
      expect.arrayContaining([["applied"], ["conflicted"]]),
    );
  });
});

describe("GET /app/runs", () => {
  it("lists runs, newest first, page by page", async () => {
    const list = async (query: string) =>
      (await (await service.fetch(`/app/runs${query}`)).json()) as { id: number }[];
    const all = await list("");
    expect(all.length).toBeGreaterThan(3);
    expect(all.map(({ id }) => id)).toEqual([...all.map(({ id }) => id)].sort((a, b) => b - a));
    expect(await list("?rows=2")).toEqual(all.slice(0, 2));
    expect(await list(`?rows=2&before=${all[1]?.id ?? 0}`)).toEqual(all.slice(2, 4));
  });

  it("[SE8] has no way to change what is in the journal", async () => {
    for (const method of ["PUT", "PATCH", "DELETE"]) {
      expect((await service.fetch("/app/runs/1", { method })).status).toBe(404);
    }
  });
});

describe("POST /app/plan", () => {
  it("[PL7] answers the plan with its findings, and what moved or is gone since the load", async () => {
    const [a = 0, b = 0] = await makeContacts(service, 2);
    await apply(service, [update(a, { notes: [null, "theirs"] })]);
    const changes = [
      update(a, { notes: [null, "ours"] }),
      update(b, { creditLimit: [null, -5] }),
      update(999_999, { notes: ["x", "y"] }),
    ];
    const answer = (await (await post(service, "/app/plan", { changes })).json()) as Record<string, unknown>;
    expect(answer).toMatchObject({
      changes: [changes[0], changes[2]],
      leftOut: [{ key: String(b), findings: [{ rule: "CR1" }] }],
      conflicts: [
        { key: String(a), isGone: false, fields: { notes: "theirs" } },
        { key: "999999", isGone: true, fields: {} },
      ],
    });
  });
});
