// What SQLite and PostgreSQL word differently in the statements that they share. Everything else is written so that both take it and
// mean the same by it.
import { sql, type RawBuilder } from "kysely";
import type { SqlValue, Statements } from "./tables";

/** Parts of statements; a `?` stands for a value. */
export interface Words {
  /** The members of a JSON array of whole numbers, as a subquery. */
  readonly wholeNumbers:
    "(SELECT value FROM json_each(?))" | "(SELECT value::bigint FROM json_array_elements_text(?::json))";
  /** The members of a JSON array of texts, as a subquery. */
  readonly texts:
    "(SELECT value FROM json_each(?))" | "(SELECT value FROM json_array_elements_text(?::json))";
  /** LIKE that takes A–Z for a–z. */
  readonly like: "LIKE" | "ILIKE";
  /** The function that says where in its first text the second one stands; 0 for nowhere. */
  readonly placeIn: "instr" | "strpos";
  /** What a contact holds in the account's own field of the name that `nameOf` gives the value for. */
  readonly accountField: string;
  readonly accountFieldName: (name: string) => string;
  /** The JSON of an account's own fields with so many of them set: a name and a JSON text for each. */
  readonly accountFieldsWith: (count: number) => string;
  /** What `accountField` is compared with. */
  readonly accountFieldValue: (value: SqlValue) => SqlValue;
  /** An account's own number in hundredths, and its yes or no, as a sheet shows them. */
  readonly shownHundredths: (held: RawBuilder<unknown>) => RawBuilder<unknown>;
  readonly shownYesNo: (held: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** So many ids of a table that it has never given and will never give. */
  readonly takeIds: (inside: Statements, table: string, count: number) => Promise<readonly number[]>;
  /** After rows came with ids of their own: the table gives none of these. */
  readonly passIds: (inside: Statements, table: string) => Promise<void>;
}

/** A part of a statement with its values, for kysely. */
export function filled<T = unknown>(part: string, ...values: readonly SqlValue[]): RawBuilder<T> {
  const texts = part.split("?").map((text) => sql.raw(text));
  const parts = texts.flatMap((text, at) => (at === 0 ? [text] : [sql`${values[at - 1] ?? null}`, text]));
  return sql.join<T>(parts, sql.raw(""));
}
