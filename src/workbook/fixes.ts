// A value that shall stand in a record's field as if it had been typed: into which cells of which sheets it goes. Knows layouts and
// rows, no Excel.
import type { Lookup } from "../domain/lookup";
import type { Key, Value } from "../domain/value";
import type { Cell } from "./cells";
import type { SheetLayout } from "./layout";
import { cellPrinter, findColumns } from "./rows";
import type { CellWrite } from "./sheet-cells";

/** What is text stays text, whatever a paste has made of its cell; the formats of numbers are people's own. */
const textFormat = "@";

export interface FixWrite {
  readonly key: Key;
  readonly field: string;
  readonly to: Value;
}

/** A sheet that fixes may go to. */
export interface FixableSheet {
  readonly layout: SheetLayout;
  readonly headers: readonly Cell[];
  readonly rowOf: ReadonlyMap<Key, number>;
}

/** The cells of these fixes, on every sheet that lets people edit the field: ticks stand on two, and both shall say the same. */
export function fixCells(
  fixes: readonly FixWrite[],
  sheets: readonly FixableSheet[],
  lookup: Lookup,
): CellWrite[] {
  return sheets.flatMap(({ layout, headers, rowOf }) => {
    const whereabouts = findColumns(layout, headers);
    const printers = layout.columns.map((column) => cellPrinter(column, lookup));
    return fixes.flatMap(({ key, field, to }) => {
      const row = rowOf.get(key);
      if (row === undefined) return [];
      return layout.columns.flatMap((own, index) => {
        const column = whereabouts[index];
        const isOther = own.role === "status" || own.isReadOnly || own.field.name !== field;
        const cell = printers[index]?.({ [field]: to });
        if (column === undefined || cell === undefined || isOther) return [];
        const write = { table: layout.table, row, column, cell };
        return [own.numberFormat === textFormat ? { ...write, format: textFormat } : write];
      });
    });
  });
}
