// How records lie on sheets: made from the catalogue and the account's lists alone, so that a field added to the catalogue is
// a column. Knows columns, headers, formats and widths; no cell and no Excel.
import type { RecordType } from "../domain/catalogue";
import { fieldNamed } from "../domain/catalogue";
import type { Field } from "../domain/field";
import type { Classification, Lists } from "../domain/lists";
import { choicesOf, type Lookup } from "../domain/lookup";
import { widthWithChoices, widthWithHeader } from "./sizes";

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
 * sheet, shown so that people know the row · `tick` one group of a classification, on or off.
 */
export type Column =
  | (Look & { readonly role: "key" | "field" | "context"; readonly field: Field })
  | (Look & { readonly role: "tick"; readonly field: Field; readonly tick: string })
  | (Look & { readonly role: "status" });

export interface SheetLayout {
  /** The sheet's name when it is made; people may rename it. */
  readonly name: string;
  /** The table's name, by which the sheet is found again. */
  readonly table: string;
  readonly columns: readonly Column[];
  /** Only records of this type have a row; absent: all. */
  readonly onlyType?: string;
}

/** Format codes by kind. Text is `@` before it is filled: see excel-facts 22 and 23 [WB1]. */
const numberFormats: Readonly<Record<Field["kind"], string>> = {
  key: "0",
  text: "@",
  integer: "0",
  decimal: "#,##0.00",
  boolean: "General",
  date: "yyyy-mm-dd",
  instant: "yyyy-mm-dd hh:mm:ss",
  choice: "@",
  reference: "@",
  ticks: "@",
  json: "@",
};

/** The tables of ours that a workbook may hold, main one first. */
export const tableNames: readonly string[] = ["ContactsTable", "GroupsTable"];

const usualWidth = 14;
const statusWidth = 22;
const ticksOffered = ["TRUE", "FALSE"];
const tickWidth = 13;
const mostInHeader = 250;

/** The sheets of one load: Contacts with every field, Groups with one tick column per group. Headers are unique on each sheet. */
export function layoutsFor(type: RecordType, lists: Lists, lookup: Lookup): readonly SheetLayout[] {
  return [mainLayout(type, lists, lookup), groupsLayout(type, lists)];
}

function mainLayout(type: RecordType, lists: Lists, lookup: Lookup): SheetLayout {
  const shown = type.fields.filter((field) => field.onSheet !== false && field.name !== type.keyField);
  const bands = [...new Set(shown.map((field) => field.group))];
  const columns = bands.flatMap((band) =>
    shown.filter((field) => field.group === band).map((field) => fieldColumn(field, lists, lookup)),
  );
  return {
    name: type.plural,
    table: `${type.plural}Table`,
    columns: withUniqueHeaders([...rowColumns(type), ...columns]),
  };
}

/** The two columns that every sheet begins with: the record's id and the row's status. */
function rowColumns(type: RecordType): Column[] {
  const field = fieldNamed(type, type.keyField);
  const look = { band: "Row", isReadOnly: true, isTick: false, choices: [] };
  return [
    {
      ...look,
      role: "key",
      field,
      id: field.name,
      header: field.label,
      numberFormat: numberFormats.key,
      width: 8,
    },
    { ...look, role: "status", id: "status", header: "Status", numberFormat: "@", width: statusWidth },
  ];
}

function fieldColumn(field: Field, lists: Lists, lookup: Lookup): Column {
  const choices = offersChoices(field, lists) ? choicesOf(field, lookup) : [];
  return {
    role: "field",
    field,
    id: field.name,
    header: field.label,
    band: field.group,
    numberFormat: numberFormats[field.kind],
    width: widthWithChoices(field.width ?? usualWidth, field.kind === "boolean" ? ticksOffered : choices),
    isReadOnly: field.readOnly === true,
    isTick: field.kind === "boolean",
    choices,
  };
}

/** A drop-down sets one choice, so where many may be ticked it would only take the others away. */
function offersChoices(field: Field, lists: Lists): boolean {
  if (field.readOnly) return false;
  const classification = lists.classifications.find(({ id }) => id === field.classification);
  return field.kind !== "ticks" || classification?.allowsMany !== true;
}

function groupsLayout(type: RecordType, lists: Lists): SheetLayout {
  const company = type.fields.find((field) => field.name === "company");
  const context: Column[] = company
    ? [{ ...contextLook(company), role: "context", field: company, id: company.name, header: company.label }]
    : [];
  const columns = requiredFirst(lists.classifications).flatMap((classification) =>
    tickColumns(classification, type, lists),
  );
  return {
    name: "Groups",
    table: "GroupsTable",
    onlyType: "Customer",
    columns: withUniqueHeaders([...rowColumns(type), ...context, ...columns]),
  };
}

function contextLook(field: Field) {
  const format = numberFormats[field.kind];
  const width = field.width ?? usualWidth;
  return { band: "Row", numberFormat: format, width, isReadOnly: true, isTick: false, choices: [] };
}

function requiredFirst(classifications: readonly Classification[]): Classification[] {
  return [
    ...classifications.filter(({ isRequired }) => isRequired === true),
    ...classifications.filter(({ isRequired }) => isRequired !== true),
  ];
}

function tickColumns(classification: Classification, type: RecordType, lists: Lists): Column[] {
  const field = type.fields.find((own) => own.kind === "ticks" && own.classification === classification.id);
  if (!field) return [];
  const band = `${classification.name ?? field.label}${classification.isRequired ? ", required" : ""}`;
  const own = lists.groups.filter((group) => group.classificationId === classification.id);
  const names = own.filter((group) => group.isActive !== false).map((group) => group.name ?? "");
  return [...new Set(names)].filter(Boolean).map((tick) => ({
    role: "tick",
    field,
    tick,
    id: `tick ${classification.id} ${tick}`,
    header: `${tick} · ${band}`,
    band,
    numberFormat: "General",
    width: widthWithHeader(`${tick} · ${band}`, tickWidth),
    isReadOnly: false,
    isTick: true,
    choices: [],
  }));
}

/** Excel compares headers without case and renames what is there twice; so do we, but first. */
function withUniqueHeaders(columns: readonly Column[]): Column[] {
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

/** The sheets of an earlier load, maybe by an earlier version, as it laid them out: only its columns, under its headers. */
export function asLoaded(layouts: readonly SheetLayout[], headers: Headers): readonly SheetLayout[] {
  return layouts.flatMap((layout) => {
    const own = headers[layout.table];
    if (!own) return [];
    const columns = layout.columns.flatMap((column) => {
      const header = own[column.id];
      return header === undefined ? [] : [{ ...column, header }];
    });
    return [{ ...layout, columns }];
  });
}

/** Columns side by side that share a look, as one run: each run is one call to the host. What is no column of ours breaks a run. */
export function columnRuns<T>(
  columns: readonly (Column | undefined)[],
  lookOf: (column: Column) => T | undefined,
): readonly { readonly start: number; readonly count: number; readonly look: T }[] {
  const runs: { start: number; count: number; look: T }[] = [];
  columns.forEach((column, index) => {
    const look = column && lookOf(column);
    const run = runs.at(-1);
    if (look === undefined) return;
    if (run?.look === look && run.start + run.count === index) run.count++;
    else runs.push({ start: index, count: 1, look });
  });
  return runs;
}

/** A band's header colour: light, so that dark text on it keeps a contrast of 10:1 and more. The palette repeats. */
export function bandColor(layout: SheetLayout, band: string): string {
  const bands = [...new Set(layout.columns.map((column) => column.band))];
  return bandColors[bands.indexOf(band) % bandColors.length] ?? "#E1E1E1";
}

const bandColors = ["#E1E1E1", "#CFE4FA", "#D5EFD5", "#FFE9B8", "#F6D9EE", "#D3EEF0", "#FBDCC9", "#E3DAF5"];

/** Read-only columns are grey, their text still 7:1 against it. */
export const readOnlyLook = { fill: "#F0F0F0", font: "#505050" } as const;

/** The distinct drop-downs of these sheets, each one column of the hidden list sheet, in order. */
export function dropDownsOf(layouts: readonly SheetLayout[]): readonly (readonly string[])[] {
  const byText = new Map<string, readonly string[]>();
  for (const { choices } of layouts.flatMap((layout) => layout.columns)) {
    if (choices.length > 0) byText.set(choices.join("\n"), choices);
  }
  return [...byText.values()];
}
