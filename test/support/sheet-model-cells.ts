// What one cell means and what it shows, for the model of people's sheets: by the words of the design, written apart from the
// product's own reading.
import type { Entries, Entry, Value } from "../../src/domain/value";

export type Cell = string | number | boolean;

/** What a column of the model holds. Columns that people added themselves are none of these. */
export type ModelColumn =
  { readonly role: "key" | "status"; readonly header: string } | FieldColumn | TickColumn;

/** `shown`: of another sheet or of the backend; it repairs itself. */
export interface FieldColumn {
  readonly role: "field" | "shown";
  readonly header: string;
  readonly field: string;
  readonly kind: FieldKind;
}

export interface TickColumn {
  readonly role: "tick";
  readonly header: string;
  readonly field: string;
  readonly tick: string;
}

export type FieldKind = "text" | "money" | "yesNo" | "type" | "group";

const types = ["Customer", "Supplier", "Internal", "Branch"];
const groups = ["Hospitality", "Retail"];

/** The fields whose ticks may carry a number, and those that allow one tick. */
const withNumbers = new Set(["promotions"]);
const single = new Set(["group", "subGroup"]);

/** What someone's cell means for a field of that kind. */
export function meaningOf(kind: FieldKind, cell: Cell): Entry {
  const text = textIn(cell);
  if (text === "") return null;
  switch (kind) {
    case "text":
      return text;
    case "type":
      return spelledAs(types, text);
    case "group":
      return [...new Set(text.split(",").map((name) => spelledAs(groups, name.trim())))].sort().join(", ");
    case "money":
      return /^-?\d+(\.\d\d?)?$/.test(text) ? Math.round(Number(text) * 100) : { typed: text };
    case "yesNo":
      return yesNoOf(text) ?? { typed: text };
    default:
      return kind satisfies never;
  }
}

/** As Excel shows it, without outer spaces. */
function textIn(cell: Cell): string {
  return (typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell)).trim();
}

function spelledAs(names: readonly string[], text: string): string {
  return names.find((name) => name.toLowerCase() === text.toLowerCase()) ?? text;
}

function yesNoOf(text: string): boolean | undefined {
  if (/^(true|yes|1)$/i.test(text)) return true;
  return /^(false|no|0)$/i.test(text) ? false : undefined;
}

/** What the column shows of a record. */
export function shownOf(column: ModelColumn, entries: Entries): Cell {
  if (!("field" in column)) return "";
  if (column.role === "tick") {
    const ticked = entries[column.field];
    return (typeof ticked === "string" ? ticksOf(ticked).get(column.tick) : undefined) ?? false;
  }
  const entry = entries[column.field];
  if (entry === null || entry === undefined) return "";
  if (typeof entry === "object") return entry.typed;
  return column.kind === "money" ? Number(entry) / 100 : entry;
}

/** The ticks in a field's text: true, or the number that stands instead. */
function ticksOf(text: Value): ReadonlyMap<string, true | number> {
  const parts = text === null ? [] : String(text).split(", ");
  return new Map(
    parts.map((part) => {
      const [name = "", amount] = part.split("=");
      return [name, amount === undefined ? true : Number(amount)];
    }),
  );
}

/**
 * What the cells of a field's tick columns say of a record that was loaded with these ticks: cells that still show what was loaded say
 * nothing; a cell that is no tick makes the whole unread; ticks without a column stay, unless the field allows one and there is one.
 */
export function readTickCells(
  columns: readonly { readonly column: TickColumn; readonly cell: Cell }[],
  field: string,
  loaded: Value,
): Entry {
  if (columns.every(({ column, cell }) => cell === shownOf(column, { [field]: loaded }))) return loaded;
  const ticked = new Map<string, true | number>();
  for (const { column, cell } of columns) {
    const tick = readTickCell(cell, withNumbers.has(field));
    if (tick === undefined) return { typed: textIn(cell), column: column.header };
    if (tick !== false) ticked.set(column.tick, tick);
  }
  const own = new Set(columns.map(({ column }) => column.tick));
  const others = [...ticksOf(loaded)].filter(([name]) => !own.has(name));
  const before = [...ticksOf(loaded)].filter(([name]) => own.has(name));
  if (printTicks(before) === printTicks(ticked)) return loaded;
  return printTicks(single.has(field) && ticked.size > 0 ? ticked : [...ticked, ...others]);
}

/** True, false or the number of a tick cell; undefined where it is none. */
function readTickCell(cell: Cell, takesNumbers: boolean): boolean | number | undefined {
  if (takesNumbers && /\d/.test(String(cell))) {
    const amount = meaningOf("money", cell);
    return typeof amount === "number" ? amount / 100 : undefined;
  }
  const text = String(cell).trim();
  return text === "" ? false : yesNoOf(text);
}

function printTicks(ticks: Iterable<readonly [string, true | number]>): string | null {
  const parts = [...ticks].sort(([one], [other]) => (one < other ? -1 : 1));
  return parts.map(([name, amount]) => (amount === true ? name : `${name}=${amount}`)).join(", ") || null;
}
