// What the account is called and by which id workbooks know it [KE6].
import { readNote } from "./call-book";
import type { Database } from "./database";

export interface AccountSettings {
  readonly id: string;
  readonly name: string;
}

const idName = "account id";

/** False for a database that nobody has kept an account in yet. */
export async function hasAccount(database: Database): Promise<boolean> {
  return (await readNote(database, idName)) !== undefined;
}

/** The account of this database; `made` is kept where there is none yet. */
export function readAccount(database: Database, made: AccountSettings): Promise<AccountSettings> {
  return database.transact(async (inside) => {
    return {
      id: await kept(inside, idName, made.id),
      name: await kept(inside, "account name", made.name),
    };
  });
}

/** The setting's value; this one where it had none. */
async function kept(inside: Database, name: string, value: string): Promise<string> {
  await inside.run("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", [name, value]);
  const row = await inside.first<{ readonly value: string }>("SELECT value FROM setting WHERE name = ?", [
    name,
  ]);
  return row?.value ?? value;
}
