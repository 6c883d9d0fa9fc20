// The history's search over a journal of 100,000 lines: each sort of question by itself, a page of 200 lines, and one that finds nothing;
// against a bare prepared LIKE scan of what the lines say.
import { rmSync } from "node:fs";
import { historyQueryShape } from "../../src/contract/history";
import type { Change } from "../../src/plan/change";
import { readConfig } from "../../src/service/config";
import type { Database } from "../../src/service/database/database";
import { searchHistory } from "../../src/service/database/history";
import { endRun, insertRun, noOutcomes } from "../../src/service/database/runs";
import { openService } from "../../src/service/open-service";
import { makeFolder } from "../support/service";
import type { Figure } from "./figure";
import { medianMs } from "./measure";

const runs = 100;
const linesInRun = 1000;
const mostMs = 250;

const questions = [
  {},
  { key: "41" },
  { text: "Cafe 99" },
  { text: "nobody is called so" },
  { field: "phone" },
  { field: "creditLimit" },
  { field: "nothing" },
  { outcome: "rejected" },
  { outcome: "unknown" },
  { who: "Ben", why: "numbers 99" },
  { since: "2026-03-01T00:00:00Z", until: "2026-03-02T00:00:00Z" },
  { type: "promotion" },
] as const;

/** The slowest question, and the first of all, which finds the journal not indexed yet. */
export async function bench(): Promise<Figure[]> {
  const folder = makeFolder();
  const config = readConfig(["serve"], { DATA_DIR: folder, SAMPLE_CONTACTS: "10", LOG_LEVEL: "silent" });
  const service = await openService(config, () => new Date());
  const { database } = service;
  for (let at = 0; at < runs; at++) await writeRun(database, at);
  const ask = (question: object) => searchHistory(database, historyQueryShape.parse(question));
  const startedAt = performance.now();
  await ask({});
  const firstMs = performance.now() - startedAt;
  const times: number[] = [];
  for (const question of questions) times.push(await medianMs(5, () => ask(question)));
  const scanMs = await medianMs(5, () =>
    database.all("SELECT label FROM run_line WHERE change LIKE '%nothing like it%' LIMIT 200"),
  );
  await service.close();
  rmSync(folder, { recursive: true });
  const value = Math.max(...times);
  const slowest = JSON.stringify(questions[times.indexOf(value)]);
  return [
    {
      id: "history",
      what: `a page of history among 100,000 lines, the slowest of ${questions.length} questions (${slowest}), against a bare LIKE scan`,
      ...{ value, unit: "ms", reference: scanMs, ratio: value / scanMs },
      ...{ goal: `<= ${mostMs} ms`, met: value <= mostMs },
    },
    {
      id: "history-first",
      what: "the first search after 100,000 lines that were not indexed yet",
      ...{
        value: firstMs,
        unit: "ms",
        reference: null,
        ratio: null,
        goal: "<= 5000 ms",
        met: firstMs <= 5000,
      },
    },
  ];
}

/** A run of a day, in which every hundredth change is refused and every fortieth run moves a limit. */
async function writeRun(database: Database, at: number): Promise<void> {
  const startedAt = new Date(Date.UTC(2026, 0, 1 + at, 9)).toISOString().replace(".000", "");
  const field = at % 40 === 7 ? "creditLimit" : "phone";
  const lines = Array.from({ length: linesInRun }, (_, line) => {
    const change: Change = {
      kind: "update",
      key: String(1 + ((at * 37 + line) % 10_000)),
      fields: { [field]: [`09 555 ${line}`, `09 556 ${line}`], notes: ["before", `moved in run ${at}`] },
    };
    return { change, label: `Harbour Cafe ${(at * 37 + line) % 10_000} Ltd` };
  });
  const why = `The numbers ${at} of the year`;
  const who = at % 2 === 0 ? "Ada Admin" : "Ben Finance";
  const run = { who, why, startedAt, workbook: "Book.xlsx", fingerprint: "bench" };
  const { id } = await insertRun(database, run, lines);
  const outcomes = lines.map(({ change: { key } }, line) => {
    const kind = line % 100 === 99 ? "rejected" : "applied";
    return [line, { key, kind }] as const;
  });
  await endRun(database, id, { endedAt: startedAt, outcomes, counts: noOutcomes });
}
