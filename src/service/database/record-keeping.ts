// What the tables of lists and owned records must keep, by type: the next id, names that are one record's alone, what a new record
// holds unless told otherwise, and that nothing goes that contacts still use. The rules are checked before.
import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { RecordType } from "../../domain/catalogue";
import { contactType } from "../../domain/contact";
import { listOfType } from "../../domain/record-types";
import type { Key, Value, Values } from "../../domain/value";
import { tablesOf, type Database } from "./database";
import { storedId } from "./record-rows";
import { highestOf } from "./served-rows";
import { filled } from "./words";

/** The field that others refer to a record by: no two records of the type may have the same. */
const names: Readonly<Record<string, string>> = {
  gl_account: "name",
  payment_term: "name",
  price_tier: "priceColumn",
  custom_field: "label",
  product: "code",
  promotion: "code",
};

/** Whose name another may have once they are out of use, by the rules GL7 and PT3. */
const outOfUseLends: ReadonlySet<string> = new Set(["gl_account", "payment_term"]);

/** The field whose values are one record's alone; undefined where the type has none. */
export function nameField(type: RecordType): string | undefined {
  return names[type.name];
}

/** Yes in a new record, unless it says no. */
const yesAtFirst = new Set(["isActive", "isOn"]);

/** What a new record of this type holds where nothing else is given. */
export function valuesAtFirst(type: RecordType): Values {
  const flags = type.fields.filter(({ kind }) => kind === "boolean");
  return Object.fromEntries(flags.map(({ name }) => [name, yesAtFirst.has(name)]));
}

const mostTiers = 20;
const customFieldStart = 1000;

/** The id of the next new record, null where the table gives it, or why there can be none. */
export async function nextId(
  database: Database,
  type: RecordType,
): Promise<{ readonly id: number | string | null } | { readonly refusal: string }> {
  if (listOfType(type.name) === undefined) return { id: null };
  switch (type.name) {
    case "price_tier": {
      const rows = await database.all<{ readonly number: number }>("SELECT number FROM price_tier");
      const taken = new Set(rows.map(({ number }) => number));
      const free = Array.from({ length: mostTiers }, (_, at) => at + 1).find((number) => !taken.has(number));
      return free === undefined
        ? { refusal: `All ${mostTiers} price tiers are there already. Rename one that is switched off.` }
        : { id: free };
    }
    case "custom_field": {
      const rows = await database.all<{ readonly name: string }>("SELECT name FROM custom_field");
      const numbers = rows.flatMap(({ name }) => /^members_(\d+)$/.exec(name)?.[1] ?? []).map(Number);
      return { id: `members_${numbers.length === 0 ? customFieldStart : Math.max(...numbers) + 1}` };
    }
    default: {
      return { id: (await highestOf(database, type, "id")) + 1 };
    }
  }
}

/**
 * Why a record cannot have this name: another has it, in whatever case; undefined where it can. `newNames` are those that the
 * same batch gives (lower case, by key): two records may swap theirs.
 */
export async function nameTaken(
  database: Database,
  type: RecordType,
  asked: { readonly key: Key; readonly name: Value | undefined; readonly newNames: ReadonlyMap<Key, string> },
): Promise<string | undefined> {
  const field = type.fields.find((candidate) => candidate.name === nameField(type));
  const { key, name, newNames } = asked;
  if (!field || typeof name !== "string" || name === "") return undefined;
  const others = tablesOf(database)
    .selectFrom(type.name)
    .select(type.keyField)
    .where(sql`lower(${sql.ref(field.name)})`, "=", sql`lower(${name})`)
    .where(type.keyField, "is distinct from", storedId(type, key))
    .limit(3);
  const inUse = outOfUseLends.has(type.name) ? others.where("isActive", "is distinct from", 0) : others;
  const owners = (await inUse.execute()).map((row) => row[type.keyField] as string | number);
  const spelled = name.toLowerCase();
  const owner = owners.find((held) => (newNames.get(`${type.name} ${held}`) ?? spelled) === spelled);
  if (owner === undefined) return undefined;
  const word = field.label.toLowerCase();
  return `${name} is the ${word} of ${thing(type)} ${owner} already. A ${word} belongs to one ${thing(type)}.`;
}

/** "payment term" */
export function thing(type: RecordType): string {
  return type.name.replaceAll("_", " ");
}

/** Why a record cannot be taken back: the first contact that refers to it; undefined where none does. */
export async function stillUsed(
  database: Database,
  type: RecordType,
  values: Values,
): Promise<string | undefined> {
  const user = await (type.name === "custom_field"
    ? userOfField(database, values)
    : userOf(database, type, values));
  return user === undefined
    ? undefined
    : `Contact ${user} uses this ${thing(type)}. Take it off the contacts first.`;
}

function userOfField(database: Database, values: Values): Promise<number | undefined> {
  const { accountField, accountFieldName } = database.words;
  return firstUser(
    database,
    sql`${filled(accountField, accountFieldName(String(values["name"])))} is not null`,
  );
}

async function userOf(database: Database, type: RecordType, values: Values): Promise<number | undefined> {
  const list = listOfType(type.name);
  const code = values[nameField(type) ?? ""];
  if (list === undefined || typeof code !== "string") return undefined;
  const placeIn = sql.raw(database.words.placeIn);
  for (const field of contactType.fields) {
    const column = sql.ref(field.name);
    const ticked = sql<SqlBool>`(${placeIn}(', ' || ${column} || ',', ', ' || ${code} || ',') > 0
      or ${placeIn}(', ' || ${column}, ', ' || ${code} || '=') > 0)`;
    const user =
      field.list === list
        ? await firstUser(database, sql`${column} = ${code}`)
        : field.tickList === list
          ? await firstUser(database, ticked)
          : undefined;
    if (user !== undefined) return user;
  }
  return undefined;
}

async function firstUser(database: Database, uses: RawBuilder<SqlBool>): Promise<number | undefined> {
  const asked = database.query.selectFrom("contact").select("id").where(uses).orderBy("id").limit(1);
  return (await asked.executeTakeFirst())?.id;
}
