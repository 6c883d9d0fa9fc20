// Which contacts a filter of the pane means, as conditions on the table of contacts. Every value of the caller is a parameter [SE5].
import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { ContactFilter } from "../../contract/app";
import { filled, type Words } from "./words";

/** The columns that the text filter looks into. */
const searched = ["company", "firstName", "lastName", "email", "phone", "mobile", "accountNumber"] as const;

/** The filter as conditions; all of them hold for a contact that is meant. */
export function conditionsOf(filter: ContactFilter, words: Words): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  if (filter.ids)
    conditions.push(sql<SqlBool>`contact.id in ${filled(words.wholeNumbers, JSON.stringify(filter.ids))}`);
  if (filter.types)
    conditions.push(sql<SqlBool>`"type" in (${sql.join(filter.types.length > 0 ? filter.types : [null])})`);
  if (filter.isActive !== undefined) conditions.push(sql<SqlBool>`"isActive" = ${Number(filter.isActive)}`);
  if (filter.priceColumn !== undefined) conditions.push(sql<SqlBool>`"priceColumn" = ${filter.priceColumn}`);
  if (filter.changedSince !== undefined)
    conditions.push(sql<SqlBool>`contact."modifiedDate" >= ${filter.changedSince}`);
  const holds = holdsOf(words);
  if (filter.group !== undefined) conditions.push(isTicked(holds, "group", filter.group));
  if (filter.city) conditions.push(holds(sql`contact.city`, `%${escaped(filter.city)}%`));
  if (filter.stage !== undefined) conditions.push(isTicked(holds, "stages", filter.stage));
  if (filter.promotion !== undefined) conditions.push(promotionCondition(holds, filter.promotion));
  if (filter.field) conditions.push(customCondition(words, filter.field));
  if (filter.text) conditions.push(textCondition(holds, filter.text));
  return conditions;
}

/** Whether a text is like a pattern in which a backslash makes the next character ordinary. */
type Holds = (text: RawBuilder<unknown>, pattern: string) => Expression<SqlBool>;

function holdsOf({ like }: Words): Holds {
  return (text, pattern) => sql<SqlBool>`${text} ${sql.raw(like)} ${pattern} escape '\\'`;
}

/** True where the name is ticked, whatever else is. */
function isTicked(holds: Holds, column: "group" | "stages", name: string): Expression<SqlBool> {
  return holds(sql`(', ' || ${sql.ref(column)} || ',')`, `%, ${escaped(name)},%`);
}

/** A promotion is ticked by its code, perhaps with a number of the customer's own: "S10, W26=7.5". */
function promotionCondition(holds: Holds, code: string): Expression<SqlBool> {
  const ticked = sql`(', ' || promotions || ',')`;
  const [plain, valued] = [`%, ${escaped(code)},%`, `%, ${escaped(code)}=%`];
  return sql<SqlBool>`(${holds(ticked, plain)} or ${holds(ticked, valued)})`;
}

/** Part of what a field of the account's own shows: numbers with their decimals, TRUE and FALSE. */
function customCondition(
  words: Words,
  { name, text }: NonNullable<ContactFilter["field"]>,
): Expression<SqlBool> {
  const held = filled(words.accountField, words.accountFieldName(name));
  const shown = sql`case (select kind from custom_field where custom_field.name = ${name})
    when 'number' then ${words.shownHundredths(held)}
    when 'yes/no' then ${words.shownYesNo(held)}
    else ${held} end`;
  return sql<SqlBool>`(${held} is not null and ${holdsOf(words)(shown, `%${escaped(text)}%`)})`;
}

function textCondition(holds: Holds, text: string): Expression<SqlBool> {
  const pattern = `%${escaped(text)}%`;
  const parts = searched.map((column) => holds(sql.ref(column), pattern));
  const wholeName = holds(sql`("firstName" || ' ' || "lastName")`, pattern);
  return sql<SqlBool>`(${sql.join([...parts, wholeName], sql` or `)})`;
}

/** Makes the wildcards of LIKE ordinary characters. */
export function escaped(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
