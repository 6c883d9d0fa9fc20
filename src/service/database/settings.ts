// What the account is called and by which id workbooks know it [KE6].
import type { Database } from "./open";

export interface AccountSettings {
  readonly id: string;
  readonly name: string;
}

/** The account of this database; `made` is kept where there is none yet. */
export function readAccount(database: Database, made: AccountSettings): AccountSettings {
  const insert = database.prepare("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING");
  database.transact(() => {
    insert.run("account id", made.id);
    insert.run("account name", made.name);
  });
  const read = database.prepare("SELECT value FROM setting WHERE name = ?").pluck();
  return { id: String(read.get("account id")), name: String(read.get("account name")) };
}
