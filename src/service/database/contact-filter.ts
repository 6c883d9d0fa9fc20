// Which contacts a filter of the pane means, as conditions on the table of contacts. Every value of the caller is a parameter [SE5].
import { sql, type Expression, type SqlBool } from "kysely";
import type { ContactFilter } from "../../contract/app";

/** The columns that the text filter looks into. */
const searched = ["company", "firstName", "lastName", "email", "phone", "mobile", "accountNumber"] as const;

/** The filter as conditions; all of them hold for a contact that is meant. */
export function conditionsOf(filter: ContactFilter): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  if (filter.ids)
    conditions.push(sql<SqlBool>`contact.id in (select value from json_each(${JSON.stringify(filter.ids)}))`);
  if (filter.types)
    conditions.push(sql<SqlBool>`"type" in (${sql.join(filter.types.length > 0 ? filter.types : [null])})`);
  if (filter.isActive !== undefined) conditions.push(sql<SqlBool>`"isActive" = ${Number(filter.isActive)}`);
  if (filter.priceColumn !== undefined) conditions.push(sql<SqlBool>`"priceColumn" = ${filter.priceColumn}`);
  if (filter.changedSince !== undefined)
    conditions.push(sql<SqlBool>`contact."modifiedDate" >= ${filter.changedSince}`);
  if (filter.group !== undefined) conditions.push(tickCondition("group", filter.group));
  if (filter.city)
    conditions.push(sql<SqlBool>`contact.city like ${`%${escaped(filter.city)}%`} escape '\\'`);
  if (filter.stage !== undefined) conditions.push(tickCondition("stages", filter.stage));
  if (filter.promotion !== undefined) conditions.push(promotionCondition(filter.promotion));
  if (filter.field) conditions.push(customCondition(filter.field));
  if (filter.text) conditions.push(textCondition(filter.text));
  return conditions;
}

/** True where the name is ticked, whatever else is. */
function tickCondition(column: "group" | "stages", name: string): Expression<SqlBool> {
  return sql<SqlBool>`(', ' || ${sql.ref(column)} || ',') like ${`%, ${escaped(name)},%`} escape '\\'`;
}

/** A promotion is ticked by its code, perhaps with a number of the customer's own: "S10, W26=7.5". */
function promotionCondition(code: string): Expression<SqlBool> {
  const ticked = sql`(', ' || promotions || ',')`;
  const [plain, valued] = [`%, ${escaped(code)},%`, `%, ${escaped(code)}=%`];
  return sql<SqlBool>`(${ticked} like ${plain} escape '\\' or ${ticked} like ${valued} escape '\\')`;
}

/** Part of what a field of the account's own shows: numbers with their decimals, TRUE and FALSE. */
function customCondition({ name, text }: NonNullable<ContactFilter["field"]>): Expression<SqlBool> {
  const held = sql`json_extract("accountFields", ${`$."${name}"`})`;
  const shown = sql`case (select kind from custom_field where custom_field.name = ${name})
    when 'number' then printf('%.2f', ${held} / 100.0)
    when 'yes/no' then iif(${held}, 'TRUE', 'FALSE')
    else ${held} end`;
  return sql<SqlBool>`(${held} is not null and ${shown} like ${`%${escaped(text)}%`} escape '\\')`;
}

function textCondition(text: string): Expression<SqlBool> {
  const pattern = `%${escaped(text)}%`;
  const parts = searched.map((column) => sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\'`);
  const wholeName = sql<SqlBool>`("firstName" || ' ' || "lastName") like ${pattern} escape '\\'`;
  return sql<SqlBool>`(${sql.join([...parts, wholeName], sql` or `)})`;
}

/** Makes the wildcards of LIKE ordinary characters. */
export function escaped(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
