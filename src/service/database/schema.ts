// The tables, made from the catalogue: a contact field is a column, so is a list's field. Brings an older database up to the
// catalogue by adding what is missing; never drops anything.
import type Sqlite from "better-sqlite3";
import type { Generated, GeneratedAlways } from "kysely";
import type { RecordType } from "../../domain/catalogue";
import type { Field } from "../../domain/field";
import { listTypes } from "../../domain/lists";
import { ownedTypes } from "../../domain/record-types";
import { ensureSearch } from "./search-tables";
import { secondaryContactType } from "../../domain/secondary-contact";

export type SqlValue = string | number | null;

/** Contacts by column; the fields an account adds stand as one JSON object in `accountFields`. */
export interface ContactTable {
  id: Generated<number>;
  accountFields: string | null;
  email: string | null;
  accountNumber: string | null;
  company: string | null;
  billingId: number | null;
}

export interface RunTable {
  id: GeneratedAlways<number>;
  who: string;
  startedAt: string;
  endedAt: string | null;
  why: string;
  workbook: string;
  fingerprint: string;
  total: number;
  /** How many lines have been sent or were about to be when this was written. */
  sent: number;
  /** JSON: how many lines ended in each kind of outcome. */
  counts: string;
}

export interface RunLineTable {
  runId: number;
  ordinal: number;
  label: string;
  /** JSON of the change, with before and after. */
  change: string;
}

/** What became of the lines `ordinal` to `last`: lines in a row that ended the same share a row. */
export interface RunOutcomeTable {
  runId: number;
  ordinal: number;
  last: number;
  kind: string;
  recordId: string | null;
  message: string | null;
  /** JSON of what the backend held, for a conflict. */
  current: string | null;
}

export interface Schema {
  contact: ContactTable;
  setting: { name: string; value: string };
  run: RunTable;
  run_line: RunLineTable;
  run_outcome: RunOutcomeTable;
}

/** The lines of a run and their outcomes are only ever added to: what happened cannot be rewritten [SE8]. */
const fixedTables = `
  CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS run (
    id INTEGER PRIMARY KEY AUTOINCREMENT, who TEXT NOT NULL, "startedAt" TEXT NOT NULL, "endedAt" TEXT, why TEXT NOT NULL,
    workbook TEXT NOT NULL, fingerprint TEXT NOT NULL, total INTEGER NOT NULL, sent INTEGER NOT NULL, counts TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS run_line (
    "runId" INTEGER NOT NULL REFERENCES run (id), ordinal INTEGER NOT NULL, label TEXT NOT NULL, change TEXT NOT NULL,
    PRIMARY KEY ("runId", ordinal)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS run_outcome (
    "runId" INTEGER NOT NULL REFERENCES run (id), ordinal INTEGER NOT NULL, last INTEGER NOT NULL, kind TEXT NOT NULL,
    "recordId" TEXT, message TEXT, current TEXT, PRIMARY KEY ("runId", ordinal)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS saved_view (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, owner TEXT NOT NULL, "isShared" INTEGER NOT NULL, view TEXT NOT NULL);
`;

const contactIndexes = `
  CREATE INDEX IF NOT EXISTS contact_email ON contact (lower(email));
  CREATE INDEX IF NOT EXISTS contact_account_number ON contact ("accountNumber");
  CREATE INDEX IF NOT EXISTS contact_company ON contact (company);
  CREATE INDEX IF NOT EXISTS contact_modified_date ON contact ("modifiedDate");
  CREATE INDEX IF NOT EXISTS contact_billing_id ON contact ("billingId");
`;

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Makes the tables that are missing and adds the columns that the catalogue has and the tables have not. */
export function ensureTables(sqlite: Sqlite.Database, contact: RecordType): void {
  sqlite.transaction(() => {
    sqlite.exec(fixedTables);
    ensureContacts(sqlite, contact);
    for (const type of Object.values(listTypes)) ensureList(sqlite, type);
    for (const type of ownedTypes) ensureOwned(sqlite, type);
    sqlite.exec(contactIndexes);
    ensureSearch(sqlite);
  })();
}

/** AUTOINCREMENT: the id of a contact that was removed is never given again. */
function ensureContacts(sqlite: Sqlite.Database, contact: RecordType): void {
  sqlite.exec(
    'CREATE TABLE IF NOT EXISTS contact (id INTEGER PRIMARY KEY AUTOINCREMENT, "accountFields" TEXT)',
  );
  addColumns(sqlite, contact);
}

/** A list's table; `ordinal` keeps the order in which people wrote it. */
function ensureList(sqlite: Sqlite.Database, type: RecordType): void {
  sqlite.exec(`CREATE TABLE IF NOT EXISTS ${quoted(type.name)} (ordinal INTEGER PRIMARY KEY)`);
  addColumns(sqlite, type);
  addColumn(sqlite, type.name, createdAt);
}

/** What contacts own: found by its contact. Ids are never given again. */
function ensureOwned(sqlite: Sqlite.Database, type: RecordType): void {
  const isNew = columnsOf(sqlite, type.name).size === 0;
  const table = quoted(type.name);
  sqlite.exec(`CREATE TABLE IF NOT EXISTS ${table} (id INTEGER PRIMARY KEY AUTOINCREMENT)`);
  addColumns(sqlite, type);
  addColumn(sqlite, type.name, createdAt);
  sqlite.exec(
    `CREATE INDEX IF NOT EXISTS ${quoted(`${type.name}_contact_id`)} ON ${table} ("contactId", id)`,
  );
  if (isNew && type.name === secondaryContactType.name) sqlite.exec(peopleOfContacts);
}

/** Not in the catalogue: tells a create that a cut-off run made from a record like it that was there before [AP6]. */
const createdAt = { name: "createdAt", form: "TEXT" } as const;

/** An older database has its people in the contacts alone, numbered within each: they get ids and rows of their own. */
const people = secondaryContactType.fields.map(({ name }) => name).filter((name) => name !== "contactId");
const peopleTexts = people.filter((name) => name !== "id");
const peopleOfContacts = `
  INSERT INTO secondary_contact ("contactId", ${peopleTexts.map(quoted).join(", ")})
    SELECT contact.id, ${peopleTexts.map((name) => `json_extract(person.value, '$.${name}')`).join(", ")}
    FROM contact, json_each(contact."secondaryContacts") AS person ORDER BY contact.id, person.key;
  UPDATE contact SET "secondaryContacts" = (
    SELECT json_group_array(json_object(${people.map((name) => `'${name}', ${quoted(name)}`).join(", ")}))
    FROM (SELECT * FROM secondary_contact WHERE "contactId" = contact.id ORDER BY id))
  WHERE "secondaryContacts" IS NOT NULL;
`;

function columnsOf(sqlite: Sqlite.Database, table: string): ReadonlySet<string> {
  const rows = sqlite.pragma(`table_info(${quoted(table)})`) as readonly { readonly name: string }[];
  return new Set(rows.map((row) => row.name));
}

function addColumn(
  sqlite: Sqlite.Database,
  table: string,
  { name, form }: { readonly name: string; readonly form: string },
): void {
  if (columnsOf(sqlite, table).has(name)) return;
  sqlite.exec(`ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(name)} ${form}`);
}

function addColumns(sqlite: Sqlite.Database, type: RecordType): void {
  const present = columnsOf(sqlite, type.name);
  for (const field of type.fields) {
    if (present.has(field.name)) continue;
    sqlite.exec(`ALTER TABLE ${quoted(type.name)} ADD COLUMN ${quoted(field.name)} ${columnType(field)}`);
  }
}

function columnType(field: Field): "INTEGER" | "TEXT" {
  switch (field.kind) {
    case "key":
    case "integer":
    case "decimal":
    case "boolean":
      return "INTEGER";
    case "text":
    case "date":
    case "instant":
    case "choice":
    case "ticks":
    case "json":
      return "TEXT";
    case "reference":
      return field.zeroForNone ? "INTEGER" : "TEXT";
    default:
      return field.kind satisfies never;
  }
}
