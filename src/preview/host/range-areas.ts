/**
 * `Excel.RangeAreas` and `Excel.RangeCollection`: several rectangles of one sheet as one object.
 */
import { intersection, isEntireColumn, isEntireRow, MAX_COLUMNS, MAX_ROWS, parseArea } from "./address";
import type { Area } from "./address";
import { HostError } from "./host-error";
import type { HostContext, Method } from "./host-context";
import { clear } from "./range-structure";
import { hostedRange, printRange, toInteger, toRange, usedArea } from "./range-target";
import { hosted } from "./hosted";
import { object, value } from "./registry";
import type { Hosted } from "./hosted";
import { hostedWorksheet } from "./worksheet";

export interface AreasTarget {
  readonly sheetId: string;
  readonly areas: readonly Area[];
}

/** `getRanges` cuts longer addresses off; this host refuses them (Office Add-ins, troubleshooting Excel add-ins). */
const MAX_ADDRESS_LENGTH = 8192;

/** Several areas of one sheet, at least one. */
export function hostedAreas(sheetId: string, areas: readonly Area[]): Hosted {
  if (areas.length === 0) throw new HostError("ItemNotFound");
  return hosted("RangeAreas", { sheetId, areas } satisfies AreasTarget);
}

/** The areas that a list of addresses names: `A1:B2, D4`. */
function parseAreas(address: string): Area[] {
  if (address.length > MAX_ADDRESS_LENGTH) throw new HostError("InvalidArgument");
  return address.split(",").map((part) => {
    const area = parseArea(part.trim().replace(/^.*!/, ""));
    if (!area) throw new HostError("InvalidArgument");
    return area;
  });
}

const each =
  (change: (area: Area) => Area | null): Method<AreasTarget> =>
  ({ sheetId, areas }) =>
    hostedAreas(
      sheetId,
      areas.map(change).filter((area) => area !== null),
    );

const printAreas = ({ sheetId, areas }: AreasTarget, host: HostContext) =>
  areas.map((area) => printRange({ sheetId, area }, host)).join(",");

const ranges = ({ sheetId, areas }: AreasTarget) => areas.map((area) => hostedRange(sheetId, area));

function rangeAt(target: AreasTarget, index: unknown): Hosted {
  const range = ranges(target)[toInteger(index)];
  if (!range) throw new HostError("InvalidArgument");
  return range;
}

function installCollection(host: HostContext): void {
  host.registry.define<AreasTarget>("RangeCollection", {
    items: ranges,
    methods: {
      GetCount: ({ areas }) => areas.length,
      GetItemAt: (target, [index]) => rangeAt(target, index),
    },
  });
}

function crossed(target: AreasTarget, other: unknown, host: HostContext): Hosted {
  const { sheetId, area } = toRange(other, target.sheetId, host);
  const shared = sheetId === target.sheetId ? target.areas.map((each) => intersection(each, area)) : [];
  return hostedAreas(
    target.sheetId,
    shared.filter((found) => found !== null),
  );
}

const methods = (host: HostContext): Record<string, Method<AreasTarget>> => ({
  Clear: ({ sheetId, areas }, [applyTo]) => {
    for (const area of areas) clear({ sheetId, area }, applyTo ?? "All", host);
  },
  Calculate: () => undefined,
  SetDirty: () => undefined,
  GetEntireColumn: each((area) => ({ ...area, row: 0, rowCount: MAX_ROWS })),
  GetEntireRow: each((area) => ({ ...area, column: 0, columnCount: MAX_COLUMNS })),
  GetOffsetRangeAreas: ({ sheetId, areas }, [rows, columns]) =>
    hostedAreas(
      sheetId,
      areas.map((area) => ({
        ...area,
        row: area.row + toInteger(rows),
        column: area.column + toInteger(columns),
      })),
    ),
  GetIntersection: (target, [other]) => crossed(target, other, host),
  GetUsedRangeAreas: ({ sheetId, areas }, [valuesOnly]) => {
    const used = usedArea(sheetId, { valuesOnly: valuesOnly === true }, host);
    const shared = areas.map((area) => used && intersection(area, used));
    return hostedAreas(
      sheetId,
      shared.filter((area) => area !== null),
    );
  },
});

/** Adds RangeAreas and RangeCollection to the registry, and `getRanges` to Worksheet. */
export function installRangeAreas(host: HostContext): void {
  installCollection(host);
  host.registry.define<AreasTarget>("RangeAreas", {
    properties: {
      Address: value((target) => printAreas(target, host)),
      AddressLocal: value((target) => printAreas(target, host)),
      AreaCount: value(({ areas }) => areas.length),
      CellCount: value(({ areas }) => areas.reduce((sum, area) => sum + area.rowCount * area.columnCount, 0)),
      IsEntireColumn: value(({ areas }) => areas.every(isEntireColumn)),
      IsEntireRow: value(({ areas }) => areas.every(isEntireRow)),
      Areas: object((target) => hosted("RangeCollection", target)),
      Format: object((target) => hosted("RangeFormat", target)),
      Worksheet: object(({ sheetId }) => hostedWorksheet(sheetId)),
    },
    methods: methods(host),
  });
  host.registry.define<{ readonly sheetId: string }>("Worksheet", {
    methods: {
      GetRanges: ({ sheetId }, [address]) => {
        if (typeof address === "string") return hostedAreas(sheetId, parseAreas(address));
        return hostedAreas(sheetId, [{ row: 0, column: 0, rowCount: MAX_ROWS, columnCount: MAX_COLUMNS }]);
      },
    },
  });
}
