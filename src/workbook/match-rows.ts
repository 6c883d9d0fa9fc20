// Which rows of an export speak of records that stand on the sheet already: found by one column that tells them apart. Nothing is guessed: a
// value that several rows carry finds none of them. Linear.
import { identityFields } from "../domain/key";
import type { Cell } from "./cells";
import type { ExportTable, ImportSheet, Mapping, Target } from "./import-sheet";
import { keyOf } from "./row-keys";

/** What a column finds: for each row of the export the row of the sheet, counted from 0 within the table. */
export interface Match {
  readonly rowOf: readonly (number | undefined)[];
  readonly matched: number;
  /** Rows of the export whose value several rows carry, here or there. */
  readonly doubtful: number;
}

type MarkOf = (cell: Cell | undefined) => string;

function markOf({ column }: Target, { cells }: ImportSheet): MarkOf {
  const typeName = cells.layout.type.name;
  if (column.role === "key") return (cell) => keyOf(cell, typeName);
  return (cell) =>
    String(cell ?? "")
      .trim()
      .toLowerCase();
}

const several = -1;

/** Matches the rows of the export by one of its columns, which goes to this target. */
function matchRows(
  { rows }: ExportTable,
  { index, target }: { readonly index: number; readonly target: Target },
  sheet: ImportSheet,
): Match {
  const mark = markOf(target, sheet);
  const places = new Map<string, number>();
  for (const row of sheet.keys.keys()) {
    const own = mark(sheet.cells.rows[row]?.[target.at]);
    if (own !== "") places.set(own, places.has(own) ? several : row);
  }
  const taken = new Set<number>();
  let doubtful = 0;
  const rowOf = rows.map((row) => {
    const place = places.get(mark(row[index]));
    if (place === undefined) return undefined;
    if (place === several || taken.has(place)) {
      doubtful++;
      return undefined;
    }
    taken.add(place);
    return place;
  });
  return { rowOf, matched: taken.size, doubtful };
}

/** A column by which rows can be matched. */
export interface MatchChoice extends Match {
  readonly id: string;
  readonly label: string;
}

/** Answers the columns of a mapping that tell records apart and find some, the one that finds most first. Each is looked through once. */
export function makeMatchChoices(
  table: ExportTable,
  sheet: ImportSheet,
): (mapping: Mapping) => readonly MatchChoice[] {
  const { type } = sheet.cells.layout;
  const telling = identityFields(type.name).flatMap((fields) => (fields.length === 1 ? fields : []));
  const ids = new Set([type.keyField, ...telling.filter((name) => name !== "company"), ...telling]);
  const known = new Map<string, MatchChoice>();
  return (mapping) => {
    const choices = [...ids].flatMap((id): MatchChoice[] => {
      const index = mapping.indexOf(id);
      const target = sheet.targets.find(({ column }) => column.id === id);
      if (index < 0 || !target) return [];
      const name = `${index} ${id}`;
      const choice = known.get(name) ?? {
        id,
        label: target.column.header,
        ...matchRows(table, { index, target }, sheet),
      };
      known.set(name, choice);
      return [choice];
    });
    return choices.filter(({ matched }) => matched > 0).sort((one, other) => other.matched - one.matched);
  };
}

/** The columns of this mapping by which rows can be matched. */
export function matchChoices(
  table: ExportTable,
  mapping: Mapping,
  sheet: ImportSheet,
): readonly MatchChoice[] {
  return makeMatchChoices(table, sheet)(mapping);
}

/**
 * Whether a column holds our ids: some are loaded, and at least half of these stand beside a name, email or number of the loaded record.
 * Where the export has none of those, every id has to be loaded.
 */
export function isOwnIds(
  table: ExportTable,
  index: number,
  { mapping, sheet }: { readonly mapping: Mapping; readonly sheet: ImportSheet },
): boolean {
  const target = sheet.targets.find(({ column }) => column.role === "key");
  if (!target) return false;
  const { rowOf, matched } = matchRows(table, { index, target }, sheet);
  if (matched === 0) return false;
  const names = new Set(identityFields(sheet.cells.layout.type.name).flat());
  const evidence = sheet.targets.flatMap((own) => {
    const at = names.has(own.column.id) ? mapping.indexOf(own.column.id) : -1;
    return at < 0 ? [] : [{ at, own, mark: markOf(own, sheet) }];
  });
  if (evidence.length === 0) return matched === table.rows.length;
  const agreeing = rowOf.filter((row, number) =>
    evidence.some(({ at, own, mark }) => {
      const said = mark(table.rows[number]?.[at]);
      return row !== undefined && said !== "" && said === mark(sheet.cells.rows[row]?.[own.at]);
    }),
  );
  return agreeing.length * 2 >= matched;
}
