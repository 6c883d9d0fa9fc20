// Which sheets and columns of a load are laid out, and which records stand on each. Knows layouts and loads, no Excel.
import { contactTypeName } from "../domain/record-key";
import { listOfType } from "../domain/record-types";
import type { Values } from "../domain/value";
import type { Load } from "./baseline";
import type { Column, SheetLayout } from "./layout";

/** The main sheet, which every load has, and those of the others that are wanted, without the columns that are not. */
export function chosenSheets(layouts: readonly SheetLayout[], load: Load): readonly SheetLayout[] {
  const { sheets, owned = {}, hidden = {} } = load;
  const isLoaded = ({ type: { name } }: SheetLayout) =>
    name === contactTypeName || listOfType(name) !== undefined || owned[name] !== undefined;
  return layouts
    .filter((layout, at) => at === 0 || (isLoaded(layout) && (sheets?.includes(layout.name) ?? true)))
    .map((layout) => {
      const left = new Set(hidden[layout.name] ?? []);
      return {
        ...layout,
        columns: layout.columns.filter((column) => !left.has(column.id) || isFixed(column)),
      };
    });
}

/** Without these columns nobody, and nothing, would know a row. */
function isFixed({ role }: Column): boolean {
  return role === "key" || role === "status" || role === "context";
}

/** The records of a load that may have a row on this sheet. */
export function recordsFor({ type: { name } }: SheetLayout, load: Load): readonly Values[] {
  const list = listOfType(name);
  if (list) return load.lists[list];
  return name === contactTypeName ? load.records : (load.owned?.[name] ?? []);
}

/** The ids of all tick columns: what is ticked on a later sheet and is not among them was added since. */
export function tickIds(layouts: readonly SheetLayout[]): string[] {
  return layouts.flatMap(({ columns }) => columns.filter(({ role }) => role === "tick").map(({ id }) => id));
}
