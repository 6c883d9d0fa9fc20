/**
 * `Excel.Worksheet`: name, order, visibility, and the ranges of a sheet. What lies on a sheet (tables, filters, names)
 * adds itself elsewhere.
 */
import { BooleanNumber } from "@univerjs/core";
import type { Nullable, Worksheet } from "@univerjs/core";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { fromColor, toColor } from "./color";
import {
  activateSheet,
  copySheet,
  moveSheet,
  removeSheet,
  renameSheet,
  setVisibility,
  visibilityOf,
} from "./sheet-order";
import { MAX_COLUMNS, MAX_ROWS } from "./address";
import { findRange, hostedRange, toInteger, toText, usedArea } from "./range-target";
import { hosted, isHosted } from "./hosted";
import { value } from "./registry";
import type { Hosted } from "./hosted";

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

/** In characters and in points, as Excel's new workbook has them. */
const STANDARD_WIDTH = 8.43;
const STANDARD_HEIGHT = 15;

const fromTabColor = (color: Nullable<string>) => (color ? fromColor(color) : "");

function setTabColor(sheetId: string, color: unknown, host: HostContext): void {
  host.engine.execute("sheet.mutation.set-tab-color", {
    unitId: host.engine.workbook().getUnitId(),
    subUnitId: sheetId,
    color: color === "" ? "" : toColor(color),
  });
}

function setGridlines(sheetId: string, shown: unknown, host: HostContext): void {
  if (typeof shown !== "boolean") throw new HostError("InvalidArgument");
  host.engine.execute("sheet.mutation.toggle-gridlines", {
    unitId: host.engine.workbook().getUnitId(),
    subUnitId: sheetId,
    showGridlines: shown ? BooleanNumber.TRUE : BooleanNumber.FALSE,
  });
}

interface Place {
  readonly place: unknown;
  readonly beside: unknown;
}

/** Copies the sheet: to the beginning or the end, or before or after another one. */
function copy(sheetId: string, { place, beside }: Place, host: HostContext): Hosted {
  const sheets = host.engine.workbook().getSheets();
  const other = isHosted(beside) ? host.grid.sheet((beside.target as WorksheetTarget).sheetId) : undefined;
  const at = other ? sheets.indexOf(other) : -1;
  const positions: Readonly<Record<string, number>> = {
    None: sheets.length,
    End: sheets.length,
    Beginning: 0,
    Before: at,
    After: at + 1,
  };
  const position = positions[typeof place === "string" ? place : "None"];
  if (position === undefined || position < 0 || ((place === "Before" || place === "After") && !other)) {
    throw new HostError("InvalidArgument");
  }
  return hostedWorksheet(copySheet(host.engine, host.grid.sheet(sheetId), position));
}

/** Adds Worksheet to the registry. */
export function installWorksheet(host: HostContext): void {
  const gridlines = value<WorksheetTarget>(
    ({ sheetId }) => !host.grid.sheet(sheetId).hasHiddenGridlines(),
    ({ sheetId }, shown) => setGridlines(sheetId, shown, host),
  );
  host.registry.define<WorksheetTarget>("Worksheet", {
    identity: ({ sheetId }) => ({ Id: sheetId }),
    properties: {
      Id: value(({ sheetId }) => sheetId),
      Name: value(
        ({ sheetId }) => host.grid.sheet(sheetId).getName(),
        ({ sheetId }, name) => renameSheet(host.engine, host.grid.sheet(sheetId), name),
      ),
      Position: value(
        ({ sheetId }) => host.engine.workbook().getSheetIndex(host.grid.sheet(sheetId)),
        ({ sheetId }, position) => moveSheet(host.engine, host.grid.sheet(sheetId), position),
      ),
      Visibility: value(
        ({ sheetId }) => visibilityOf(host.grid.sheet(sheetId)),
        ({ sheetId }, visibility) => setVisibility(host.engine, host.grid.sheet(sheetId), visibility),
      ),
      TabColor: value(
        ({ sheetId }) => fromTabColor(host.grid.sheet(sheetId).getTabColor()),
        ({ sheetId }, color) => setTabColor(sheetId, color, host),
      ),
      ShowGridlines: gridlines,
      // Office.js reads them by the one name and sets them by the other.
      Gridlines: gridlines,
      StandardHeight: value(() => STANDARD_HEIGHT),
      StandardWidth: value(() => STANDARD_WIDTH),
      TabId: value(({ sheetId }) => host.engine.workbook().getSheetIndex(host.grid.sheet(sheetId)) + 1),
    },
    methods: {
      Activate: ({ sheetId }) => activateSheet(host.engine, host.grid.sheet(sheetId)),
      Calculate: () => undefined,
      Delete: ({ sheetId }) => removeSheet(host.engine, host.grid.sheet(sheetId)),
      Copy: ({ sheetId }, [place, beside]) => copy(sheetId, { place, beside }, host),
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
