/**
 * `Excel.Worksheet` and `Excel.WorksheetCollection`: names, order, visibility, and the ranges of a sheet. What lies on
 * a sheet (tables, filters, names) adds itself elsewhere.
 */
import type { Worksheet } from "@univerjs/core";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { MAX_COLUMNS, MAX_ROWS } from "./address";
import { findRange, hostedRange, toInteger, toText, usedArea } from "./range-target";
import { hosted, value } from "./registry";
import type { Hosted } from "./registry";

export interface WorksheetTarget {
  readonly sheetId: string;
}

/** A hosted worksheet. */
export function hostedWorksheet(sheetId: string): Hosted {
  return hosted("Worksheet", { sheetId } satisfies WorksheetTarget);
}

/** The sheet that a name or an id stands for; names are compared without case, as in Excel. */
export function findWorksheet(key: unknown, host: HostContext): Worksheet {
  const wanted = toText(key);
  const workbook = host.engine.workbook();
  const found =
    workbook.getSheetBySheetId(wanted) ??
    workbook.getSheets().find((sheet) => sheet.getName().toLowerCase() === wanted.toLowerCase());
  if (!found) throw new HostError("ItemNotFound");
  return found;
}

function activeSheetId(host: HostContext): string {
  return host.engine.workbook().ensureActiveSheet().getSheetId();
}

/** The range an address names on a sheet; the whole sheet where none is given. */
function getRange({ sheetId }: WorksheetTarget, address: unknown, host: HostContext): Hosted {
  host.grid.sheet(sheetId);
  if (address === null || address === undefined) {
    return hostedRange(sheetId, { row: 0, column: 0, rowCount: MAX_ROWS, columnCount: MAX_COLUMNS });
  }
  const found = findRange(toText(address), sheetId, host);
  return hostedRange(found.sheetId, found.area);
}

function getUsedRange({ sheetId }: WorksheetTarget, valuesOnly: unknown, host: HostContext): Hosted | null {
  const area = usedArea(sheetId, { valuesOnly: valuesOnly === true }, host);
  return area ? hostedRange(sheetId, area) : null;
}

function installCollection(host: HostContext): void {
  host.registry.define("WorksheetCollection", {
    items: () =>
      host.engine
        .workbook()
        .getSheets()
        .map((sheet) => hostedWorksheet(sheet.getSheetId())),
    item: (_target, key) => hostedWorksheet(findWorksheet(key, host).getSheetId()),
    methods: {
      GetActiveWorksheet: () => hostedWorksheet(activeSheetId(host)),
      GetItem: (_target, [key]) => hostedWorksheet(findWorksheet(key, host).getSheetId()),
    },
  });
}

/** Adds Worksheet and WorksheetCollection to the registry. */
export function installWorksheet(host: HostContext): void {
  installCollection(host);
  host.registry.define<WorksheetTarget>("Worksheet", {
    identity: ({ sheetId }) => ({ Id: sheetId }),
    properties: {
      Id: value(({ sheetId }) => sheetId),
      Name: value(({ sheetId }) => host.grid.sheet(sheetId).getName()),
    },
    methods: {
      GetRange: (target, [address]) => getRange(target, address, host),
      GetCell: ({ sheetId }, [row, column]) =>
        hostedRange(sheetId, { row: toInteger(row), column: toInteger(column), rowCount: 1, columnCount: 1 }),
      GetRangeByIndexes: ({ sheetId }, [row, column, rowCount, columnCount]) =>
        hostedRange(sheetId, {
          row: toInteger(row),
          column: toInteger(column),
          rowCount: toInteger(rowCount),
          columnCount: toInteger(columnCount),
        }),
      GetUsedRange: (target, [valuesOnly]) =>
        getUsedRange(target, valuesOnly, host) ??
        hostedRange(target.sheetId, { row: 0, column: 0, rowCount: 1, columnCount: 1 }),
      GetUsedRangeOrNullObject: (target, [valuesOnly]) => getUsedRange(target, valuesOnly, host),
    },
  });
}
