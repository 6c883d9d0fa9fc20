// A database that changes what is written into it and says nothing: a trigger of its own, as an administrator or another program may
// have left one there. Worded for both databases.
import type { Database } from "../../src/service/database/database";

/** From now on a row of the table that meets the condition gets these SQL values right after it was written. */
export async function alterSilently(
  database: Database,
  { table, when, set }: { readonly table: string; readonly when: string; readonly set: string },
): Promise<void> {
  const name = `silent_${table}`;
  if (database.dialect === "sqlite") {
    for (const event of ["INSERT", "UPDATE"])
      await database.run(
        `CREATE TRIGGER ${name}_${event} AFTER ${event} ON ${table} WHEN NEW.${when}
          BEGIN UPDATE ${table} SET ${set} WHERE id = NEW.id; END`,
      );
    return;
  }
  const [column = "", value = ""] = set.split(" = ");
  await database.run(
    `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN IF NEW.${when.replaceAll("'", "''")} THEN NEW.${column} := ${value.replaceAll("'", "''")}; END IF; RETURN NEW; END'`,
  );
  await database.run(
    `CREATE TRIGGER ${name} BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  );
}

/** From now on nothing is taken out of the table, and nobody is told. */
export async function keepSilently(database: Database, table: string): Promise<void> {
  if (database.dialect === "sqlite") {
    await database.run(
      `CREATE TRIGGER kept_${table} BEFORE DELETE ON ${table} BEGIN SELECT RAISE(IGNORE); END`,
    );
    return;
  }
  await database.run(
    `CREATE FUNCTION kept_${table}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
  );
  await database.run(
    `CREATE TRIGGER kept_${table} BEFORE DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION kept_${table}()`,
  );
}
