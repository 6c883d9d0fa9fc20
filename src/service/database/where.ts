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
      return sql<SqlBool>`${columnOf(condition.field)} ${operators[condition.by]} ${storedOf(condition.field, condition.value)}`;
    case "in": {
      const values = condition.values.map((value) => storedOf(condition.field, value));
      return sql<SqlBool>`${columnOf(condition.field)} in (${sql.join(values)})`;
    }
    case "like":
      return sql<SqlBool>`${sql.ref(condition.field.name)} like ${condition.pattern}`;
    case "null":
      return sql<SqlBool>`${columnOf(condition.field)} ${condition.isNull ? sql`is null` : sql`is not null`}`;
    default:
      return condition satisfies never;
  }
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
    return sql`${columnOf(field)} ${direction === "ASC" ? sql`asc` : sql`desc`}`;
  });
  return sql.join([...parts, sql`id asc`]);
}

/** What is compared: text without the case of A–Z (as the index on emails has it), 0 for no id. */
function columnOf(field: Field): RawBuilder<unknown> {
  const column = sql.ref(field.name);
  if (field.zeroForNone) return sql`coalesce(${column}, 0)`;
  return isText(field) ? sql`lower(${column})` : sql`${column}`;
}

/** The column's form of a literal: a parameter. */
function storedOf(field: Field, value: Literal): Literal {
  if (typeof value === "boolean") return Number(value);
  if (typeof value !== "string" || !isText(field)) return value;
  return value.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
