// A record type as the rest of the house sees it: its name and its fields in order. Made from a zod object of the
// subject files; extended by what an account defines for itself (custom fields, further classifications).
import type { z } from "zod";
import { fieldOf, type Field } from "./field";

export interface RecordType {
  /** Singular, lower case: "contact". Also the stored table's name. */
  readonly name: string;
  /** The sheet's name: "Contacts". */
  readonly plural: string;
  /** The field that is the record's key. */
  readonly keyField: string;
  readonly fields: readonly Field[];
}

/** Reads a record type from the zod object that is its only definition. */
export function recordType(
  names: { readonly name: string; readonly plural: string; readonly keyField: string },
  shape: z.ZodObject,
): RecordType {
  const fields = Object.entries(shape.shape).map(([name, schema]) => fieldOf(name, schema as z.ZodType));
  return { ...names, fields };
}

/** The same record type with more fields after its own. Failure: a name that is taken. */
export function extendRecordType(type: RecordType, more: readonly Field[]): RecordType {
  const taken = new Set(type.fields.map((field) => field.name));
  const twice = more.find((field) => taken.has(field.name));
  if (twice) throw new TypeError(`${type.plural} has a field "${twice.name}" already.`);
  return { ...type, fields: [...type.fields, ...more] };
}

/** The field of that name. Failure: none has it (our own bug, never a user's). */
export function fieldNamed(type: RecordType, name: string): Field {
  const field = type.fields.find((candidate) => candidate.name === name);
  if (!field) throw new TypeError(`${type.plural} has no field "${name}".`);
  return field;
}
