// The columns of the chosen sheets, band by band, and which of them are left out. Pure.
import type { Lists } from "../domain/lists";
import { layoutsFor } from "../workbook/sheets";
import type { HiddenColumns } from "./load-choice";

export interface ColumnName {
  readonly id: string;
  readonly header: string;
}

/** The columns of a sheet that share a colour. */
export interface Band {
  readonly name: string;
  readonly columns: readonly ColumnName[];
}

export interface SheetColumns {
  readonly name: string;
  readonly bands: readonly Band[];
  readonly columns: readonly ColumnName[];
}

/** What can be left out of Contacts and the sheets beside it: not what tells people and us whose row it is. */
export function sheetColumns(lists: Lists, sheets: readonly string[]): SheetColumns[] {
  return layoutsFor(lists)
    .filter(({ name }, at) => at === 0 || sheets.includes(name))
    .map(({ name, columns: all }) => {
      const columns = all.filter(({ role }) => role === "field" || role === "tick");
      const names = [...new Set(columns.map(({ band }) => band))];
      const bands = names.map((band) => ({
        name: band,
        columns: columns.filter((own) => own.band === band),
      }));
      return { name, bands, columns };
    });
}

/** The bands with only the columns whose header holds the letters; all where there are none. */
export function bandsWith({ bands }: SheetColumns, letters: string): readonly Band[] {
  const wanted = letters.trim().toLowerCase();
  if (wanted === "") return bands;
  return bands.flatMap(({ name, columns }) => {
    const found = columns.filter(({ header }) => header.toLowerCase().includes(wanted));
    return found.length > 0 ? [{ name, columns: found }] : [];
  });
}

/** How a checkbox for several columns stands. */
export function stateOf(columns: readonly ColumnName[], left: ReadonlySet<string>): boolean | "mixed" {
  const out = columns.filter(({ id }) => left.has(id)).length;
  if (out === 0) return true;
  return out === columns.length ? false : "mixed";
}

/** The ids that are left out once these columns are taken in or left out. */
export function leftAfter(
  left: ReadonlySet<string>,
  columns: readonly ColumnName[],
  isOn: boolean,
): readonly string[] {
  const after = new Set(left);
  for (const { id } of columns) {
    if (isOn) after.delete(id);
    else after.add(id);
  }
  return [...after];
}

/** "48 of 52 columns". Ids that no column has any more do not count. */
export function sayColumns({ name, columns }: SheetColumns, hidden: HiddenColumns): string {
  const left = new Set(hidden[name]);
  const shown = columns.filter(({ id }) => !left.has(id)).length;
  return shown === columns.length ? `all ${columns.length} columns` : `${shown} of ${columns.length} columns`;
}
