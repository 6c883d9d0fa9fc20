// Lists of another server in the tables of our own: what it tells as records (users, products), and names that it only lets us see on
// its contacts (groups, stages, terms, tax rates, GL accounts, price columns, custom fields). What people added here stays.
import type { RecordType } from "../../domain/catalogue";
import { listTypes } from "../../domain/lists";
import { splitTicks } from "../../domain/spelling";
import type { Value, Values } from "../../domain/value";
import { importRecords } from "./contact-import";
import { tablesOf, type Database } from "./database";
import { toStored } from "./stored";

/** Makes a list what the server says, but for the fields that are our own; what it no longer has goes. */
export async function mirrorList(
  database: Database,
  type: RecordType,
  list: { readonly records: readonly Values[]; readonly own: readonly string[] },
): Promise<void> {
  const { name: table, keyField } = type;
  const said = type.fields.filter(({ name }) => name !== keyField && !list.own.includes(name));
  const toldOf = (record: Values) =>
    Object.fromEntries(
      said.map((field) => [field.name, toStored(field, record[field.name] ?? null) ?? null] as const),
    );
  await database.transact(async (inside) => {
    const tables = tablesOf(inside);
    const rows = await tables.selectFrom(table).select(keyField).execute();
    const known = new Set(rows.map((row) => Number(row[keyField])));
    for (const record of list.records) {
      const id = Number(record[keyField]);
      if (known.delete(id))
        await tables.updateTable(table).set(toldOf(record)).where(keyField, "=", id).execute();
      else await importRecords(inside, type, [record]);
    }
    for (const id of known) await tables.deleteFrom(table).where(keyField, "=", id).execute();
  });
}

/** Adds to the lists what contacts carry and no list has yet; answers nothing and takes nothing away. */
export async function addSeenNames(database: Database): Promise<void> {
  await database.transact(async (inside) => {
    const named = async (column: string) => seen(inside, column);
    await addNames(inside, listTypes.paymentTerms, await named("paymentTerms"));
    await addNames(inside, listTypes.taxRates, await named("taxStatus"));
    await addNames(inside, listTypes.glAccounts, [
      ...(await named("costCenter")),
      ...(await named("billingCostCenter")),
    ]);
    await addNames(inside, listTypes.stages, (await named("stages")).flatMap(splitTicks));
    await addTiers(inside, await named("priceColumn"));
    await addGroups(inside);
  });
}

async function seen(database: Database, column: string): Promise<readonly string[]> {
  const rows = await tablesOf(database)
    .selectFrom("contact")
    .select(column)
    .distinct()
    .where(column, "is not", null)
    .orderBy(column)
    .execute();
  return rows.map((row) => String(row[column]));
}

async function addNames(database: Database, type: RecordType, names: readonly string[]): Promise<void> {
  const known = await tablesOf(database).selectFrom(type.name).select(["id", "name"]).execute();
  const taken = new Set(known.map((row) => String(row["name"] ?? "").toLowerCase()));
  let id = Math.max(0, ...known.map((row) => Number(row["id"])));
  const fresh = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
  const records = fresh
    .filter((name) => !taken.has(name.toLowerCase()))
    .map((name) => entryOf(type, { id: ++id, name, isActive: true, use: "Both" }));
  await importRecords(database, type, records);
}

function entryOf(type: RecordType, given: Values): Values {
  return Object.fromEntries(type.fields.map(({ name }): [string, Value] => [name, given[name] ?? null]));
}

/** Groups by their names, sub-groups also by the group that they were seen under. */
async function addGroups(database: Database): Promise<void> {
  const known = await database.all<{
    readonly id: number;
    readonly classificationId: number;
    readonly name: string | null;
    readonly parent: string | null;
  }>('SELECT id, "classificationId", name, parent FROM contact_group');
  const pairs = await database.all<{ readonly group: string | null; readonly subGroup: string | null }>(
    'SELECT DISTINCT "group", "subGroup" FROM contact ORDER BY "group", "subGroup"',
  );
  const found = pairs.flatMap(({ group, subGroup }) => [
    ...splitTicks(group ?? "").map((name) => ({ classificationId: 1, name, parent: null })),
    ...splitTicks(subGroup ?? "").map((name) => ({ classificationId: 2, name, parent: group })),
  ]);
  const keyOf = (of: { classificationId: number; name: string | null; parent: string | null }) =>
    JSON.stringify([of.classificationId, of.name?.toLowerCase(), of.parent?.toLowerCase() ?? null]);
  const taken = new Set(known.map(keyOf));
  let id = Math.max(0, ...known.map((row) => Number(row.id)));
  const fresh = [...new Map(found.map((one) => [keyOf(one), one])).entries()];
  const records = fresh
    .filter(([key]) => !taken.has(key))
    .map(([, one]) => entryOf(listTypes.groups, { ...one, id: ++id, isActive: true }));
  await importRecords(database, listTypes.groups, records);
}

const mostTiers = 20;

/** Adds price tiers by their price columns ("WholesaleNZD"), as long as there is a number for them. */
export async function addTiers(database: Database, priceColumns: readonly string[]): Promise<void> {
  const known = await database.all<{ readonly number: number; readonly priceColumn: string | null }>(
    'SELECT number, "priceColumn" FROM price_tier',
  );
  const taken = new Set(known.map(({ priceColumn }) => (priceColumn ?? "").toLowerCase()));
  const numbers = new Set(known.map(({ number }) => Number(number)));
  const free = Array.from({ length: mostTiers }, (_, at) => at + 1).filter((number) => !numbers.has(number));
  const fresh = [...new Map(priceColumns.map((column) => [column.toLowerCase(), column])).values()];
  const records = fresh
    .filter((column) => !taken.has(column.toLowerCase()))
    .slice(0, free.length)
    .map((column, at) => tierOf(column, free[at] ?? 0));
  await importRecords(database, listTypes.priceTiers, records);
}

/** How the tiers that are known spell their price columns ("VIPNZD"), by the letters in small: a product's keys are in camelCase. */
export async function readColumnSpelling(database: Database): Promise<ReadonlyMap<string, string>> {
  const known = await database.all<{ readonly priceColumn: string | null }>(
    'SELECT "priceColumn" FROM price_tier',
  );
  return new Map(known.flatMap(({ priceColumn: own }) => (own === null ? [] : [[own.toLowerCase(), own]])));
}

function tierOf(priceColumn: string, number: number): Values {
  const [, name = priceColumn, currency = null] = /^(.+?)([A-Z]{3})$/.exec(priceColumn) ?? [];
  return { number, name, currency, isOn: true, priceColumn };
}

/** Adds custom fields by their keys ("members_1000"); their label is the key until someone gives a better one. */
export async function addCustomFields(
  database: Database,
  fields: readonly { readonly name: string; readonly kind: string }[],
): Promise<void> {
  const sorted = [...fields].sort((one, other) => (one.name < other.name ? -1 : 1));
  const records = sorted.map(({ name, kind }) => ({ name, label: name, kind, options: null }));
  await importRecords(database, listTypes.customFields, records);
}

/** Gives a database that has none the two classifications that the wire knows by name. */
export async function ensureClassifications(database: Database): Promise<void> {
  const row = await database.first<{ readonly count: number }>(
    "SELECT count(*) AS count FROM classification",
  );
  if (Number(row?.count) > 0) return;
  const records = ["Group", "Sub group"].map((name, at) => {
    return { id: at + 1, name, isRequired: false, allowsMany: false };
  });
  await importRecords(database, listTypes.classifications, records);
}
