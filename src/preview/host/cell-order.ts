// The order in which Excel sorts cells: numbers, text, FALSE, TRUE, errors, and blanks always last.
// It sees values only; where the cells stand and how rows move is none of its business.

/** What a sort compares: a cell's stored value, or undefined for an empty cell. */
export type SortValue = string | number | boolean | undefined;

/** One level of a sort, as Excel's SortField: the column (or row) offset, and the direction. */
export interface SortLevel {
  readonly key: number;
  readonly ascending: boolean;
  readonly textAsNumber: boolean;
}

const errorTexts = new Set([
  "#DIV/0!",
  "#N/A",
  "#NAME?",
  "#NULL!",
  "#NUM!",
  "#REF!",
  "#VALUE!",
  "#SPILL!",
  "#CALC!",
]);

const withoutCase = new Intl.Collator("en", { sensitivity: "accent" });
const withCase = new Intl.Collator("en", { sensitivity: "variant", caseFirst: "lower" });

function rank(value: SortValue): number {
  if (value === undefined || value === "") return 4;
  if (typeof value === "number") return 0;
  if (typeof value === "boolean") return 2;
  return errorTexts.has(value) ? 3 : 1;
}

function compareSameRank(a: SortValue, b: SortValue, collator: Intl.Collator): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  if (typeof a === "string" && typeof b === "string" && rank(a) === 1) {
    return collator.compare(a, b);
  }
  return 0;
}

/** Compares two values for an ascending sort of one level; blanks last whatever the direction. */
export function compareValues(a: SortValue, b: SortValue, options: CompareOptions): number {
  const left = options.textAsNumber ? numberIfNumeric(a) : a;
  const right = options.textAsNumber ? numberIfNumeric(b) : b;
  const leftRank = rank(left);
  const rightRank = rank(right);
  if (leftRank === 4 || rightRank === 4) return leftRank - rightRank;
  const collator = options.matchCase ? withCase : withoutCase;
  const order = leftRank === rightRank ? compareSameRank(left, right, collator) : leftRank - rightRank;
  return options.ascending ? order : -order;
}

export interface CompareOptions {
  readonly ascending: boolean;
  readonly matchCase: boolean;
  readonly textAsNumber: boolean;
}

function numberIfNumeric(value: SortValue): SortValue {
  if (typeof value !== "string" || value.trim() === "") return value;
  const number = Number(value);
  return Number.isNaN(number) ? value : number;
}

/**
 * The order of lines 0..n-1 after a stable sort by the levels: element i names the line that comes i-th.
 * `lines[i][key]` is the value that a level with that key compares.
 */
export function sortedOrder(
  lines: readonly (readonly SortValue[])[],
  levels: readonly SortLevel[],
  matchCase: boolean,
): number[] {
  const order = lines.map((_, index) => index);
  order.sort((a, b) => {
    for (const { key, ascending, textAsNumber } of levels) {
      const options = { ascending, matchCase, textAsNumber };
      const result = compareValues(lines[a]?.[key], lines[b]?.[key], options);
      if (result !== 0) return result;
    }
    return a - b;
  });
  return order;
}
