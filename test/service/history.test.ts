import fc from "fast-check";
import { historyQueryShape, type HistoryAnswer, type HistoryQuery } from "../../src/contract/history";
import type { Database } from "../../src/service/database/database";
import { searchHistory } from "../../src/service/database/history";
import { endRun, insertProgress, insertRun, noOutcomes } from "../../src/service/database/runs";
import { undoOf } from "../../src/plan/undo";
import { recordTypesFor } from "../../src/domain/record-types";
import { apply, makeContacts, post, readRun, update } from "../support/app-client";
import { journalArbitrary, plainSearch, questionArbitrary, type PlainRun } from "../support/plain-history";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "5" });
});
afterAll(() => service.stop());

const question = (parts: object): HistoryQuery => historyQueryShape.parse(parts);

async function search(query: Readonly<Record<string, string>>): Promise<HistoryAnswer> {
  const answer = await service.fetch(`/app/history?${new URLSearchParams(query).toString()}`);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as HistoryAnswer;
}

/** Puts this journal in the place of whatever the database held, its runs numbered from 1 by `numbers`. */
async function journal(database: Database, runs: readonly PlainRun[]): Promise<readonly number[]> {
  for (const table of ["run_outcome", "run_touched", "run_line", "run"])
    await database.run(`DELETE FROM ${table}`);
  const ids: number[] = [];
  for (const { who, why, startedAt, lines } of runs) {
    const begun = {
      who,
      why,
      startedAt,
      workbook: "Book.xlsx",
      fingerprint: "f",
      owner: "me",
      untilMs: 9e15,
    };
    const { id } = await insertRun(database, begun, lines);
    ids.push(id);
    const outcomes = lines.flatMap(({ outcome }) => outcome ?? []);
    const isCutOff = outcomes.length < lines.length;
    const noted = isCutOff ? outcomes.length : Math.ceil(outcomes.length / 2);
    const progress = { from: 0, outcomes: outcomes.slice(0, noted), sent: noted, counts: noOutcomes };
    await insertProgress(database, id, { owner: "me", untilMs: 9e15, ...progress });
    if (isCutOff) continue;
    const rest = outcomes.slice(noted).map((outcome, at) => [noted + at, outcome] as const);
    await endRun(database, id, { owner: "me", endedAt: startedAt, outcomes: rest, counts: noOutcomes });
  }
  return ids;
}

/** All pages of that many rows, one after the other. */
async function searchAll(database: Database, parts: object, rows: number) {
  const lines: HistoryAnswer["lines"][number][] = [];
  const runs = new Map<number, HistoryAnswer["runs"][number]>();
  for (let after: string | null | undefined = undefined; after !== null;) {
    const page: HistoryAnswer = await searchHistory(
      database,
      question({ ...parts, rows, ...(after === undefined ? {} : { after }) }),
    );
    expect(page.lines.length).toBeLessThanOrEqual(rows);
    lines.push(...page.lines);
    for (const run of page.runs) runs.set(run.id, run);
    after = page.next;
  }
  return { lines, runs };
}

describe("the search", () => {
  // Runs take turns: one that was left in its middle would keep every later one waiting.
  afterEach(() => journal(service.database, []));

  it("[HI1] finds what a plain filter over the same lines finds, newest first, whatever the pages", async () => {
    const { database } = service;
    const property = fc.asyncProperty(
      journalArbitrary,
      fc.array(questionArbitrary, { minLength: 3, maxLength: 8 }),
      fc.integer({ min: 1, max: 4 }),
      async (runs, questions, rows) => {
        const ids = await journal(database, runs);
        for (const parts of questions) {
          const found = await searchAll(database, parts, rows);
          const expected = plainSearch(runs, parts).map(({ label, change, outcome, run, ...at }) => {
            const runId = ids[at.runId - 1] ?? 0;
            const none = { key: change.key, kind: "not sent", message: "Not sent yet." };
            const key = outcome?.id ?? change.key;
            const { who, why, startedAt } = run;
            const line = { runId, ordinal: at.ordinal, key, label, change, outcome: outcome ?? none };
            return { line, run: { id: runId, who, why, startedAt, workbook: "Book.xlsx" } };
          });
          expect(found.lines.map((line) => ({ line, run: found.runs.get(line.runId) }))).toEqual(expected);
        }
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  it("[HI1] finds the lines of runs that are going on, and of those that an older version left", async () => {
    const { database } = service;
    const property = fc.asyncProperty(journalArbitrary, questionArbitrary, async (runs, parts) => {
      const ids = await journal(database, runs);
      const before = await searchAll(database, parts, 100);
      await database.run('DELETE FROM run_touched WHERE "runId" = ?', [ids[0] ?? 0]);
      await database.run("UPDATE run SET fields = NULL WHERE id = ?", [ids[0] ?? 0]);
      const [one, other] = await Promise.all([
        searchAll(database, parts, 100),
        searchAll(database, parts, 100),
      ]);
      expect([one, other]).toEqual([before, before]);
    });
    await fc.assert(property, { numRuns: 15 });
  });
});

describe("GET /app/history", () => {
  it("[HI2] tells one record's whole history: made, changed, refused, undone, and by which client", async () => {
    const made = await post(service, "/app/connections", { name: "Web shop", permissions: "all" });
    const { key } = (await made.json()) as { readonly key: string };
    const authorization = `Basic ${Buffer.from(`${service.apiUser}:${key}`).toString("base64")}`;
    const answer = await fetch(`${service.url}/api/v1/Contacts`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify([{ type: "Internal", company: "Kiln" }]),
    });
    const [{ id = 0 } = {}] = (await answer.json()) as readonly { readonly id?: number }[];
    const { run } = await apply(service, [update(id, { notes: [null, "one"] })]);
    await apply(service, [update(id, { notes: ["never", "two"] })]);
    const types = recordTypesFor(await service.service.backend.readLists());
    const undo = undoOf((await readRun(service, run.id)).lines, types);
    await apply(service, undo.changes);
    const { lines, runs, next } = await search({ key: String(id) });
    expect(next).toBeNull();
    expect(lines.map(({ change, outcome: { kind } }) => [change, kind])).toEqual([
      [update(id, { notes: ["one", null] }), "applied"],
      [update(id, { notes: ["never", "two"] }), "conflicted"],
      [update(id, { notes: [null, "one"] }), "applied"],
      [expect.objectContaining({ kind: "create" }), "applied"],
    ]);
    expect(lines.map((line) => line.key)).toEqual(new Array(4).fill(String(id)));
    const first = runs.find((one) => one.id === lines.at(-1)?.runId);
    expect(first).toMatchObject({ who: "API user, Web shop", why: "POST /api/v1/Contacts" });
    expect(runs.find((one) => one.id === run.id)).toMatchObject({
      who: "Ada Admin",
      why: "a test",
      workbook: "Contacts.xlsx",
    });
  });

  it("[HI1] answers by the query's text, and says what of it cannot be read", async () => {
    const [id = 0, other = 0] = await makeContacts(service, 2);
    await apply(service, [update(id, { phone: [null, "555 0001"] }), update(other, { notes: [null, "x"] })]);
    const { lines } = await search({ text: "desk", field: "phone", rows: "10", who: "ada", why: "TEST" });
    expect(lines.map((line) => line.key)).toEqual([String(id)]);
    const wrong = await service.fetch("/app/history?rows=0&since=yesterday&feild=phone");
    expect(wrong.status).toBe(400);
    const { message } = (await wrong.json()) as { readonly message: string };
    expect(message).toMatch(/^The search cannot be read: .*since.*rows.*feild/);
  });

  it("[SE3] is for those who are signed in", async () => {
    expect((await service.fetch("/app/history", { headers: { cookie: "" } })).status).toBe(401);
    const cookie = await service.signIn({ name: "Vic", role: "viewer" });
    expect((await service.fetch("/app/history", { headers: { cookie } })).status).toBe(200);
  });

  it("[SE8] is only ever read: every other verb is answered 404 or 405 and nothing is changed", async () => {
    const everything = async () => [
      await service.database.all("SELECT * FROM run ORDER BY id"),
      await service.database.all('SELECT * FROM run_line ORDER BY "runId", ordinal'),
      await service.database.all('SELECT * FROM run_outcome ORDER BY "runId", ordinal'),
    ];
    const before = await everything();
    const id = (await search({ rows: "1" })).lines[0]?.runId ?? 0;
    const authorization = `Basic ${Buffer.from(`${service.apiUser}:${service.apiKey}`).toString("base64")}`;
    const paths = [
      ...["/app/history", `/app/history/${id}`, `/app/runs/${id}`, `/app/runs/${id}/lines/0`],
      ...["/api/v1/History", `/api/v1/Runs/${id}`],
    ];
    for (const path of paths)
      for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
        const body = method === "OPTIONS" ? {} : { body: JSON.stringify({ who: "Nobody", why: "" }) };
        const own = path.startsWith("/api") ? { headers: { authorization } } : {};
        const { status } = await service.fetch(path, { method, ...body, ...own });
        expect([path, method, [404, 405].includes(status)]).toEqual([path, method, true]);
      }
    expect(await everything()).toEqual(before);
  });
});
