// Which column of an export goes to which column of the sheet: guessed by names, confirmed by values, by values alone where they are certain;
// and how a mapping is kept for the next export with the same names. Pure.
import { countryOf } from "../domain/country";
import type { Field } from "../domain/field";
import { makeNameIndex, squashName, type NameIndex } from "../domain/other-names";
import type { Cell } from "./cells";
import type { ExportTable, ImportSheet, Mapping, Target } from "./import-sheet";
import { isOwnIds } from "./match-rows";
import { makeTurn } from "./turn-cells";

/** The cells of one column, blank where a row ends before it. */
export function columnCells({ rows }: ExportTable, index: number): Cell[] {
  return rows.map((row) => row[index] ?? "");
}

const mostSampled = 200;

/** The first values of a column, once each, in their order. */
export function samplesOf({ rows }: ExportTable, index: number, most = mostSampled): readonly Cell[] {
  const samples = new Set<Cell>();
  for (const row of rows) {
    const cell = row[index] ?? "";
    if (String(cell).trim() !== "") samples.add(cell);
    if (samples.size >= most) break;
  }
  return [...samples];
}

/** Something that a column may go to; the lowest rank goes first. */
interface Candidate {
  readonly index: number;
  readonly id: string;
  readonly rank: number;
}

/** The mapping that is most likely meant. No field is given twice; what nothing speaks for is left out. */
export function guessMapping(table: ExportTable, sheet: ImportSheet): Mapping {
  const fields = sheet.targets.filter(({ column }) => column.role === "field");
  const names = makeNameIndex(sheet.targets.map(({ column }) => column.field));
  const samples = table.headers.map((_, index) => samplesOf(table, index));
  const named = table.headers.flatMap((header, index) => namedBy(header, index, names));
  const fitting = named.filter(({ index, id, rank }) => {
    const target = fields.find(({ column }) => column.id === id);
    const exported = { header: table.headers[index] ?? "", cells: samples[index] ?? [] };
    return target !== undefined && (isOwnNumber(target, rank) || mayHold(target, exported, sheet));
  });
  const mapping: (string | undefined)[] = table.headers.map(() => undefined);
  assign(mapping, fitting);
  assign(
    mapping,
    samples.flatMap((cells, index) => certainBy(cells, index, { fields, sheet })),
  );
  return withOwnIds(mapping, { table, sheet, named });
}

function namedBy(header: string, index: number, names: NameIndex): Candidate[] {
  const meant = names(squashName(header));
  const bare = meant.length > 0 ? meant : names(squashName(header.replace(/\(.*?\)|\[.*?\]/g, "")));
  return bare.map(({ field, rank }) => ({ index, id: field, rank }));
}

function assign(mapping: (string | undefined)[], candidates: readonly Candidate[]): void {
  const taken = new Set(mapping);
  for (const { index, id } of [...candidates].sort((one, other) => one.rank - other.rank)) {
    if (mapping[index] !== undefined || taken.has(id)) continue;
    mapping[index] = id;
    taken.add(id);
  }
}

/** Our own name over numbers means ours, also where none of them can be read: the check will speak of them. */
function isOwnNumber({ column }: Target, rank: number): boolean {
  return rank === 0 && (column.field.kind === "decimal" || column.field.kind === "date");
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Whether any value of the column is one of the field; a column without values may be anything. */
function mayHold(
  { column }: Target,
  exported: { header: string; cells: readonly Cell[] },
  sheet: ImportSheet,
): boolean {
  const { cells } = exported;
  const { field } = column;
  if (cells.length === 0) return true;
  if (/email/i.test(field.name)) return cells.some((cell) => String(cell).includes("@"));
  if (field.kind === "text") return true;
  const turn = makeTurn(field, exported, sheet.lookup);
  return cells.some((cell) => turn(cell).isRead);
}

/** What a column can only be, whatever it is called: all emails, all names of one of the account's lists, all countries. */
function certainBy(
  cells: readonly Cell[],
  index: number,
  { fields, sheet }: { readonly fields: readonly Target[]; readonly sheet: ImportSheet },
): Candidate[] {
  if (!cells.some((cell) => /\p{L}/u.test(String(cell)))) return [];
  return fields.flatMap(({ column }) => {
    const { field } = column;
    return isCertain(field, cells, sheet) ? [{ index, id: column.id, rank: 0 }] : [];
  });
}

function isCertain(field: Field, cells: readonly Cell[], { lookup }: ImportSheet): boolean {
  if (field.name === "email") return areMostly(cells, (cell) => email.test(String(cell).trim()));
  if (field.isCountry) return cells.every((cell) => countryOf(String(cell)) !== undefined);
  const isOfList = field.kind === "reference" && !field.zeroForNone;
  if (!isOfList && field.kind !== "choice" && field.kind !== "ticks") return false;
  const turn = makeTurn(field, { header: "", cells }, lookup);
  return cells.every((cell) => turn(cell).isRead);
}

/** A few slips do not change what a column is. */
function areMostly(cells: readonly Cell[], test: (cell: Cell) => boolean): boolean {
  return cells.filter(test).length >= cells.length * 0.9;
}

/** A column of ids is ours where its ids are loaded and stand beside the same names: another system numbers its records too. */
function withOwnIds(
  mapping: readonly (string | undefined)[],
  of: { readonly table: ExportTable; readonly sheet: ImportSheet; readonly named: readonly Candidate[] },
): Mapping {
  const { table, sheet, named } = of;
  const id = sheet.targets.find(({ column }) => column.role === "key")?.column.id;
  const index = named.find((candidate) => candidate.id === id && candidate.rank < 2)?.index;
  if (id === undefined || index === undefined) return mapping;
  const others = mapping.map((own, at) => (at === index ? undefined : own));
  return isOwnIds(table, index, { mapping: others, sheet })
    ? others.map((own, at) => (at === index ? id : own))
    : mapping;
}

/** What tells an export from others: the names of its columns, whatever their order and spelling. */
export function signatureOf(headers: readonly string[]): string {
  return headers.map(squashName).sort().join("\n");
}

/** A mapping by the names of the export's columns, to be kept; "" where a column is left out. */
export function printMapping(headers: readonly string[], mapping: Mapping): Record<string, string> {
  return Object.fromEntries(headers.map((header, index) => [squashName(header), mapping[index] ?? ""]));
}

/** A kept mapping for these columns; what the sheet does not have now is left out. */
export function parseMapping(
  headers: readonly string[],
  kept: Readonly<Record<string, string>>,
  sheet: ImportSheet,
): Mapping {
  const ids = new Set(sheet.targets.map(({ column }) => column.id));
  return headers.map((header) => {
    const id = kept[squashName(header)];
    return id !== undefined && ids.has(id) ? id : undefined;
  });
}

/** Columns of the sheet that more than one column of the export goes to, with the names of those. */
export function takenTwice(
  headers: readonly string[],
  mapping: Mapping,
): ReadonlyMap<string, readonly string[]> {
  const byId = new Map<string, string[]>();
  mapping.forEach((id, index) => {
    if (id === undefined) return;
    const own = byId.get(id) ?? [];
    own.push(headers[index] ?? "");
    byId.set(id, own);
  });
  return new Map([...byId].filter(([, own]) => own.length > 1));
}
