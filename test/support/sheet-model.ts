// What sheets of contacts and of their ticks hold while people work on them, as plain grids, and what the design says that they mean:
// drafts by key, findings on rows, and what a check writes into them. Written apart from the workbook's reading; KE1–KE4 are domain's.
import { checkKeys } from "../../src/domain/key";
import type { Entries, Entry, Key, Values } from "../../src/domain/value";
import {
  meaningOf,
  readTickCells,
  shownOf,
  type Cell,
  type FieldColumn,
  type ModelColumn,
} from "./sheet-model-cells";

export const modelSheets = ["Contacts", "Groups", "Customer promotions"] as const;
export type SheetName = (typeof modelSheets)[number];

export interface ModelSheet {
  readonly name: SheetName;
  /** One-based sheet row of the first row below the headers. */
  readonly top: number;
  headers: string[];
  rows: Cell[][];
  /** The columns of ours, wherever they stand now. */
  columns: ModelColumn[];
}

export interface Model {
  readonly loaded: ReadonlyMap<Key, Values>;
  sheets: Record<SheetName, ModelSheet>;
  /** Codes typed on Promotions in their order; each becomes a column with the next check. */
  promotions: string[];
}

/** What a check shall find. Findings as "rule key sheet row". */
export interface Expected {
  readonly changes: Readonly<Record<Key, Readonly<Record<string, unknown>>>>;
  readonly findings: readonly string[];
}

interface ModelRow {
  readonly key: Key;
  readonly index: number;
  readonly cells: Cell[];
}

/** Where a column of ours stands; undefined where it is gone. */
function cellIn(sheet: ModelSheet, cells: readonly Cell[], column: ModelColumn): Cell {
  return cells[sheet.headers.indexOf(column.header)] ?? "";
}

function keyOf(cell: Cell | undefined): Key {
  const text = String(cell ?? "").trim();
  const number = /^new (\d+)$/i.exec(text)?.[1];
  return number === undefined ? text : `new ${Number(number)}`;
}

/** Rows with a key of their own, and those with content in a column of ours that have none; a second "new 1" has none. */
function keyedRows(sheet: ModelSheet): { rows: ModelRow[]; nameless: Omit<ModelRow, "key">[] } {
  const rows: ModelRow[] = [];
  const nameless: Omit<ModelRow, "key">[] = [];
  const at = sheet.headers.indexOf("ID");
  sheet.rows.forEach((cells, index) => {
    const key = keyOf(cells[at]);
    const isTaken = key.startsWith("new ") && rows.some((row) => row.key === key);
    if (key !== "" && !isTaken) rows.push({ key, index, cells });
    else if (hasContent(sheet, cells)) nameless.push({ index, cells });
  });
  return { rows, nameless };
}

function hasContent(sheet: ModelSheet, cells: readonly Cell[]): boolean {
  const own = sheet.columns.filter(({ role }) => role !== "status");
  return own.some((column) => ![false, ""].includes(cellIn(sheet, cells, column) as string | false));
}

/** New keys go on after the last that any sheet speaks of: a number that is given twice would bring another row's ticks along. */
function nameRows(model: Model): void {
  const contacts = model.sheets.Contacts;
  const ids = modelSheets.flatMap((name) => keyedRows(model.sheets[name]).rows.map(({ key }) => key));
  let last = Math.max(0, ...ids.map((key) => Number(/^new (\d+)$/.exec(key)?.[1] ?? 0)));
  for (const { cells } of keyedRows(contacts).nameless)
    cells[contacts.headers.indexOf("ID")] = `new ${++last}`;
}

const identity = { Contacts: [["company"], ["email"]], others: [["company"]] };

interface KnownRows {
  readonly rows: readonly ModelRow[];
  readonly trusted: readonly ModelRow[];
  readonly findings: readonly string[];
}

/** The rows whose record is beyond doubt, and what the KE rules say of the others. */
function knownRows(model: Model, sheet: ModelSheet, known: ReadonlyMap<Key, Entries>): KnownRows {
  const isMain = sheet.name === "Contacts";
  const keyed = keyedRows(sheet);
  const rows = keyed.rows.filter(({ key }) => isMain || !key.startsWith("new ") || known.has(key));
  const baseline = new Map([...model.loaded].filter(([, { type }]) => isMain || type === "Customer"));
  const findings = checkKeys({
    sheet: sheet.name,
    baseline,
    severities: {},
    identity: isMain ? identity.Contacts : identity.others,
    rows: rows.map((row) => ({
      row: sheet.top + row.index,
      key: row.key,
      entries: said(sheet, row.cells, baseline.get(row.key), () => true),
    })),
  });
  const doubted = new Set(findings.map(({ key }) => key));
  const strays = [...keyed.rows.filter((row) => !rows.includes(row)), ...keyed.nameless];
  return {
    rows,
    trusted: rows.filter(({ key }) => !doubted.has(key)),
    findings: [
      ...findings.map(
        ({ rule, key, place }) => `${rule} ${key} ${place ? `${place.sheet} ${place.row}` : ""}`,
      ),
      ...(isMain ? [] : strays.map(({ index }) => `KE2  ${sheet.name} ${sheet.top + index}`)),
    ],
  };
}

/** What a row says of its record: a cell that shows what was loaded is the loaded value. */
function said(
  sheet: ModelSheet,
  cells: readonly Cell[],
  loaded: Values | undefined,
  isAsked: (column: FieldColumn) => boolean,
): Entries {
  const entries: Record<string, Entry | undefined> = { ...loaded };
  for (const column of sheet.columns) {
    if ((column.role !== "field" && column.role !== "shown") || !isAsked(column)) continue;
    const cell = cellIn(sheet, cells, column);
    if (loaded && cell === shownOf(column, loaded)) continue;
    entries[column.field] = meaningOf(column.kind, cell);
  }
  return entries;
}

/** Lays what the ticks of a sheet say over the records: the side that moved wins; where both moved apart neither does. */
function mergeTicks(
  model: Model,
  sheet: ModelSheet,
  at: { known: KnownRows; entries: Map<Key, Entries> },
): string[] {
  const findings: string[] = [];
  const fields = new Set(sheet.columns.flatMap((column) => (column.role === "tick" ? [column.field] : [])));
  for (const { key, cells } of at.known.trusted) {
    for (const field of fields) {
      const own = at.entries.get(key) ?? {};
      const loaded = model.loaded.get(key)?.[field] ?? null;
      const main = own[field] ?? null;
      const ticks = readTickCells(tickCells(sheet, cells, field), field, loaded);
      const isAlike = textOf(ticks) === textOf(main);
      if (ticks === loaded || (main !== loaded && isAlike)) continue;
      const isApart = main !== loaded && !isAlike;
      at.entries.set(key, { ...own, [field]: isApart ? loaded : ticks });
      if (isApart) findings.push(`KE8 ${key} `);
    }
  }
  return findings;
}

function textOf(entry: Entry): string {
  return typeof entry === "object" && entry !== null ? entry.typed : String(entry ?? "");
}

function tickCells(sheet: ModelSheet, cells: readonly Cell[], field: string) {
  return sheet.columns.flatMap((column) =>
    column.role === "tick" && column.field === field ? [{ column, cell: cellIn(sheet, cells, column) }] : [],
  );
}

/** Read-only cells of rows that are beyond doubt hold again what was loaded. */
function repair(model: Model, sheet: ModelSheet, { trusted }: KnownRows): void {
  for (const { key, cells } of trusted) {
    const loaded = model.loaded.get(key);
    for (const column of loaded ? sheet.columns : []) {
      if (column.role !== "shown") continue;
      const isLoaded =
        meaningOf(column.kind, cellIn(sheet, cells, column)) === (loaded?.[column.field] ?? null);
      if (!isLoaded) cells[sheet.headers.indexOf(column.header)] = shownOf(column, loaded ?? {});
    }
  }
}

/** A column for each new promotion, a row for each new customer, on a sheet of ticks. */
function addMissing(
  model: Model,
  sheet: ModelSheet,
  at: { known: KnownRows; entries: ReadonlyMap<Key, Entries> },
): void {
  const codes = sheet.name === "Customer promotions" ? model.promotions : [];
  for (const code of codes.filter((own) => !sheet.headers.includes(own))) {
    sheet.columns.push({ role: "tick", header: code, field: "promotions", tick: code });
    sheet.headers.push(code);
    for (const cells of sheet.rows) cells.push(false);
  }
  const present = new Set(at.known.rows.map(({ key }) => key));
  for (const [key, own] of at.entries) {
    if (!key.startsWith("new ") || present.has(key) || own["type"] !== "Customer") continue;
    sheet.rows.push(
      sheet.headers.map((header) => {
        const column = sheet.columns.find((one) => one.header === header);
        if (column?.role === "key") return key;
        return column ? shownOf(column, own) : "";
      }),
    );
  }
}

/** What a check shall find now, and its writes into the model: keys, repairs, rows and columns that are missing. */
export function checkModel(model: Model): Expected {
  const { Contacts: contacts } = model.sheets;
  const findings: string[] = [];
  const entries = new Map<Key, Entries>(model.loaded);
  nameRows(model);
  const main = knownRows(model, contacts, entries);
  for (const { key, cells } of main.trusted)
    entries.set(
      key,
      said(contacts, cells, model.loaded.get(key), ({ role }) => role === "field"),
    );
  const others = modelSheets.slice(1).map((name) => {
    const sheet = model.sheets[name];
    return { sheet, known: knownRows(model, sheet, entries) };
  });
  findings.push(...main.findings, ...others.flatMap(({ known }) => known.findings));
  for (const { sheet, known } of others) findings.push(...mergeTicks(model, sheet, { known, entries }));
  repair(model, contacts, main);
  for (const { sheet, known } of others) {
    repair(model, sheet, known);
    addMissing(model, sheet, { known, entries });
  }
  return { changes: changesOf(model, entries), findings: findings.sort() };
}

function changesOf(model: Model, entries: ReadonlyMap<Key, Entries>): Expected["changes"] {
  const changes: Record<Key, Record<string, unknown>> = {};
  const say = (key: Key, field: string, to: unknown) => ((changes[key] ??= {})[field] = to);
  for (const [key, own] of entries) {
    const loaded = model.loaded.get(key);
    for (const [field, to] of Object.entries(own)) {
      const from = loaded?.[field] ?? null;
      if (to === undefined || to === from || textOf(to) === from) continue;
      say(key, field, loaded ? [from, to] : to);
    }
  }
  model.promotions.forEach((code, at) => say(`new promotion ${at + 1}`, "code", code));
  return changes;
}

/** The model of sheets that were just loaded, with these columns. */
export function openModel(
  records: readonly Values[],
  columns: Readonly<Record<SheetName, readonly ModelColumn[]>>,
): Model {
  const sheetOf = (name: SheetName, top: number): ModelSheet => {
    const own = records.filter(({ type }) => name === "Contacts" || type === "Customer");
    const rows = own.map((record) =>
      columns[name].map((column) => (column.role === "key" ? Number(record["id"]) : shownOf(column, record))),
    );
    return {
      name,
      top,
      headers: columns[name].map(({ header }) => header),
      rows,
      columns: [...columns[name]],
    };
  };
  return {
    loaded: new Map(records.map((record) => [String(record["id"]), record])),
    sheets: {
      Contacts: sheetOf("Contacts", 2),
      Groups: sheetOf("Groups", 4),
      "Customer promotions": sheetOf("Customer promotions", 4),
    },
    promotions: [],
  };
}
