// A bound `where` and `order` as SQL. Names come from the catalogue, every value of the caller is a parameter [SE5].
import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import { isText, type Condition, type SortBy } from "../../contract/cin7/bind";
import type { Compare, Literal } from "../../contract/cin7/where";
import type { Field } from "../../domain/field";

/** The condition as an expression; what each form means stands at `Condition`. */
export function whereOf(condition: Condition): Expression<SqlBool> {
  switch (condition.kind) {
    case "and":
    case "or": {
      const parts = condition.parts.map(whereOf);
      return sql<SqlBool>`(${sql.join(parts, condition.kind === "and" ? sql` and ` : sql` or `)})`;
    }
    case "compare":
      return comparing(condition);
    case "in":
      return sql<SqlBool>`${soughtIn(condition.field, condition.values)} in (${valuesOf(condition)})`;
    case "not in":
      return sql<SqlBool>`${columnOf(condition.field)} not in (${valuesOf(condition)})`;
    case "like":
    case "not like":
      return sql<SqlBool>`lower(${sql.ref(condition.field.name)}) ${condition.kind === "like" ? sql`like` : sql`not like`} ${patternOf(condition.pattern)} escape '\\'`;
    case "null":
      return sql<SqlBool>`${columnOf(condition.field)} ${condition.isNull ? sql`is null` : sql`is not null`}`;
    default:
      return condition satisfies never;
  }
}

function valuesOf({ field, values }: Extract<Condition, { values: unknown }>): RawBuilder<unknown> {
  return sql.join(values.map((value) => storedOf(field, value)));
}

function comparing({ field, by, value }: Extract<Condition, { kind: "compare" }>): RawBuilder<SqlBool> {
  const column = by === "=" ? soughtIn(field, [value]) : columnOf(field);
  return sql<SqlBool>`${column} ${operators[by]} ${storedOf(field, value)}`;
}

/** As `columnOf`; who looks for ids other than 0 is answered from the column's index. */
function soughtIn(field: Field, values: readonly Literal[]): RawBuilder<unknown> {
  return field.zeroForNone && !values.includes(0) ? sql`${sql.ref(field.name)}` : columnOf(field);
}

const operators: Readonly<Record<Compare, RawBuilder<unknown>>> = {
  "=": sql`=`,
  "<>": sql`<>`,
  ">": sql`>`,
  "<": sql`<`,
  ">=": sql`>=`,
  "<=": sql`<=`,
};

/** The sort as SQL, by id where it decides nothing. */
export function orderOf(order: readonly SortBy[]): RawBuilder<unknown> {
  const parts = order.map(({ field, direction }) => {
    return sql`${columnOf(field)} ${direction === "ASC" ? sql`asc nulls first` : sql`desc nulls last`}`;
  });
  return sql.join([...parts, sql`id asc`]);
}

/** What is compared: text without the case of A–Z (as the index on emails has it), 0 for no id. */
function columnOf(field: Field): RawBuilder<unknown> {
  const column = sql.ref(field.name);
  if (field.zeroForNone) return sql`coalesce(${column}, 0)`;
  return isText(field) ? sql`lower(${column})` : sql`${column}`;
}

/** The column's form of a literal: a parameter. Columns hold whole numbers; what is none is compared as the number that it is. */
function storedOf(field: Field, value: Literal): RawBuilder<unknown> {
  if (typeof value === "boolean") return sql`${Number(value)}`;
  if (typeof value === "number" && !Number.isSafeInteger(value)) return sql`cast(${value} as numeric)`;
  return sql`${typeof value === "string" && isText(field) ? lowered(value) : value}`;
}

/** A pattern in which no character makes the next one ordinary. */
function patternOf(pattern: string): string {
  return lowered(pattern.replaceAll("\\", "\\\\"));
}

function lowered(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
