// Cells of another system's export turned into cells of one of our columns: by the same parsing as what is typed there, and by the spellings
// that exports have. What nothing reads stays word for word, for the check to speak of. Knows columns, no Excel.
import type { Field } from "../domain/field";
import { codeIn, indexFor, ticksFor, type Lookup } from "../domain/lookup";
import {
  dayFrom,
  numberFrom,
  optionFrom,
  stateFrom,
  styleOf,
  yesNoFrom,
  type TextStyle,
} from "../domain/loose-spelling";
import { squashName } from "../domain/other-names";
import { splitTicks, splitValued } from "../domain/spelling";
import { isUnread, type Entry } from "../domain/value";
import { cellOf, entryOfCell, type Cell } from "./cells";

/** A cell as our column shall hold it; `isRead` false where it stayed as it was. */
export interface Turned {
  readonly cell: Cell;
  readonly isRead: boolean;
}

/** A column of an export: its name there and its cells. */
export interface ExportColumn {
  readonly header: string;
  readonly cells: readonly Cell[];
}

/** How the cells of this export's column become cells of the field; equal texts are turned once. */
export function makeTurn(
  field: Field,
  { header, cells }: ExportColumn,
  lookup: Lookup,
): (cell: Cell) => Turned {
  const hasStyle = field.kind === "decimal" || field.kind === "integer" || field.kind === "date";
  const style = styleOf(hasStyle ? cells.filter((cell) => typeof cell === "string") : []);
  const isReversed = field.name === "isActive" && reversed.has(squashName(header));
  const known = new Map<Cell, Turned>();
  return (cell) => {
    const before = known.get(cell);
    if (before) return before;
    const turned = turn(cell, { field, style, isReversed, lookup });
    known.set(cell, turned);
    return turned;
  };
}

/** Columns in which yes says that the contact is not in use. */
const reversed: ReadonlySet<string> = new Set([
  "inactive",
  "isinactive",
  "archived",
  "isarchived",
  "disabled",
  "isdisabled",
]);

interface Turning {
  readonly field: Field;
  readonly style: TextStyle;
  readonly isReversed: boolean;
  readonly lookup: Lookup;
}

function turn(cell: Cell, turning: Turning): Turned {
  const { field, isReversed, lookup } = turning;
  if (cell === "" || (typeof cell === "string" && cell.trim() === "")) return { cell: "", isRead: true };
  const entry = entryFrom(cell, turning);
  if (!isKnown(field, entry, lookup)) return { cell, isRead: false };
  const isOpposite = isReversed && stateFrom(String(cell)) === undefined;
  return { cell: cellOf(field, isOpposite ? !entry : entry, lookup), isRead: true };
}

/** Numbers are read by their column first: "1.250" is 1250 where others have decimal commas. */
function entryFrom(cell: Cell, { field, style, lookup }: Turning): Entry {
  const loose = typeof cell === "string" ? looseText(cell, field, style) : undefined;
  const isNumber = field.kind === "decimal" || field.kind === "integer";
  if (isNumber && loose !== undefined) return entryOfCell(field, loose, lookup);
  const entry = entryOfCell(field, cell, lookup);
  return loose === undefined || isKnown(field, entry, lookup) ? entry : entryOfCell(field, loose, lookup);
}

function looseText(text: string, field: Field, style: TextStyle): Cell | undefined {
  switch (field.kind) {
    case "decimal":
    case "integer":
      return numberFrom(text, style, field.unit);
    case "date":
      return dayFrom(text, style);
    case "boolean":
      return yesNoFrom(text);
    case "choice":
      return optionFrom(text, field.options ?? []);
    case "ticks":
      return /[;|]/.test(text) ? text.replace(/[;|]/g, ",") : undefined;
    case "key":
    case "text":
    case "instant":
    case "reference":
    case "json":
      return undefined;
    default:
      return field.kind satisfies never;
  }
}

/** Whether the field can hold the entry, and the account knows what it names. */
function isKnown(field: Field, entry: Entry, lookup: Lookup): boolean {
  if (entry === null) return true;
  if (isUnread(entry)) return false;
  switch (field.kind) {
    case "text":
    case "json":
      return typeof entry === "string" && (field.max === undefined || entry.length <= field.max);
    case "choice":
      return field.options?.includes(String(entry)) === true;
    case "reference":
      return isListed(field, entry, lookup);
    case "ticks":
      return areTicks(field, entry, lookup);
    case "key":
    case "integer":
    case "decimal":
    case "boolean":
    case "date":
    case "instant":
      return true;
    default:
      return field.kind satisfies never;
  }
}

function isListed(field: Field, entry: Exclude<Entry, object>, lookup: Lookup): boolean {
  const index = indexFor(field, lookup);
  if (typeof entry === "number") return index.labels.has(entry);
  return codeIn(index, String(entry)) !== undefined;
}

function areTicks(field: Field, entry: Entry, lookup: Lookup): boolean {
  const names = field.takesNumbers ? splitValued(entry).map(({ name }) => name) : splitTicks(entry);
  const known = ticksFor(field, lookup)?.names;
  return names.every((name) => known?.has(name) === true);
}
