// Fills ranges with matrices: in blocks cut by bytes, each read back in the request that wrote it and compared [WB1, WB4]. Knows
// rectangles of cells, not what they mean.
import { bytesOfRows, cutRows, packRequests } from "./blocks";
import type { Cell } from "./cells";
import { findMisses, writeAgain, type Miss } from "./verify";

/** A matrix and the place of its first cell. */
export interface Filling {
  readonly sheet: Excel.Worksheet;
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly (Cell | null)[])[];
  /** Columns whose format would make something else of a text: there it is written with a mark of text before it. */
  readonly isMarked?: readonly boolean[];
  /** False: written, but not read back; for texts of our own that tell themselves whether they are whole. */
  readonly isProved: boolean;
}

/** A cell of a filling that holds something else, even after it was written again. */
export interface FillMiss extends Miss {
  readonly filling: Filling;
}

/** What filling hears of: may it go on, and how far it has come (in rows). */
export interface FillWatch {
  readonly isStopped: () => boolean;
  readonly onRows: (done: number, total: number) => void;
}

export interface Filled {
  readonly isComplete: boolean;
  readonly misses: readonly FillMiss[];
  /** Mean bytes of a row as JSON, for each filling. */
  readonly rowBytes: readonly number[];
}

/** Writes the fillings in order; what is queued already goes with the first request. */
export async function fill(
  context: Excel.RequestContext,
  fillings: readonly Filling[],
  watch: FillWatch,
): Promise<Filled> {
  const sizes = fillings.map(({ cells }) => bytesOfRows(cells));
  const parts = fillings.flatMap((filling, index) =>
    cutRows(sizes[index] ?? []).map((block) => ({ ...block, filling })),
  );
  const total = parts.reduce((rows, { count }) => rows + count, 0);
  const rowBytes = sizes.map((own) =>
    Math.ceil(own.reduce((sum, size) => sum + size, 0) / (own.length || 1)),
  );
  const misses: FillMiss[] = [];
  let done = 0;
  for (const request of packRequests(parts)) {
    if (watch.isStopped()) return { isComplete: false, misses, rowBytes };
    const written = request.map((part) => writeBlock(part.filling, part.start, part.count));
    context.application.suspendApiCalculationUntilNextSync();
    await context.sync();
    for (const { filling, start, cells, range } of written) {
      if (range) misses.push(...findMisses(cells, range.values).map((miss) => missOf(filling, start, miss)));
      done += cells.length;
    }
    watch.onRows(done, total);
  }
  return { isComplete: true, misses: await fillAgain(context, misses), rowBytes };
}

function writeBlock(filling: Filling, start: number, count: number) {
  const { sheet, row, column, isProved } = filling;
  const cells = filling.cells.slice(start, start + count);
  const range = sheet.getRangeByIndexes(row + start, column, count, cells[0]?.length ?? 1);
  range.values = filling.isMarked
    ? cells.map((own) => markTexts(own, filling))
    : (cells as (Cell | null)[][]);
  return { filling, start, cells, range: isProved ? range.load("values") : undefined };
}

function markTexts(cells: readonly (Cell | null)[], { isMarked }: Filling): (Cell | null)[] {
  return cells.map((cell, column) => (isMarked?.[column] === true ? markText(cell) : cell));
}

/** A text as a cell of any format takes it word for word. */
export function markText<T extends Cell | null>(cell: T): T | string {
  return typeof cell === "string" && cell !== "" ? `'${cell}` : cell;
}

function missOf(filling: Filling, start: number, miss: Miss): FillMiss {
  return { ...miss, row: miss.row + start, filling };
}

/** Cells are written again one by one, so only so many; more than these say that the host does something else altogether. */
const mostAgain = 500;

async function fillAgain(context: Excel.RequestContext, misses: readonly FillMiss[]): Promise<FillMiss[]> {
  const tried = misses.slice(0, mostAgain).map((miss) => {
    const { filling, row, column } = miss;
    const range = filling.sheet.getRangeByIndexes(filling.row + row, filling.column + column, 1, 1);
    range.values = [
      markTexts([writeAgain(miss)], { ...filling, isMarked: [filling.isMarked?.[column] === true] }),
    ];
    return { miss, range: range.load("values") };
  });
  if (tried.length > 0) await context.sync();
  const still = tried.flatMap(({ miss, range }) => {
    const holds = (range.values[0]?.[0] ?? "") as Cell;
    return holds === miss.meant ? [] : [{ ...miss, holds }];
  });
  return [...still, ...misses.slice(mostAgain)];
}
