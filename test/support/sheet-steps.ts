// What people do to sheets, each step done twice: in a real workbook, and in the model's plain grid. A step is a handful of numbers that
// fall on what is there when it is done, so that any sequence makes sense. It knows nothing of the add-in.
import { columnLetters } from "../../src/workbook/addresses";
import {
  blockAt,
  tableOf,
  undoByHand,
  visibleRows,
  wholeColumn,
  wholeRow,
  writeByHand,
  type Hands,
  type Place,
} from "./sheet-hands";
import { typedInto } from "./sheet-typing";
import { sortedRows } from "./sheet-sort";
import type { Cell } from "./sheet-model-cells";
import { modelSheets, type ModelSheet, type SheetName } from "./sheet-model";

/** One thing that people do, or a check of what they did. Of two places, `from` is where it begins. */
export interface Step {
  readonly kind: StepKind;
  readonly at: readonly [sheet: number, row: number, column: number];
  readonly from: readonly [sheet: number, row: number, column: number];
  readonly size: readonly [rows: number, columns: number];
  readonly pick: number;
  /** True where a step by hand is taken back at once. */
  readonly isUndone: boolean;
}

/** A step, and where it falls. `from` may stand on another sheet, `to` stands on the same. */
interface Deed extends Pick<Step, "size" | "pick" | "isUndone"> {
  readonly place: Place;
  readonly from: Place;
  readonly to: Place;
}

type Act = (hands: Hands, deed: Deed) => Promise<void>;

/** Puts a block into the model; what lies below its last row makes the table longer. */
function put({ sheet, row, column }: Place, cells: readonly (readonly Cell[])[]): void {
  cells.forEach((line, down) => {
    const own = (sheet.rows[row + down] ??= blankRow(sheet));
    line.forEach((cell, right) => (own[column + right] = cell));
  });
}

/** Does a step by hand, and either does the same in the model or takes it back. */
async function orUndone(
  hands: Hands,
  deed: Deed,
  both: { hand: Promise<void>; model: () => void },
): Promise<void> {
  await both.hand;
  if (deed.isUndone) await undoByHand(hands, deed.place);
  else both.model();
}

function api(hands: Hands, work: (context: Excel.RequestContext) => void): Promise<void> {
  return hands.workbook.run(async (context) => {
    work(context);
    await context.sync();
  });
}

const sort: Act = async (hands, { place, pick }) => {
  const { sheet, column } = place;
  const ascending = pick % 2 === 0;
  const visible = await visibleRows(hands, sheet);
  if (pick % 4 < 2) {
    await api(hands, (context) => tableOf(context, sheet).sort.apply([{ key: column, ascending }]));
  } else {
    const range = blockAt({ sheet, row: 0, column: 0 }, sheet.rows.length, sheet.headers.length);
    const orderRules = [{ colIndex: column, type: ascending ? "asc" : "desc" }];
    await hands.workbook.byHand(sheet.name, "sheet.command.sort-range", {
      range,
      orderRules,
      hasTitle: false,
    });
  }
  const sorted = sortedRows(
    visible.map((row) => sheet.rows[row] ?? []),
    column,
    ascending,
  );
  visible.forEach((row, index) => (sheet.rows[row] = sorted[index] ?? []));
};

const filter: Act = (hands, { place: { sheet }, pick }) => {
  const cities = [["Auckland"], ["Napier"], ["Auckland", "Levin"]][pick % 3] ?? [];
  return api(hands, (context) =>
    tableOf(context, sheet).columns.getItem("City").filter.applyValuesFilter(cities),
  );
};

const clearFilter: Act = (hands, { place: { sheet } }) =>
  api(hands, (context) => tableOf(context, sheet).clearFilters());

const hide: Act = (hands, { place: { sheet, column }, pick }) =>
  api(hands, (context) => {
    const letters = columnLetters(column);
    const range = context.workbook.worksheets.getItem(sheet.name).getRange(`${letters}:${letters}`);
    range.columnHidden = pick % 2 === 0;
  });

const type: Act = (hands, deed) => {
  const { place, pick } = deed;
  const cells = [[typedInto(place, pick)]];
  return orUndone(hands, deed, { hand: writeByHand(hands, place, cells), model: () => put(place, cells) });
};

/** A new customer, typed right below the last row. */
const addRow: Act = (hands, deed) => {
  const { sheet } = deed.place;
  const place = { sheet, row: sheet.rows.length, column: 0 };
  const names = ["", "", "Customer", true, `Bakery ${deed.pick}`, "", "Napier", "Retail"];
  const cells = [sheet.headers.map((_, at) => names[at] ?? "")];
  return orUndone(hands, deed, { hand: writeByHand(hands, place, cells), model: () => put(place, cells) });
};

const insertRow: Act = (hands, deed) => {
  const { sheet, row } = deed.place;
  const params = { range: wholeRow(deed.place), direction: 0 };
  return orUndone(hands, deed, {
    hand: hands.workbook.byHand(sheet.name, "sheet.command.insert-row-by-range", params),
    model: () => sheet.rows.splice(row, 0, blankRow(sheet)),
  });
};

function blankRow({ headers }: ModelSheet): Cell[] {
  return headers.map(() => "");
}

/** Not one of the last rows: each later step shall find a place. */
const deleteRow: Act = (hands, deed) => {
  const { sheet, row } = deed.place;
  if (sheet.rows.length <= fewestRows) return Promise.resolve();
  const params = { range: wholeRow(deed.place) };
  return orUndone(hands, deed, {
    hand: hands.workbook.byHand(sheet.name, "sheet.command.remove-row-by-range", params),
    model: () => sheet.rows.splice(row, 1),
  });
};

const fewestRows = 3;

/** A block copied from here or from another sheet: typed out, with its formats, or as values alone. Rows that a filter hides take it too. */
const paste: Act = (hands, deed) => {
  const { place, from, size, pick } = deed;
  const rows = Math.min(size[0], from.sheet.rows.length - from.row);
  const room = [from, place].map(({ sheet, column }) => sheet.headers.length - column);
  const columns = Math.min(size[1], ...room);
  const cells = from.sheet.rows
    .slice(from.row, from.row + rows)
    .map((line) => line.slice(from.column, from.column + columns));
  const below = cells.slice(Math.max(0, place.sheet.rows.length - place.row));
  if (below.some((line) => line.every((cell) => cell === ""))) return Promise.resolve();
  const model = () => put(place, cells);
  if (pick % 3 === 0) return orUndone(hands, deed, { hand: writeByHand(hands, place, cells), model });
  model();
  return api(hands, (context) => {
    const rangeOf = ({ sheet, row, column }: Place) =>
      context.workbook.worksheets
        .getItem(sheet.name)
        .getRangeByIndexes(sheet.top - 1 + row, column, rows, columns);
    rangeOf(place).copyFrom(rangeOf(from), pick % 3 === 1 ? "All" : "Values");
  });
};

/** Fills a value down; under a filter only the rows in sight take it. */
const fill: Act = async (hands, { place, size }) => {
  const { sheet, row, column } = place;
  const visible = await visibleRows(hands, sheet);
  const cell = sheet.rows[row]?.[column] ?? "";
  for (const own of visible.filter((other) => other > row).slice(0, size[0])) {
    await writeByHand(hands, { ...place, row: own }, [[cell]]);
    put({ ...place, row: own }, [[cell]]);
  }
};

function moved<T>(things: readonly T[], from: number, to: number): T[] {
  const rest = things.toSpliced(from, 1);
  return rest.toSpliced(to > from ? to - 1 : to, 0, things[from] as T);
}

/** Cuts a row and inserts it elsewhere. */
const moveRow: Act = (hands, deed) => {
  const { sheet, row } = deed.place;
  const to = deed.to.row;
  if (to === row || to === row + 1) return Promise.resolve();
  const [range, toRange] = [wholeRow(deed.place), wholeRow(deed.to)];
  return orUndone(hands, deed, {
    hand: hands.workbook.byHand(sheet.name, "sheet.command.move-rows", { fromRange: range, toRange, range }),
    model: () => (sheet.rows = moved(sheet.rows, row, to)),
  });
};

/** Cuts a row and pastes it over another, which is then gone. For the grid the last row, moved up, is a shift of cells: not that one. */
const cutRow: Act = (hands, deed) => {
  const { sheet, row } = deed.place;
  const to = deed.to.row;
  if (to === row || row === sheet.rows.length - 1) return Promise.resolve();
  const line = (own: number) => blockAt({ sheet, row: own, column: 0 }, 1, sheet.headers.length);
  const params = { fromRange: line(row), toRange: line(to) };
  return orUndone(hands, deed, {
    hand: hands.workbook.byHand(sheet.name, "sheet.command.move-range", params),
    model: () => {
      sheet.rows[to] = sheet.rows[row] ?? [];
      sheet.rows[row] = blankRow(sheet);
    },
  });
};

/** Cuts a column and inserts it elsewhere, though not before the first. */
const moveColumn: Act = (hands, deed) => {
  const { sheet, column } = deed.place;
  const to = Math.max(1, deed.to.column);
  if (to === column || to === column + 1) return Promise.resolve();
  const [range, toRange] = [wholeColumn(deed.place), wholeColumn({ ...deed.to, column: to })];
  return orUndone(hands, deed, {
    hand: hands.workbook.byHand(sheet.name, "sheet.command.move-cols", { fromRange: range, toRange, range }),
    model: () => {
      sheet.headers = moved(sheet.headers, column, to);
      sheet.rows = sheet.rows.map((cells) => moved(cells, column, to));
    },
  });
};

/** A column of the person's own, with a note in each row. */
const ownColumn: Act = async (hands, { place: { sheet, column } }) => {
  const at = { sheet, row: -1, column: Math.max(1, column) };
  const cells = [`Mine ${sheet.headers.length}`, ...sheet.rows.map((_, row) => `note ${row}`)];
  const params = { range: wholeColumn(at), direction: 3 };
  await hands.workbook.byHand(sheet.name, "sheet.command.insert-col-by-range", params);
  await writeByHand(
    hands,
    at,
    cells.map((cell) => [cell]),
  );
  sheet.headers.splice(at.column, 0, cells[0] ?? "");
  sheet.rows.forEach((own, row) => own.splice(at.column, 0, cells[row + 1] ?? ""));
};

const acts = {
  sort,
  filter,
  "clear filter": clearFilter,
  hide,
  type,
  "add row": addRow,
  "insert row": insertRow,
  "delete row": deleteRow,
  paste,
  fill,
  "move row": moveRow,
  "cut row": cutRow,
  "move column": moveColumn,
  "own column": ownColumn,
} as const satisfies Record<string, Act>;

export type StepKind = keyof typeof acts | "check";

/** Every kind of step. */
export const stepKinds = [...(Object.keys(acts) as (keyof typeof acts)[]), "check"] as const;

/** A place on a row in sight, as hands know no other; undefined where a filter hides all rows. */
async function placeOn(
  hands: Hands,
  sheet: ModelSheet,
  [, row, column]: Step["at"],
): Promise<Place | undefined> {
  const visible = await visibleRows(hands, sheet);
  const inSight = visible[row % visible.length];
  return inSight === undefined ? undefined : { sheet, row: inSight, column: column % sheet.headers.length };
}

/** Does the step in the workbook and in the model, and answers on which sheet; undefined where it finds no place. */
export async function doStep(hands: Hands, step: Step): Promise<SheetName | undefined> {
  const sheetAt = (at: Step["at"]) =>
    hands.model.sheets[modelSheets[at[0] % modelSheets.length] ?? "Contacts"];
  const sheet = sheetAt(step.at);
  const place = await placeOn(hands, sheet, step.at);
  const from = await placeOn(hands, sheetAt(step.from), step.from);
  const to = await placeOn(hands, sheet, step.from);
  if (step.kind === "check" || !place || !from || !to) return undefined;
  await acts[step.kind](hands, { ...step, place, from, to });
  return sheet.name;
}
