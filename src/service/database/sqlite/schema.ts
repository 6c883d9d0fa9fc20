// How SQLite words its tables, and what an older SQLite file keeps elsewhere.
import { secondaryContactType } from "../../../domain/secondary-contact";
import type { Database } from "../database";
import type { SchemaWords } from "../schema";
import { quoted } from "../tables";
import { ensureSearch } from "./search-tables";

/** AUTOINCREMENT: the id of a row that was removed is never given again. */
export const sqliteSchema: SchemaWords = {
  id: "id INTEGER PRIMARY KEY AUTOINCREMENT",
  ordinal: "ordinal INTEGER PRIMARY KEY",
  text: "TEXT",
  integer: "INTEGER",
  keyed: " WITHOUT ROWID",
  nullsFirst: "",
  columnsOf: async (inside, table) => {
    const rows = await inside.all<{ readonly name: string }>("SELECT name FROM pragma_table_info(?)", [
      table,
    ]);
    return new Set(rows.map(({ name }) => name));
  },
  ensureOwn: async (inside, madeNow) => {
    if (madeNow.has(secondaryContactType.name) && !madeNow.has("contact")) await movePeople(inside);
    await ensureSearch(inside);
  },
};

const people = secondaryContactType.fields.map(({ name }) => name).filter((name) => name !== "contactId");
const peopleTexts = people.filter((name) => name !== "id");

/** An older database has its people in the contacts alone, numbered within each: they get ids and rows of their own. */
async function movePeople(inside: Database): Promise<void> {
  await inside.run(`INSERT INTO secondary_contact ("contactId", ${peopleTexts.map(quoted).join(", ")})
    SELECT contact.id, ${peopleTexts.map((name) => `json_extract(person.value, '$.${name}')`).join(", ")}
    FROM contact, json_each(contact."secondaryContacts") AS person ORDER BY contact.id, person.key`);
  await inside.run(`UPDATE contact SET "secondaryContacts" = (
    SELECT json_group_array(json_object(${people.map((name) => `'${name}', ${quoted(name)}`).join(", ")}))
    FROM (SELECT * FROM secondary_contact WHERE "contactId" = contact.id ORDER BY id))
  WHERE "secondaryContacts" IS NOT NULL`);
}
