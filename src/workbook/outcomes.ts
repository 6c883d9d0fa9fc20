// What a run leaves in the workbook: a status beside each row, ids for what was created, and a baseline that has moved on for
// what was applied. What failed stays an edit.
import type { Values } from "../domain/value";
import type { Outcome } from "../plan/outcome";

/** An outcome with the values that the backend now holds because of it: the `to` of each applied field, all of a create. */
export interface OutcomeNews extends Outcome {
  readonly values?: Values;
}
