// The bodies of POST and PUT of the served contract: arrays of records.
import { mostRecords } from "../contract/cin7/limits";
import { Fault } from "../domain/fault";

/** Most bytes of one. */
export const mostBodyBytes = 8 * 1_048_576;

/** The records of a body. Failure: a Fault "refused" where it is no array, or holds more than one call may. */
export function recordsIn({ body }: { readonly body: unknown }, noun: string): readonly unknown[] {
  if (!Array.isArray(body))
    throw new Fault("refused", `The body must be a JSON array; each of its items is one ${noun}.`);
  if (body.length <= mostRecords) return body;
  const message = `${mostRecords} records at most in one call; ${body.length} were sent. Nothing was changed.`;
  throw new Fault("refused", message);
}
