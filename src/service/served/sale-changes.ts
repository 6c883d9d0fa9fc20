// What may not be changed of a document any more, and what follows from a change: a void order stays void, one that is dispatched stays
// at its branch; an invoice gets its number, a dispatch its status [SA8].
import type { Resource } from "../../contract/cin7/resources";
import { fullyDispatched } from "../../domain/sales-order";
import type { Values } from "../../domain/value";
import { highestOf } from "../database/served-rows";
import type { Writing } from "./keeper";

/** Why these values cannot be given to the document; none where they can. */
export function changeRefusals(said: Values, before: Values, noun: string): string[] {
  const name = `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${String(before["reference"] ?? before["id"])}`;
  const refusals: string[] = [];
  if (before["isVoid"] === true && said["isVoid"] !== undefined)
    refusals.push(`${name} is void, which cannot be taken back. Make a new one.`);
  if (before["isVoid"] === true && said["isApproved"] === true)
    refusals.push(`${name} is void and cannot be approved. Make a new one.`);
  if ((before["dispatchedDate"] ?? null) !== null && said["branchId"] !== undefined)
    refusals.push(`${name} is dispatched: its branch cannot be changed any more.`);
  return refusals;
}

/** Fields that follow from the document as it now is. */
export async function followingMoves(
  now: Values,
  {
    before,
    kind,
    writing,
  }: { readonly before: Values | undefined; readonly kind: Resource; readonly writing: Writing },
): Promise<Values> {
  const has = (name: string) => kind.type.fields.some((field) => field.name === name);
  const isSet = (name: string) => has(name) && (now[name] ?? null) !== null;
  const moves: Record<string, Values[string]> = {};
  if (isSet("invoiceDate") && (now["invoiceNumber"] ?? null) === null)
    moves["invoiceNumber"] = (await highestOf(writing.database, kind.type, "invoiceNumber")) + 1;
  if (has("creditNoteNumber") && (now["creditNoteNumber"] ?? null) === null)
    moves["creditNoteNumber"] = (await highestOf(writing.database, kind.type, "creditNoteNumber")) + 1;
  if (isSet("dispatchedDate") && (before?.["dispatchedDate"] ?? null) === null)
    moves["logisticsStatus"] = fullyDispatched;
  if (now["isVoid"] === true && before?.["isVoid"] !== true) moves["cancellationDate"] = writing.now;
  return moves;
}
