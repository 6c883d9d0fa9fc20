// One value as the pane shows it to people. Excel's forms stand in the workbook room, the wire's in the contract.
import type { Field } from "../domain/field";
import type { Lookup } from "../domain/lookup";
import { printEntry } from "../domain/spelling";
import { fromHundredths, isUnread, type Entry } from "../domain/value";

/** Empty text for null: what that means depends on where it stands. */
export function printForPeople(field: Field, entry: Entry, lookup: Lookup): string {
  if (entry === null) return "";
  if (isUnread(entry)) return `“${entry.typed}”`;
  if (field.kind === "boolean") return entry ? "yes" : "no";
  if (field.kind === "decimal" && typeof entry === "number") {
    const amount = fromHundredths(entry);
    const digits = field.unit === "money" ? 2 : 0;
    const text = amount.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: 2 });
    return field.unit === "percent" ? `${text} %` : text;
  }
  return String(printEntry(field, entry, lookup));
}
