// Saved views in their table. Who may see or change one is decided by who asks for it.
import type { SavedView, ViewToSave } from "../../contract/app";
import type { Database } from "./database";

interface ViewRow {
  readonly id: number;
  readonly name: string;
  readonly owner: string;
  readonly isShared: number;
  readonly view: string;
}

const columns = 'id, name, owner, "isShared", view';

function viewOf({ view, isShared, ...named }: ViewRow): SavedView {
  return { ...named, isShared: isShared === 1, view: JSON.parse(view) as SavedView["view"] };
}

/** Someone's own views and those for all, by name. */
export async function readViews(database: Database, owner: string): Promise<readonly SavedView[]> {
  const rows = await database.all<ViewRow>(
    `SELECT ${columns} FROM saved_view WHERE owner = ? OR "isShared" = 1 ORDER BY lower(name), id`,
    [owner],
  );
  return rows.map(viewOf);
}

/** Undefined where there is none of that id. */
export async function readView(database: Database, id: number): Promise<SavedView | undefined> {
  const row = await database.first<ViewRow>(`SELECT ${columns} FROM saved_view WHERE id = ?`, [id]);
  return row && viewOf(row);
}

/** Saves a view, over the one of that id where one is given, and answers it. */
export async function writeView(
  database: Database,
  saved: ViewToSave & { readonly owner: string },
): Promise<SavedView> {
  const { id, name, owner, isShared, view } = saved;
  const held = [name, Number(isShared), JSON.stringify(view)];
  const row = await (id === undefined
    ? database.first<ViewRow>(
        `INSERT INTO saved_view (name, "isShared", view, owner) VALUES (?, ?, ?, ?) RETURNING ${columns}`,
        [...held, owner],
      )
    : database.first<ViewRow>(
        `UPDATE saved_view SET name = ?, "isShared" = ?, view = ? WHERE id = ? RETURNING ${columns}`,
        [...held, id],
      ));
  if (!row) throw new TypeError(`There is no view ${String(id)} to save over.`);
  return viewOf(row);
}

export async function removeView(database: Database, id: number): Promise<void> {
  await database.run("DELETE FROM saved_view WHERE id = ?", [id]);
}
