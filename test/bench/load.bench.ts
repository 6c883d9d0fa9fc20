// A load of 10,000 contacts through Microsoft's Office.js into the host of the tests, against writing the same cells bare: the
// same sheets and baseline, made before, with formats and values, no drop-downs, no table, no proof. And its requests and bytes; and the reading.
import { makeLookup } from "../../src/domain/lookup";
import { defaultPolicy } from "../../src/domain/policy";
import type { Values } from "../../src/domain/value";
import { makeSample } from "../../src/service/sample/sample";
import { printBaseline, type Load } from "../../src/workbook/baseline";
import { bytesOfRows, cutRows } from "../../src/workbook/blocks";
import type { Cell } from "../../src/workbook/cells";
import { readSheets, writeLoad } from "../../src/workbook/excel";
import { chosenSheets } from "../../src/workbook/chosen-sheets";
import { headersOf } from "../../src/workbook/layout";
import { layoutsFor } from "../../src/workbook/sheets";
import { makeRows } from "../../src/workbook/rows";
import { openTestWorkbook, testAccount, type TestWorkbook } from "../support/workbook";
import type { Figure } from "./figure";
import { timeRatio } from "./measure";

const contacts = 10_000;
const rounds = 3;
const twoMegabytes = 2_000_000;

interface BareSheet {
  readonly name: string;
  /** Number formats by column. */
  readonly formats: readonly string[];
  /** The rows, cut into what a request can carry. */
  readonly blocks: readonly Cell[][][];
}

interface Round {
  readonly loadMs: number;
  readonly readMs: number;
  readonly bareMs: number;
  readonly counts: ReturnType<TestWorkbook["counts"]>;
}

/** Times of load and reading, and the requests of a load. The account's contacts have all their columns, more than 40. */
export async function bench(): Promise<Figure[]> {
  const load = sampleLoad();
  const bare = bareSheets(load);
  const measured: Round[] = [];
  for (let round = 0; round <= rounds; round++) measured.push(await measure(load, bare));
  const counted = measured.slice(1);
  const loadMs = middle(counted.map((round) => round.loadMs));
  const bareMs = middle(counted.map((round) => round.bareMs));
  const readMs = middle(counted.map((round) => round.readMs));
  const columns = bare[0]?.formats.length ?? 0;
  const what = `load of 10,000 contacts × ${columns} columns, their groups and the baseline, proved`;
  const [last] = counted.slice(-1);
  return [
    timeRatio("load", `${what}, against writing the same cells bare`, {
      ms: loadMs,
      referenceMs: bareMs,
      most: 1.2,
    }),
    ...(last ? requestFigures(last.counts) : []),
    timeRatio("read", "reading the sheets and the baseline again, against the same", {
      ms: readMs,
      referenceMs: bareMs,
      most: 0.5,
    }),
  ];
}

/** Records as the pane has them: each the JSON of a line. */
function sampleLoad(): Load {
  const sample = makeSample({ contacts });
  const lines = [...sample.contacts].map((contact) => JSON.stringify(contact));
  const records = lines.map((line) => JSON.parse(line) as Values);
  const loadedAt = "2026-11-24T09:41:00Z";
  return {
    account: testAccount,
    loadedAt,
    filter: {},
    lists: sample.lists,
    policy: defaultPolicy,
    records,
    sheets: ["Groups"],
  };
}

function bareSheets(load: Load): BareSheet[] {
  const { lists, records } = load;
  const lookup = makeLookup(lists);
  const layouts = chosenSheets(layoutsFor(lists), load);
  const shown = layouts.map((layout) => ({
    name: layout.name,
    formats: layout.columns.map(({ numberFormat }) => numberFormat),
    blocks: blocksOf([layout.columns.map(({ header }) => header), ...makeRows(layout, records, lookup)]),
  }));
  const stored = printBaseline(load, { headers: headersOf(layouts), ticks: [] });
  return [...shown, { name: "Baseline", formats: ["@", "@"], blocks: blocksOf(stored) }];
}

function blocksOf(rows: readonly (readonly Cell[])[]): Cell[][][] {
  return cutRows(bytesOfRows(rows)).map(({ start, count }) => rows.slice(start, start + count) as Cell[][]);
}

/** Load and reference take turns, each in a new workbook, so that a busy machine is busy for both. */
async function measure(load: Load, bare: readonly BareSheet[]): Promise<Round> {
  const empty = openTestWorkbook();
  globalThis.gc?.();
  const bareMs = await timeOf(() => writeBare(empty, bare));
  empty.close();
  const workbook = openTestWorkbook();
  globalThis.gc?.();
  const loadMs = await timeOf(async () => {
    const end = await writeLoad(load, {});
    if (end.kind !== "written" || end.different.length > 0) throw new Error("The bench's load is not whole.");
  });
  const counts = workbook.counts();
  globalThis.gc?.();
  const readMs = await timeOf(async () => {
    const answer = await readSheets({ signedIn: testAccount, now: load.loadedAt });
    if (answer.kind !== "read" || answer.reading.hasEdits) throw new Error("The bench read edits.");
  });
  workbook.close();
  return { loadMs, readMs, bareMs, counts };
}

async function timeOf(job: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await job();
  return performance.now() - start;
}

/** As a plain script would: a sheet, the formats of its columns, its values in blocks of rows that a request can carry. */
function writeBare(workbook: TestWorkbook, sheets: readonly BareSheet[]): Promise<void> {
  return workbook.run(async (context) => {
    for (const { name, formats, blocks } of sheets) {
      const sheet = context.workbook.worksheets.add(name);
      const rows = blocks.reduce((sum, block) => sum + block.length, 0);
      formats.forEach((numberFormat, column) =>
        sheet
          .getRangeByIndexes(0, column, rows, 1)
          .set({ numberFormat: numberFormat as unknown as string[][] }),
      );
      let start = 0;
      for (const block of blocks) {
        sheet.getRangeByIndexes(start, 0, block.length, formats.length).values = block;
        start += block.length;
        await context.sync();
      }
    }
  });
}

function requestFigures(counts: Round["counts"]): Figure[] {
  const { requests, bytesIn, bytesOut, largestRequest } = counts;
  const allowed = Math.ceil((bytesIn + bytesOut) / twoMegabytes) + 12;
  const megabytes = ((bytesIn + bytesOut) / 1_000_000).toFixed(1);
  return [
    {
      id: "load-requests",
      what: `host requests of that load, for ${megabytes} MB written and answered`,
      value: requests,
      unit: "requests",
      reference: allowed,
      ratio: requests / allowed,
      goal: `<= ${allowed}`,
      met: requests <= allowed,
    },
    {
      id: "load-largest",
      what: "the largest of these requests",
      value: largestRequest / 1_000_000,
      unit: "MB",
      reference: null,
      ratio: null,
      goal: "<= 5 MB",
      met: largestRequest <= 5_000_000,
    },
  ];
}

function middle(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[times.length >> 1] ?? Number.NaN;
}
