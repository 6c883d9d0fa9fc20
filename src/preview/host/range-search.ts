/**
 * `Excel.Range`: finding cells by what they hold or where data ends: find, special cells, the region around a cell, the
 * edge of a range, and the merged areas in it.
 */
import { intersection, MAX_COLUMNS, MAX_ROWS, spanning } from "./address";
import type { Area } from "./address";
import { readValue, readValueType } from "./cell-value";
import { hasContent } from "./cell-writer";
import { toArea } from "./engine-shift";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { hostedAreas } from "./range-areas";
import { displayText } from "./range-read";
import { hostedRange, toText, usedArea } from "./range-target";
import type { RangeTarget } from "./range-target";
import type { Hosted } from "./hosted";

const one = (row: number, column: number): Area => ({ row, column, rowCount: 1, columnCount: 1 });

interface Criteria {
  readonly text: string;
  readonly completeMatch?: boolean | null;
  readonly matchCase?: boolean | null;
  readonly searchDirection?: string | null;
}

/** The used cells of a range in reading order that a test picks. */
function cellsWhere(
  target: RangeTarget,
  test: (row: number, column: number) => boolean,
  host: HostContext,
): Area[] {
  const used = usedArea(target.sheetId, { valuesOnly: false }, host);
  const area = used && intersection(used, target.area);
  const found: Area[] = [];
  for (let row = area?.row ?? 0; area && row < area.row + area.rowCount; row += 1) {
    for (let column = area.column; column < area.column + area.columnCount; column += 1) {
      if (test(row, column)) found.push(one(row, column));
    }
  }
  return found;
}

/** The cells whose shown text holds what is looked for. */
function findCells(target: RangeTarget, criteria: Criteria, host: HostContext): Area[] {
  const formatOf = host.grid.numberFormats(target.sheetId);
  const fold = (text: string) => (criteria.matchCase === true ? text : text.toLowerCase());
  return cellsWhere(
    target,
    (row, column) => {
      const cell = host.grid.cell(target.sheetId, row, column);
      if (!hasContent(cell)) return false;
      const shown = fold(displayText(readValue(cell), formatOf(cell, row, column)));
      return criteria.completeMatch === true
        ? shown === fold(criteria.text)
        : shown.includes(fold(criteria.text));
    },
    host,
  );
}

function toCriteria([text, options]: readonly unknown[]): Criteria {
  return { ...(options as Omit<Criteria, "text"> | null), text: toText(text) };
}

function find(target: RangeTarget, args: readonly unknown[], host: HostContext): Hosted {
  const criteria = toCriteria(args);
  const found = findCells(target, criteria, host);
  const cell = criteria.searchDirection === "Backwards" ? found.at(-1) : found[0];
  if (!cell) throw new HostError("ItemNotFound");
  return hostedRange(target.sheetId, cell);
}

/** Cells side by side as one area, and equal rows below each other as one. */
function joinCells(cells: readonly Area[]): Area[] {
  const joined: Area[] = [];
  for (const cell of cells) {
    const last = joined.at(-1);
    const isNext = last?.row === cell.row && last.column + last.columnCount === cell.column;
    if (last && isNext) joined[joined.length - 1] = spanning(last, cell);
    else joined.push(cell);
  }
  const tall: Area[] = [];
  for (const line of joined) {
    const at = tall.findIndex(
      (area) =>
        area.column === line.column &&
        area.columnCount === line.columnCount &&
        area.row + area.rowCount === line.row,
    );
    const above = tall[at];
    if (above) tall[at] = spanning(above, line);
    else tall.push(line);
  }
  return tall;
}

const VALUE_KINDS = { Errors: "Error", Logical: "Boolean", Number: "Double", Text: "String" } as const;

/** `ErrorsLogicalText` and its like name the kinds they pick in this order; null for any other word. */
function readKinds(word: unknown): readonly string[] | null {
  const all = Object.values(VALUE_KINDS);
  if (word === undefined || word === null || word === "All") return all;
  const parts = typeof word === "string" ? /^(Errors)?(Logical)?(Numbers?)?(Text)?$/.exec(word) : null;
  if (!parts?.[0]) return null;
  const names = Object.keys(VALUE_KINDS) as (keyof typeof VALUE_KINDS)[];
  return names.filter((_name, index) => parts[index + 1]).map((name) => VALUE_KINDS[name]);
}

function specialCells(target: RangeTarget, args: readonly unknown[], host: HostContext): Hosted {
  const [cellType, valueKind] = args;
  const kinds = readKinds(valueKind);
  if (!kinds) throw new HostError("InvalidArgument");
  const formatOf = host.grid.numberFormats(target.sheetId);
  const sheet = host.grid.sheet(target.sheetId);
  const test = (row: number, column: number): boolean => {
    const cell = host.grid.cell(target.sheetId, row, column);
    switch (cellType) {
      case "Blanks":
        return !hasContent(cell);
      case "Visible":
        return sheet.getRowVisible(row) && sheet.getColVisible(column);
      case "Constants":
      case "Formulas": {
        const isKind = hasContent(cell) && kinds.includes(readValueType(cell, formatOf(cell, row, column)));
        return isKind && Boolean(cell?.f) === (cellType === "Formulas");
      }
      default:
        throw new HostError("NotImplemented", "not hosted: this cell type of Range.GetSpecialCells");
    }
  };
  return hostedAreas(target.sheetId, joinCells(cellsWhere(target, test, host)));
}

/** The block of cells around a range that blank rows and columns close off. */
function surroundingRegion({ sheetId, area }: RangeTarget, host: HostContext): Area {
  const rows = host.grid.rows(sheetId);
  const isFilled = (row: number, column: number) => hasContent(rows[row]?.[column]);
  const touches = (edge: Area) => {
    for (let row = Math.max(edge.row, 0); row < edge.row + edge.rowCount; row += 1) {
      for (let column = Math.max(edge.column, 0); column < edge.column + edge.columnCount; column += 1) {
        if (isFilled(row, column)) return true;
      }
    }
    return false;
  };
  let region = area;
  for (let isGrowing = true; isGrowing;) {
    const { row, column, rowCount, columnCount } = region;
    const wide = { column: column - 1, columnCount: columnCount + 2 };
    const tall = { row: row - 1, rowCount: rowCount + 2 };
    const edges = [
      { ...wide, row: row - 1, rowCount: 1 },
      { ...wide, row: row + rowCount, rowCount: 1 },
      { ...tall, column: column - 1, columnCount: 1 },
      { ...tall, column: column + columnCount, columnCount: 1 },
    ];
    const steps = edges.map((edge) => (touches(edge) ? 1 : 0));
    const [up = 0, down = 0, left = 0, right = 0] = steps;
    isGrowing = steps.some((step) => step > 0);
    region = {
      row: row - Math.min(up, row),
      column: column - Math.min(left, column),
      rowCount: rowCount + Math.min(up, row) + down,
      columnCount: columnCount + Math.min(left, column) + right,
    };
  }
  return region;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  Up: [-1, 0],
  Down: [1, 0],
  Left: [0, -1],
  Right: [0, 1],
};

/** Where Ctrl and an arrow key lead: the end of the data, the next data, or the end of the sheet. */
function rangeEdge({ sheetId, area }: RangeTarget, direction: unknown, host: HostContext): Area {
  const step = STEPS[typeof direction === "string" ? direction : ""];
  if (!step) throw new HostError("InvalidArgument");
  const [down, right] = step;
  const used = usedArea(sheetId, { valuesOnly: true }, host) ?? one(0, 0);
  const isFilled = (row: number, column: number) => hasContent(host.grid.cell(sheetId, row, column));
  const isInside = (row: number, column: number) =>
    row >= 0 && column >= 0 && row < used.row + used.rowCount && column < used.column + used.columnCount;
  const from = { row: area.row, column: area.column };
  let { row, column } = from;
  const isRun = isFilled(row, column) && isFilled(row + down, column + right);
  while (isInside(row + down, column + right) && (!isRun || isFilled(row + down, column + right))) {
    row += down;
    column += right;
    if (!isRun && isFilled(row, column)) return one(row, column);
  }
  if (isRun || (isFilled(row, column) && (row !== from.row || column !== from.column)))
    return one(row, column);
  const last = {
    Up: one(0, column),
    Left: one(row, 0),
    Down: one(MAX_ROWS - 1, column),
    Right: one(row, MAX_COLUMNS - 1),
  };
  return last[direction as keyof typeof last];
}

function mergedAreas({ sheetId, area }: RangeTarget, host: HostContext): Hosted {
  const merged = host.grid.sheet(sheetId).getMergeData().map(toArea);
  return hostedAreas(
    sheetId,
    merged.filter((each) => intersection(each, area)),
  );
}

/** Adds what finds cells to Range and Worksheet. */
export function installRangeSearch(host: HostContext): void {
  host.registry.define<RangeTarget>("Range", {
    calculated: ["Find", "GetSpecialCells"],
    methods: {
      Find: (target, args) => find(target, args, host),
      GetSpecialCells: (target, args) => specialCells(target, args, host),
      GetSurroundingRegion: (target) => hostedRange(target.sheetId, surroundingRegion(target, host)),
      GetRangeEdge: (target, [direction]) => hostedRange(target.sheetId, rangeEdge(target, direction, host)),
      GetExtendedRange: (target, [direction]) =>
        hostedRange(target.sheetId, spanning(target.area, rangeEdge(target, direction, host))),
      GetMergedAreas: (target) => mergedAreas(target, host),
    },
  });
  host.registry.define<{ readonly sheetId: string }>("Worksheet", {
    calculated: ["FindAll"],
    methods: {
      FindAll: ({ sheetId }, args) => {
        const area = { row: 0, column: 0, rowCount: MAX_ROWS, columnCount: MAX_COLUMNS };
        return hostedAreas(sheetId, joinCells(findCells({ sheetId, area }, toCriteria(args), host)));
      },
    },
  });
}
