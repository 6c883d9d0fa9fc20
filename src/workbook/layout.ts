// What a sheet's layout is: its columns, their headers, formats and widths, and how a layout is kept with the workbook and found
// again. Which sheets there are is said by sheets.ts. Knows no cell and no Excel.
import type { RecordType } from "../domain/catalogue";
import type { Field } from "../domain/field";

interface Look {
  /** Names the column across renamed headers and versions: "creditLimit", "tick 1 Cafes". */
  readonly id: string;
  readonly header: string;
  /** The group of columns that share a colour. */
  readonly band: string;
  readonly numberFormat: string;
  /** In characters. */
  readonly width: number;
  readonly isReadOnly: boolean;
  /** Shown as a checkbox or a TRUE/FALSE list. */
  readonly isTick: boolean;
  /** What the drop-down offers; empty: none. */
  readonly choices: readonly string[];
}

/**
 * `key` the record's id · `status` what became of the row · `field` one field, to be edited · `context` a field of another
 * sheet, shown so that people know the row · `tick` one name that can be ticked in a field, on or off; `isAdded` where it was not there
 * at the load, `isOutOfUse` where it was and the account's lists offer it no longer.
 */
export type Column =
  | (Look & { readonly role: "key" | "field" | "context"; readonly field: Field })
  | TickColumn
  | (Look & { readonly role: "status" });

export interface TickColumn extends Look {
  readonly role: "tick";
  readonly field: Field;
  readonly tick: string;
  readonly isAdded?: true;
  readonly isOutOfUse?: true;
}

export interface SheetLayout {
  /** The sheet's name when it is made; people may rename it. */
  readonly name: string;
  /** The table's name, by which the sheet is found again. */
  readonly table: string;
  /** Whose records its rows are. */
  readonly type: RecordType;
  /** False where it only shows records of another sheet, and holds some more of their fields. */
  readonly isMain: boolean;
  readonly columns: readonly Column[];
  /** Only contacts of this type have a row; absent: all records. */
  readonly onlyType?: string;
  /** False where its records are made elsewhere: a row without an id is none. */
  readonly takesNewRows: boolean;
  /** Rows above the header: the name of each classification, and how often each column is ticked. */
  readonly hasBanner: boolean;
}

const mostInHeader = 250;

/** Excel compares headers without case and renames what is there twice; so do we, but first. */
export function withUniqueHeaders(columns: readonly Column[]): Column[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    const wanted = column.header.replace(/\s+/g, " ").trim().slice(0, mostInHeader) || column.id;
    let header = wanted;
    for (let count = 2; taken.has(header.toLowerCase()); count++) header = `${wanted} (${count})`;
    taken.add(header.toLowerCase());
    return { ...column, header };
  });
}

/** What a later reader of a sheet needs to know of a column without the baseline. `field` is "" for the status. */
export interface StoredColumn {
  readonly header: string;
  readonly role: Column["role"];
  readonly field: string;
  readonly isReadOnly: boolean;
}

/** The columns of a layout, to be kept with the document's settings. */
export function storedColumns(layout: SheetLayout): StoredColumn[] {
  return layout.columns.map((column) => {
    const { header, role, isReadOnly } = column;
    return { header, role, isReadOnly, field: column.role === "status" ? "" : column.field.name };
  });
}

/** The header that each column had when it was loaded, by column id, for each table. */
export type Headers = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The headers of these sheets, to be kept with the baseline. */
export function headersOf(layouts: readonly SheetLayout[]): Headers {
  return Object.fromEntries(
    layouts.map(({ table, columns }) => [
      table,
      Object.fromEntries(columns.map(({ id, header }) => [id, header])),
    ]),
  );
}

/**
 * The sheets of an earlier load, maybe by an earlier version, as it laid them out: only its columns, under its headers. What can be
 * ticked and was not there then comes last, if the caller's lists have it by now.
 */
export function asLoaded(
  layouts: readonly SheetLayout[],
  headers: Headers,
  ticksAtLoad: ReadonlySet<string>,
): readonly SheetLayout[] {
  return layouts.flatMap((layout) => {
    const own = headers[layout.table];
    if (!own) return [];
    const loaded = layout.columns.flatMap((column) => {
      const header = own[column.id];
      return header === undefined ? [] : [{ ...column, header }];
    });
    const added = layout.columns.flatMap((column) =>
      column.role === "tick" && own[column.id] === undefined && !ticksAtLoad.has(column.id)
        ? [{ ...column, isAdded: true as const }]
        : [],
    );
    return [{ ...layout, columns: withUniqueHeaders([...loaded, ...added]) }];
  });
}

/** The distinct drop-downs of these sheets, each one column of the hidden list sheet, in order. */
export function dropDownsOf(layouts: readonly SheetLayout[]): readonly (readonly string[])[] {
  const byText = new Map<string, readonly string[]>();
  for (const { choices } of layouts.flatMap((layout) => layout.columns)) {
    if (choices.length > 0) byText.set(choices.join("\n"), choices);
  }
  return [...byText.values()];
}

/** Rows that stand above the header of a new sheet. */
export function rowsAbove(layout: SheetLayout): number {
  return layout.hasBanner ? bannerRows : 0;
}

const bannerRows = 2;
