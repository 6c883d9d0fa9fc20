// Loads through Microsoft's Office.js into the host of the tests, each beside a reference: the same cells written bare, as a plain
// script would, with formats and values, no drop-downs, no table, no proof.
import { makeLookup } from "../../src/domain/lookup";
import { printBaseline, type Load } from "../../src/workbook/baseline";
import { bytesOfRows, cutRows } from "../../src/workbook/blocks";
import type { Cell } from "../../src/workbook/cells";
import { chosenSheets, recordsFor } from "../../src/workbook/chosen-sheets";
import { readSheets, writeLoad } from "../../src/workbook/excel";
import { headersOf } from "../../src/workbook/layout";
import { makeRows } from "../../src/workbook/rows";
import { layoutsFor } from "../../src/workbook/sheets";
import { openTestWorkbook, testAccount, type TestWorkbook } from "../support/workbook";

interface BareSheet {
  readonly name: string;
  /** Number formats by column. */
  readonly formats: readonly string[];
  /** The rows, cut into what a request can carry. */
  readonly blocks: readonly Cell[][][];
}

/** Milliseconds of one load, of reading it again and of the reference, and what the host counted. */
export interface Round {
  readonly loadMs: number;
  readonly readMs: number;
  readonly bareMs: number;
  readonly counts: ReturnType<TestWorkbook["counts"]>;
}

/** So many rounds after one that does not count, and the median of each time. */
export async function measureLoads(load: Load, rounds: number): Promise<Round> {
  const bare = bareSheets(load);
  const measured: Round[] = [];
  for (let round = 0; round <= rounds; round++) measured.push(await measure(load, bare));
  const counted = measured.slice(1);
  const [last] = counted.slice(-1);
  if (!last) throw new Error("At least one round is measured.");
  return {
    loadMs: middle(counted.map(({ loadMs }) => loadMs)),
    readMs: middle(counted.map(({ readMs }) => readMs)),
    bareMs: middle(counted.map(({ bareMs }) => bareMs)),
    counts: last.counts,
  };
}

function bareSheets(load: Load): BareSheet[] {
  const { lists } = load;
  const lookup = makeLookup(lists);
  const layouts = chosenSheets(layoutsFor(lists), load);
  const shown = layouts.map((layout) => ({
    name: layout.name,
    formats: layout.columns.map(({ numberFormat }) => numberFormat),
    blocks: blocksOf([
      layout.columns.map(({ header }) => header),
      ...makeRows(layout, recordsFor(layout, load), lookup),
    ]),
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

function middle(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[times.length >> 1] ?? Number.NaN;
}
