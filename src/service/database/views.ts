// Saved views in their table. Who may see or change one is decided by who asks for it.
import type { SavedView, ViewToSave } from "../../contract/app";
import type { Database } from "./open";

interface ViewRow {
  readonly id: number;
  readonly name: string;
  readonly owner: string;
  readonly isShared: number;
  readonly view: string;
}

const columns = 'id, name, owner, "isShared", view';

function viewOf(row: unknown): SavedView {
  const { view, isShared, ...named } = row as ViewRow;
  return { ...named, isShared: isShared === 1, view: JSON.parse(view) as SavedView["view"] };
}

/** Someone's own views and those for all, by name. */
export function readViews(database: Database, owner: string): readonly SavedView[] {
  return database
    .prepare(
      `SELECT ${columns} FROM saved_view WHERE owner = ? OR "isShared" = 1 ORDER BY name COLLATE NOCASE, id`,
    )
    .all(owner)
    .map(viewOf);
}

/** Undefined where there is none of that id. */
export function readView(database: Database, id: number): SavedView | undefined {
  const row = database.prepare(`SELECT ${columns} FROM saved_view WHERE id = ?`).get(id);
  return row === undefined ? undefined : viewOf(row);
}

/** Saves a view, over the one of that id where one is given, and answers it. */
export function writeView(database: Database, saved: ViewToSave & { readonly owner: string }): SavedView {
  const { id, name, owner, isShared, view } = saved;
  const row = database
    .prepare(
      `INSERT INTO saved_view (id, name, owner, "isShared", view) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, "isShared" = excluded."isShared", view = excluded.view
        RETURNING ${columns}`,
    )
    .get(id ?? null, name, owner, Number(isShared), JSON.stringify(view));
  return viewOf(row);
}

export function removeView(database: Database, id: number): void {
  database.prepare("DELETE FROM saved_view WHERE id = ?").run(id);
}
