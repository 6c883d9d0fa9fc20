// What the mapping of an export says and asks: the choices as they stand, what is wrong with them, and in which words. Pure.
import type { KeptMapping } from "../contract/mappings";
import { neededFields } from "../domain/needed-fields";
import type { Cell } from "../workbook/cells";
import type { PastedRows } from "../workbook/excel-paste";
import type { ExportTable, ImportSheet, Mapping, Target } from "../workbook/import-sheet";
import { guessMapping, parseMapping, printMapping, signatureOf, takenTwice } from "../workbook/map-export";
import { matchChoices, type MatchChoice } from "../workbook/match-rows";
import { plural } from "./findings-view";

/** Rows that someone brought, and what is to be known of them; `pasted` where they stand on a sheet. */
export interface Source {
  readonly rows: readonly (readonly Cell[])[];
  readonly notes: readonly string[];
  readonly pasted?: PastedRows;
}

/** How the rows are to be taken over, as it stands. */
export interface ImportChoice {
  readonly mapping: Mapping;
  /** The id of the column by which rows are matched; "" where all rows are new. */
  readonly matchBy: string;
  /** The type of new contacts where the export has none; "" where it is left blank. */
  readonly type: string;
}

const usualType = "Customer";

/** The choice for an export: as it was settled before, else as it is most likely meant. */
export function firstChoice(
  table: ExportTable,
  sheet: ImportSheet,
  kept: KeptMapping | undefined,
): ImportChoice {
  const mapping = kept ? parseMapping(table.headers, kept.columns, sheet) : guessMapping(table, sheet);
  const matches = matchChoices(table, mapping, sheet);
  const wasNew = kept?.matchBy === "";
  const again = matches.find(({ id }) => id === kept?.matchBy) ?? matches[0];
  const matchBy = wasNew ? "" : (again?.id ?? "");
  return { mapping, matchBy, type: kept ? (kept.always["type"] ?? "") : usualType };
}

/** The mapping that was settled for the same names, on a sheet of the same type. */
export function keptFor(
  { headers }: ExportTable,
  sheet: ImportSheet,
  kept: readonly KeptMapping[],
): KeptMapping | undefined {
  const signature = signatureOf(headers);
  const { name } = sheet.cells.layout.type;
  return kept.find(
    ({ type, columns }) => type === name && Object.keys(columns).sort().join("\n") === signature,
  );
}

/** The choice as the account keeps it. */
export function toKept(table: ExportTable, sheet: ImportSheet, choice: ImportChoice): KeptMapping {
  const { mapping, matchBy } = choice;
  return {
    type: sheet.cells.layout.type.name,
    columns: printMapping(table.headers, mapping),
    matchBy,
    always: alwaysOf(choice, sheet),
  };
}

/** What new rows hold where the export says nothing. */
export function alwaysOf({ mapping, type }: ImportChoice, sheet: ImportSheet): Record<string, string> {
  return type !== "" && typeTarget(sheet) && !mapping.includes("type") ? { type } : {};
}

/** The column of the contact's type, where the sheet has one. */
export function typeTarget({ targets }: ImportSheet): Target | undefined {
  return targets.find(({ column }) => column.id === "type" && column.field.kind === "choice");
}

/** The columns of the sheet in the bands in which they stand there. */
export function targetBands({
  targets,
}: ImportSheet): readonly { readonly band: string; readonly targets: readonly Target[] }[] {
  const bands = [...new Set(targets.map(({ column }) => column.band))];
  return bands.map((band) => ({ band, targets: targets.filter(({ column }) => column.band === band) }));
}

/** What keeps the rows from being written: nothing mapped, two columns for one. */
export function sayObstacles(
  { headers }: ExportTable,
  { mapping }: ImportChoice,
  sheet: ImportSheet,
): readonly string[] {
  if (mapping.every((id) => id === undefined))
    return ["No column goes anywhere yet. Choose where each one goes."];
  return [...takenTwice(headers, mapping)].map(([id, names]) => {
    const quoted = names.map((name) => `“${name}”`);
    const all = `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1) ?? ""}`;
    return `${all} go to ${labelOf(id, sheet)}. Only one can: choose another field for the rest, or leave them out.`;
  });
}

function labelOf(id: string, { targets }: ImportSheet): string {
  return targets.find(({ column }) => column.id === id)?.column.header ?? id;
}

/** What new rows will lack: "New rows will have no Company or First name." Empty where nothing is known to be missing. */
export function sayMissing(choice: ImportChoice, sheet: ImportSheet): string {
  const given = new Set([...choice.mapping, ...Object.keys(alwaysOf(choice, sheet))]);
  const lacking = neededFields(sheet.cells.layout.type.name).filter(
    (ids) => !ids.some((id) => given.has(id)),
  );
  if (lacking.length === 0) return "";
  const names = lacking.map((ids) => ids.map((id) => labelOf(id, sheet)).join(" or "));
  return `Needed for new rows and not in the export: ${names.join("; ")}. The check will ask for it.`;
}

/** "120 rows. 12 of 14 columns go to Contacts; 2 are left out." */
export function sayTotals(
  { headers, rows }: ExportTable,
  { mapping }: ImportChoice,
  sheet: ImportSheet,
): string {
  const going = mapping.filter((id) => id !== undefined).length;
  const left = headers.length - going;
  const out =
    left === 0
      ? "none is left out"
      : left === 1
        ? "1 is left out"
        : `${left.toLocaleString("en")} are left out`;
  return `${plural(rows.length, "row")}. ${going} of ${plural(headers.length, "column")} go to ${sheet.cells.sheet}; ${out}.`;
}

/** How many rows are written how: "Add 83 rows, update 37". */
export function sayWrite(rows: number, match: MatchChoice | undefined): string {
  const matched = match?.matched ?? 0;
  const added = rows - matched;
  if (matched === 0) return `Add ${plural(added, "row")}`;
  return added === 0
    ? `Update ${plural(matched, "row")}`
    : `Add ${plural(added, "row")}, update ${matched.toLocaleString("en")}`;
}

/** What becomes of rows whose value several rows carry, here or in the export: "1 row has the Email of another row …". Empty where there are none. */
export function sayDoubtful({ doubtful, label }: MatchChoice): string {
  if (doubtful === 0) return "";
  return doubtful === 1
    ? `1 row has the ${label} of another row that is loaded or comes with it: it is added as a new one.`
    : `${doubtful.toLocaleString("en")} rows have the ${label} of other rows that are loaded or come with them: they are added as new ones.`;
}

/** A cell of the export as people see it among its samples. */
export function sayCell(cell: Cell): string {
  const text = String(cell).replace(/\s+/g, " ").trim();
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}

const mostShown = 40;
