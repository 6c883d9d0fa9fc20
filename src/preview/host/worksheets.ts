/**
 * `Excel.WorksheetCollection`: finding, adding and walking the sheets of the workbook, in the order of their tabs.
 */
import { BooleanNumber } from "@univerjs/core";
import type { Worksheet } from "@univerjs/core";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { addSheet } from "./sheet-order";
import { findWorksheet, hostedWorksheet } from "./worksheet";
import type { Hosted } from "./hosted";

const isVisible = (sheet: Worksheet) => sheet.isSheetHidden() !== BooleanNumber.TRUE;

function inOrder(host: HostContext, visibleOnly: unknown): Worksheet[] {
  const sheets = host.engine.workbook().getSheets();
  return visibleOnly === true ? sheets.filter(isVisible) : sheets;
}

function hostedOrMissing(sheet: Worksheet | undefined): Hosted {
  if (!sheet) throw new HostError("ItemNotFound");
  return hostedWorksheet(sheet.getSheetId());
}

interface Step {
  readonly sheetId: string;
  readonly steps: 1 | -1;
}

/** The sheet `steps` tabs away from one. */
function neighbour(host: HostContext, from: Step, visibleOnly: unknown): Hosted {
  const { sheetId, steps } = from;
  const sheets = host.engine.workbook().getSheets();
  const at = sheets.findIndex((sheet) => sheet.getSheetId() === sheetId);
  for (let index = at + steps; index >= 0 && index < sheets.length; index += steps) {
    const sheet = sheets[index];
    if (sheet && (visibleOnly !== true || isVisible(sheet))) return hostedWorksheet(sheet.getSheetId());
  }
  throw new HostError("ItemNotFound");
}

/** Adds WorksheetCollection to the registry. */
export function installWorksheets(host: HostContext): void {
  host.registry.define("WorksheetCollection", {
    items: () => inOrder(host, false).map((sheet) => hostedWorksheet(sheet.getSheetId())),
    item: (_target, key) => hostedWorksheet(findWorksheet(key, host).getSheetId()),
    methods: {
      Add: (_target, [name]) => hostedWorksheet(addSheet(host.engine, name)),
      GetActiveWorksheet: () => hostedWorksheet(host.engine.workbook().ensureActiveSheet().getSheetId()),
      GetCount: (_target, [visibleOnly]) => inOrder(host, visibleOnly).length,
      GetFirst: (_target, [visibleOnly]) => hostedOrMissing(inOrder(host, visibleOnly)[0]),
      GetItem: (_target, [key]) => hostedWorksheet(findWorksheet(key, host).getSheetId()),
      GetLast: (_target, [visibleOnly]) => hostedOrMissing(inOrder(host, visibleOnly).at(-1)),
    },
  });
  host.registry.define<{ readonly sheetId: string }>("Worksheet", {
    methods: {
      GetNext: ({ sheetId }, [visibleOnly]) => neighbour(host, { sheetId, steps: 1 }, visibleOnly),
      GetPrevious: ({ sheetId }, [visibleOnly]) => neighbour(host, { sheetId, steps: -1 }, visibleOnly),
    },
  });
}
