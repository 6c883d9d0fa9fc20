/**
 * `Excel.AutoFilter` of a sheet or a table, and `Excel.Filter` of a table's column. Which rows a filter hides is the
 * engine's work; how criteria become its filter is `filter-criteria.ts`.
 */
import type { Criteria } from "./filter-criteria";
import { HostError } from "./host-error";
import type { Arguments, HostContext, Method } from "./host-context";
import { hostedRange, toInteger, toRange } from "./range-target";
import { hosted } from "./hosted";
import { notHosted, object, value } from "./registry";
import type { Hosted } from "./hosted";
import { offsetOf } from "./table-columns";
import type { ColumnTarget } from "./table-columns";
import {
  applyCriteria,
  clearCriteria,
  closeFilter,
  isFiltered,
  openFilter,
  placeOf,
  readCriteria,
  reapplyCriteria,
  sheetFilter,
} from "./table-filter";
import type { FilterPlace } from "./table-filter";
import { changeTable, findTable } from "./table-record";
import type { WorksheetTarget } from "./worksheet";

/** The filter of a table, or the sheet's own. */
type AutoFilterTarget = { readonly tableId: string } | { readonly sheetId: string };

function placeFor(target: AutoFilterTarget, host: HostContext): FilterPlace | null {
  if ("sheetId" in target) return sheetFilter(target.sheetId, host);
  const place = placeOf(findTable(target.tableId, host));
  return isFiltered(place, host) ? place : null;
}

const members: readonly (keyof Criteria)[] = [
  "filterOn",
  "criterion1",
  "criterion2",
  "operator",
  "values",
  "dynamicCriteria",
  "color",
];

/** Criteria as they arrive; Excel refuses a member that is there and null (office-js issue 1226). */
function toCriteria(argument: unknown): Criteria {
  if (typeof argument !== "object" || argument === null) throw new HostError("InvalidArgument");
  const given = argument as Record<string, unknown>;
  if (typeof given["filterOn"] !== "string") throw new HostError("InvalidArgument");
  if (Object.values(given).some((member) => member === null)) throw new HostError("InvalidArgument");
  const known = members.filter((name) => given[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, given[name]])) as unknown as Criteria;
}

/** Criteria as Excel answers them: members without a value are null. */
function print(criteria: Criteria | null): Record<string, unknown> | null {
  if (!criteria) return null;
  return Object.fromEntries(members.map((name) => [name, criteria[name] ?? null]));
}

function apply(target: AutoFilterTarget, args: Arguments, host: HostContext): void {
  const [range, columnIndex, criteria] = args;
  const sheetId = "sheetId" in target ? target.sheetId : findTable(target.tableId, host).sheetId;
  const wanted = toRange(range, sheetId, host);
  const place = "sheetId" in target ? wanted : placeOf(findTable(target.tableId, host));
  if (!openFilter(place, host)) throw notHosted("two filters on one sheet");
  if (columnIndex === null || columnIndex === undefined) return;
  if (criteria === null || criteria === undefined) return;
  applyCriteria(place, { offset: toInteger(columnIndex), criteria: toCriteria(criteria) }, host);
}

function remove(target: AutoFilterTarget, host: HostContext): void {
  const place = placeFor(target, host);
  if (place) closeFilter(place, host);
  if ("tableId" in target) changeTable(target.tableId, { showFilterButton: false }, host);
}

function filteredRange(target: AutoFilterTarget, host: HostContext): Hosted {
  const place = placeFor(target, host);
  if (!place) throw new HostError("ItemNotFound");
  return hostedRange(place.sheetId, place.area);
}

function installAutoFilter(host: HostContext): void {
  const criteriaOf = (target: AutoFilterTarget) => {
    const place = placeFor(target, host);
    return place ? readCriteria(place, host) : [];
  };
  const clear = (target: AutoFilterTarget, offset: number | null) => {
    const place = placeFor(target, host);
    if (place) clearCriteria(place, offset, host);
  };
  host.registry.define<AutoFilterTarget>("AutoFilter", {
    properties: {
      Enabled: value((target) => placeFor(target, host) !== null),
      IsDataFiltered: value((target) => criteriaOf(target).some((criteria) => criteria !== null)),
      Criteria: value((target) => criteriaOf(target).map(print)),
    },
    methods: {
      Apply: (target, args) => apply(target, args, host),
      ClearColumnCriteria: (target, [columnIndex]) => clear(target, toInteger(columnIndex)),
      ClearCriteria: (target) => clear(target, null),
      GetRange: (target) => filteredRange(target, host),
      Reapply: (target) => {
        const place = placeFor(target, host);
        if (place) reapplyCriteria(place, host);
      },
      Remove: (target) => remove(target, host),
    },
  });
}

/** The shorthands of a column's filter: what each call means as criteria. */
const shorthands: Readonly<Record<string, (args: Arguments) => object>> = {
  Apply: ([criteria]) => criteria as object,
  ApplyValuesFilter: ([values]) => ({ filterOn: "Values", values }),
  ApplyCustomFilter: ([criterion1, criterion2, operator]) => ({
    filterOn: "Custom",
    criterion1,
    criterion2: criterion2 ?? undefined,
    operator: operator ?? undefined,
  }),
  ApplyDynamicFilter: ([dynamicCriteria]) => ({ filterOn: "Dynamic", dynamicCriteria }),
  ApplyTopItemsFilter: ([count]) => ({ filterOn: "TopItems", criterion1: String(count) }),
  ApplyTopPercentFilter: ([percent]) => ({ filterOn: "TopPercent", criterion1: String(percent) }),
  ApplyBottomItemsFilter: ([count]) => ({ filterOn: "BottomItems", criterion1: String(count) }),
  ApplyBottomPercentFilter: ([percent]) => ({ filterOn: "BottomPercent", criterion1: String(percent) }),
};

function installColumnFilter(host: HostContext): void {
  const placeAt = ({ tableId }: ColumnTarget) => placeOf(findTable(tableId, host));
  const methods = Object.entries(shorthands).map(([name, toArgument]): [string, Method<ColumnTarget>] => [
    name,
    (target, args) => {
      const criteria = toCriteria(toArgument(args));
      applyCriteria(placeAt(target), { offset: offsetOf(target, host), criteria }, host);
    },
  ]);
  host.registry.define<ColumnTarget>("Filter", {
    properties: {
      Criteria: value((target) => print(readCriteria(placeAt(target), host)[offsetOf(target, host)] ?? null)),
    },
    methods: {
      ...Object.fromEntries(methods),
      Clear: (target) => clearCriteria(placeAt(target), offsetOf(target, host), host),
    },
  });
}

/** Adds AutoFilter and Filter to the registry. */
export function installFilters(host: HostContext): void {
  host.registry.define<WorksheetTarget>("Worksheet", {
    properties: { AutoFilter: object(({ sheetId }) => hosted("AutoFilter", { sheetId })) },
  });
  installAutoFilter(host);
  installColumnFilter(host);
}
