/**
 * Excel's filter criteria put into the engine's terms and back. Pure: it is handed the column's texts and values and
 * answers which filter the engine has to keep; rows, sheets and tables it does not know.
 */
import type { IFilterColumn } from "@univerjs/sheets-filter";

/** Excel.FilterCriteria as it travels; members that are not given are absent. */
export interface Criteria {
  readonly filterOn: string;
  readonly criterion1?: string;
  readonly criterion2?: string;
  readonly operator?: string;
  readonly values?: readonly (string | object)[];
  readonly dynamicCriteria?: string;
  readonly color?: string;
}

/** One data cell of the filtered column: what is shown, and what is stored (undefined where empty). */
export interface FilterCell {
  readonly text: string;
  readonly value: string | number | boolean | undefined;
}

type EngineFilter = Omit<IFilterColumn, "colId">;
type CustomFilter = NonNullable<IFilterColumn["customFilters"]>["customFilters"][number];

/** What came of a conversion: the engine's filter, or why Excel (or this host) refuses it. */
export type Conversion =
  | { readonly kind: "filter"; readonly filter: EngineFilter }
  | { readonly kind: "invalid"; readonly reason: string }
  | { readonly kind: "notHosted"; readonly member: string };

const operators: readonly (readonly [string, string | undefined])[] = [
  ["<>", "notEqual"],
  [">=", "greaterThanOrEqual"],
  ["<=", "lessThanOrEqual"],
  [">", "greaterThan"],
  ["<", "lessThan"],
  ["=", undefined],
];

function customFilter(criterion: string): CustomFilter {
  const [sign, operator] = operators.find(([start]) => criterion.startsWith(start)) ?? ["", undefined];
  const rest = criterion.slice(sign.length);
  if (operator === undefined) return { val: rest };
  // The engine's "not equal to nothing" is written with a space.
  const val = operator === "notEqual" && rest === "" ? " " : rest;
  return { val, operator };
}

function convertCustom(criteria: Criteria): Conversion {
  const { criterion1, criterion2, operator } = criteria;
  if (criterion1 === undefined) return { kind: "invalid", reason: "criterion1 is missing" };
  const first = customFilter(criterion1);
  if (criterion2 === undefined) {
    return { kind: "filter", filter: { customFilters: { customFilters: [first] } } };
  }
  const customFilters: [CustomFilter, CustomFilter] = [first, customFilter(criterion2)];
  const joined = operator === "Or" ? { customFilters } : { and: 1 as const, customFilters };
  return { kind: "filter", filter: { customFilters: joined } };
}

/** A filter that shows exactly the cells' texts that pass; blank cells only where one of them passes. */
function showing(passing: readonly FilterCell[]): Conversion {
  const texts = [...new Set(passing.map((cell) => cell.text))];
  const filters = texts.filter((text) => text !== "");
  const isBlankShown = texts.length > filters.length;
  const filter: EngineFilter = { filters: isBlankShown ? { filters, blank: true } : { filters } };
  return { kind: "filter", filter };
}

function convertValues(criteria: Criteria, cells: readonly FilterCell[]): Conversion {
  const values = criteria.values ?? [];
  const texts = values.flatMap((value) => (typeof value === "string" ? value.toLowerCase() : []));
  if (texts.length < values.length) return { kind: "notHosted", member: "FilterDatetime" };
  const wanted = new Set(texts);
  return showing(cells.filter((cell) => wanted.has(cell.text.toLowerCase())));
}

function convertExtreme(criteria: Criteria, cells: readonly FilterCell[]): Conversion {
  const amount = Number(criteria.criterion1);
  if (!(amount >= 1)) return { kind: "invalid", reason: "criterion1 must be a number of at least 1" };
  const isTop = criteria.filterOn.startsWith("Top");
  const numbers = cells.flatMap((cell) => (typeof cell.value === "number" ? [cell.value] : []));
  numbers.sort((a, b) => (isTop ? b - a : a - b));
  const isPercent = criteria.filterOn.endsWith("Percent");
  const count = isPercent ? Math.max(1, Math.floor((numbers.length * amount) / 100)) : amount;
  const limit = numbers[Math.min(count, numbers.length) - 1];
  if (limit === undefined) return showing([]);
  const passes = (value: number) => (isTop ? value >= limit : value <= limit);
  return showing(cells.filter(({ value }) => typeof value === "number" && passes(value)));
}

function convertDynamic(criteria: Criteria, cells: readonly FilterCell[]): Conversion {
  const numbers = cells.flatMap((cell) => (typeof cell.value === "number" ? [cell.value] : []));
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  switch (criteria.dynamicCriteria) {
    case "AboveAverage":
      return showing(cells.filter(({ value }) => typeof value === "number" && value > mean));
    case "BelowAverage":
      return showing(cells.filter(({ value }) => typeof value === "number" && value < mean));
    default:
      return { kind: "notHosted", member: `DynamicFilterCriteria.${criteria.dynamicCriteria ?? "Unknown"}` };
  }
}

/** The engine's filter for Excel's criteria over the column's data cells (without its header). */
export function toEngineFilter(criteria: Criteria, cells: readonly FilterCell[]): Conversion {
  switch (criteria.filterOn) {
    case "Values":
      return convertValues(criteria, cells);
    case "Custom":
      return convertCustom(criteria);
    case "TopItems":
    case "TopPercent":
    case "BottomItems":
    case "BottomPercent":
      return convertExtreme(criteria, cells);
    case "Dynamic":
      return convertDynamic(criteria, cells);
    case "CellColor":
    case "FontColor":
    case "Icon":
      return { kind: "notHosted", member: `FilterOn.${criteria.filterOn}` };
    default:
      return { kind: "invalid", reason: `${criteria.filterOn} is no FilterOn` };
  }
}

function printCustom(filter: CustomFilter): string {
  const sign = operators.find(([, operator]) => operator === filter.operator)?.[0] ?? "=";
  return `${sign}${filter.val === " " ? "" : filter.val}`;
}

/** Excel's criteria for a filter that someone set by hand in the engine. */
export function toCriteria(filter: EngineFilter): Criteria {
  if (filter.filters) {
    const values = filter.filters.filters ?? [];
    return { filterOn: "Values", values: filter.filters.blank ? [...values, ""] : values };
  }
  if (filter.customFilters) {
    const [first, second] = filter.customFilters.customFilters;
    const criterion1 = printCustom(first);
    if (!second) return { filterOn: "Custom", criterion1 };
    const operator = filter.customFilters.and ? "And" : "Or";
    return { filterOn: "Custom", criterion1, criterion2: printCustom(second), operator };
  }
  return { filterOn: "CellColor" };
}
