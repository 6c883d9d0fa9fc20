// The tables, made from the catalogue: a contact field is a column, so is a list's field. Brings an older database up to the
// catalogue by adding what is missing; never drops anything. What differs from database to database stands in its words.
import { sql } from "kysely";
import type { RecordType } from "../../domain/catalogue";
import type { Field } from "../../domain/field";
import { listTypes } from "../../domain/lists";
import { ownedTypes } from "../../domain/record-types";
import { readNote, writeNote } from "./call-book";
import { tablesOf, type Database } from "./database";
import { servedIndexes, servedTypes, widenedTypes } from "./served-tables";
import { quoted } from "./tables";

/** How one database words its tables. */
export interface SchemaWords {
  /** A column `id` that numbers rows by itself and never gives a number again. */
  readonly id: string;
  /** A column that numbers rows by itself, in the order in which they came. */
  readonly ordinal: string;
  /** Text compared byte by byte. */
  readonly text: string;
  readonly integer: string;
  /** Ends a table whose rows are found by their primary key alone. */
  readonly keyed: string;
  /** Ends an index's column that shall have what holds nothing first. */
  readonly nullsFirst: string;
  /** The columns that a table has; none where there is no such table. */
  readonly columnsOf: (inside: Database, table: string) => Promise<ReadonlySet<string>>;
  /** Makes what is this database's alone: the search, and what older versions kept elsewhere. */
  readonly ensureOwn: (inside: Database, madeNow: ReadonlySet<string>) => Promise<void>;
}

/** Lines of a run and their outcomes, submitted plans and what was decided are only ever added to: nothing of it is rewritten [SE8]. */
const fixedTables = ({ id, text, integer, keyed }: SchemaWords): readonly string[] => [
  `CREATE TABLE IF NOT EXISTS setting (name ${text} PRIMARY KEY, value ${text} NOT NULL)${keyed}`,
  `CREATE TABLE IF NOT EXISTS run (
    ${id}, who ${text} NOT NULL, "startedAt" ${text} NOT NULL, "endedAt" ${text}, why ${text} NOT NULL,
    workbook ${text} NOT NULL, fingerprint ${text} NOT NULL, total ${integer} NOT NULL, sent ${integer} NOT NULL,
    counts ${text} NOT NULL, owner ${text}, "leaseUntil" ${integer}, "stopAsked" ${integer})`,
  `CREATE TABLE IF NOT EXISTS run_line (
    "runId" ${integer} NOT NULL REFERENCES run (id), ordinal ${integer} NOT NULL, label ${text} NOT NULL,
    change ${text} NOT NULL, PRIMARY KEY ("runId", ordinal))${keyed}`,
  `CREATE TABLE IF NOT EXISTS run_outcome (
    "runId" ${integer} NOT NULL REFERENCES run (id), ordinal ${integer} NOT NULL, last ${integer} NOT NULL,
    kind ${text} NOT NULL, "recordId" ${text}, message ${text}, current ${text}, PRIMARY KEY ("runId", ordinal))${keyed}`,
  `CREATE TABLE IF NOT EXISTS run_touched (
    "runId" ${integer} NOT NULL REFERENCES run (id), ordinal ${integer} NOT NULL, "recordKey" ${text} NOT NULL,
    fields ${text} NOT NULL, PRIMARY KEY ("runId", ordinal))${keyed}`,
  `CREATE TABLE IF NOT EXISTS saved_view (
    ${id}, name ${text} NOT NULL, owner ${text} NOT NULL, "isShared" ${integer} NOT NULL, view ${text} NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS api_connection (
    ${id}, name ${text} NOT NULL, "keyHash" ${text} NOT NULL, permissions ${text} NOT NULL, "createdAt" ${text} NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS approval (
    ${id}, who ${text} NOT NULL, at ${text} NOT NULL, reason ${text} NOT NULL, workbook ${text} NOT NULL,
    fingerprint ${text} NOT NULL, total ${integer} NOT NULL, asks ${text} NOT NULL, undoes ${integer}, lines ${text} NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS approval_step (
    "approvalId" ${integer} NOT NULL REFERENCES approval (id), ordinal ${integer} NOT NULL, kind ${text} NOT NULL,
    who ${text} NOT NULL, at ${text} NOT NULL, comment ${text} NOT NULL, "runId" ${integer},
    PRIMARY KEY ("approvalId", ordinal))${keyed}`,
  `CREATE TABLE IF NOT EXISTS person (
    ${id}, name ${text} NOT NULL, spelling ${text} NOT NULL UNIQUE, role ${text} NOT NULL, "isActive" ${integer} NOT NULL,
    mark ${text} NOT NULL, "createdAt" ${text} NOT NULL, "createdBy" ${text}, "lastSeenAt" ${text})`,
  `CREATE TABLE IF NOT EXISTS sign_in_link (
    "tokenHash" ${text} PRIMARY KEY, "personId" ${integer} NOT NULL REFERENCES person (id),
    "goodUntil" ${text} NOT NULL, "madeBy" ${text})${keyed}`,
];

/** Two are of the form and order in which lists are sorted (where.ts); older databases have them otherwise. */
const contactIndexes = ({ nullsFirst }: SchemaWords): readonly string[] => [
  "CREATE INDEX IF NOT EXISTS contact_email ON contact (lower(email))",
  'CREATE INDEX IF NOT EXISTS contact_account_number ON contact ("accountNumber")',
  "DROP INDEX IF EXISTS contact_company",
  `CREATE INDEX IF NOT EXISTS contact_by_company ON contact (lower(company)${nullsFirst})`,
  "DROP INDEX IF EXISTS contact_modified_date",
  `CREATE INDEX IF NOT EXISTS contact_by_modified_date ON contact ("modifiedDate"${nullsFirst})`,
  'CREATE INDEX IF NOT EXISTS contact_billing_id ON contact ("billingId")',
];

/** Lines are found by whose record they are; a record that a run made, by the id in its outcome. */
const journalIndexes = [
  "CREATE INDEX IF NOT EXISTS run_to_index ON run (id) WHERE fields IS NULL",
  'CREATE INDEX IF NOT EXISTS run_touched_record ON run_touched ("recordKey", "runId", ordinal)',
  'CREATE INDEX IF NOT EXISTS run_outcome_record ON run_outcome ("recordId", "runId", ordinal) WHERE "recordId" IS NOT NULL',
];

/** Makes the tables that are missing and adds the columns that the catalogue has and the tables have not. */
export function ensureTables(database: Database, words: SchemaWords, contact: RecordType): Promise<void> {
  return database.transact(async (inside) => {
    const schema: SchemaToMake = { inside, words, madeNow: new Set() };
    for (const text of fixedTables(words)) await inside.run(text);
    await addLease(schema);
    await addApproval(schema);
    await ensureTable(schema, contact, `${words.id}, "accountFields" ${words.text}`);
    await addColumn(schema, contact.name, createdBy(schema));
    for (const type of Object.values(listTypes)) await ensureList(schema, type);
    for (const type of ownedTypes) await ensureOwned(schema, type);
    for (const type of servedTypes) await ensureTable(schema, type, words.id);
    await ensureUnitPrices(schema);
    for (const type of widenedTypes) await ensureColumns(schema, type);
    for (const text of [...contactIndexes(words), ...servedIndexes]) await inside.run(text);
    await ensureJournalIndex(schema);
    await words.ensureOwn(inside, schema.madeNow);
  });
}

const unitPricesNote = "unit prices in millionths";

/** Older databases hold the prices of a document's lines in hundredths, as other money. */
async function ensureUnitPrices({ inside, madeNow }: SchemaToMake): Promise<void> {
  if ((await readNote(inside, unitPricesNote)) !== undefined) return;
  for (const { name, fields } of servedTypes) {
    const prices = fields.filter(({ unit }) => unit === "unit price").map((field) => field.name);
    if (prices.length === 0 || madeNow.has(name)) continue;
    const raised = prices.map((price) => [price, sql<number>`${sql.ref(price)} * 10000`] as const);
    await tablesOf(inside).updateTable(name).set(Object.fromEntries(raised)).execute();
  }
  await writeNote(inside, unitPricesNote, "yes");
}

/** Older databases hold runs that nobody could go on with. */
async function addLease(schema: SchemaToMake): Promise<void> {
  const { integer, text } = schema.words;
  await addColumn(schema, "run", { name: "owner", form: text });
  await addColumn(schema, "run", { name: "leaseUntil", form: integer });
  await addColumn(schema, "run", { name: "stopAsked", form: integer });
}

/** Older databases hold runs that nobody had to approve. */
async function addApproval(schema: SchemaToMake): Promise<void> {
  const { integer, text } = schema.words;
  await addColumn(schema, "run", { name: "approvalId", form: integer });
  await addColumn(schema, "run", { name: "submittedBy", form: text });
  await addColumn(schema, "run", { name: "approvedBy", form: text });
}

/** Null for a run that is not indexed yet: those of older databases are so, too. */
async function ensureJournalIndex(schema: SchemaToMake): Promise<void> {
  await addColumn(schema, "run", { name: "fields", form: schema.words.text });
  for (const text of journalIndexes) await schema.inside.run(text);
}

interface SchemaToMake {
  readonly inside: Database;
  readonly words: SchemaWords;
  /** Tables that were not there before. */
  readonly madeNow: Set<string>;
}

/** A list's table; `ordinal` keeps the order in which people wrote it. */
async function ensureList(schema: SchemaToMake, type: RecordType): Promise<void> {
  await ensureTable(schema, type, schema.words.ordinal);
  await addColumn(schema, type.name, createdBy(schema));
}

/** What contacts own: found by its contact. */
async function ensureOwned(schema: SchemaToMake, type: RecordType): Promise<void> {
  await ensureTable(schema, type, schema.words.id);
  await addColumn(schema, type.name, createdBy(schema));
  const index = quoted(`${type.name}_contact_id`);
  await schema.inside.run(`CREATE INDEX IF NOT EXISTS ${index} ON ${quoted(type.name)} ("contactId", id)`);
}

interface Column {
  readonly name: string;
  readonly form: string;
}

/** Not in the catalogue: the run and the key of the create that made the record, whatever became of it since [AP6]. */
const createdBy = ({ words }: SchemaToMake): Column => ({ name: "createdBy", form: words.text });

/** The type's table with these columns to begin with, and a column for each field that follows from no other. */
async function ensureTable(schema: SchemaToMake, type: RecordType, columns: string): Promise<void> {
  const { inside, words, madeNow } = schema;
  if ((await words.columnsOf(inside, type.name)).size > 0) return ensureColumns(schema, type);
  madeNow.add(type.name);
  const hasId = columns.startsWith(words.id);
  const own = type.fields.filter(({ name, isDerived }) => !isDerived && !(hasId && name === "id"));
  const all = [columns, ...own.map((field) => `${quoted(field.name)} ${words[columnType(field)]}`)];
  await inside.run(`CREATE TABLE ${quoted(type.name)} (${all.join(", ")})`);
}

/** Adds the columns that are missing. */
async function ensureColumns({ inside, words }: SchemaToMake, type: RecordType): Promise<void> {
  const present = await words.columnsOf(inside, type.name);
  for (const field of type.fields) {
    if (field.isDerived || present.has(field.name)) continue;
    await makeColumn(inside, type.name, { name: field.name, form: words[columnType(field)] });
  }
}

async function addColumn({ inside, words }: SchemaToMake, table: string, column: Column): Promise<void> {
  if ((await words.columnsOf(inside, table)).has(column.name)) return;
  await makeColumn(inside, table, column);
}

async function makeColumn(inside: Database, table: string, { name, form }: Column): Promise<void> {
  await inside.run(`ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(name)} ${form}`);
}

function columnType(field: Field): "integer" | "text" {
  switch (field.kind) {
    case "key":
    case "integer":
    case "decimal":
    case "boolean":
      return "integer";
    case "text":
    case "date":
    case "instant":
    case "choice":
    case "ticks":
    case "json":
      return "text";
    case "reference":
      return field.zeroForNone ? "integer" : "text";
    default:
      return field.kind satisfies never;
  }
}
