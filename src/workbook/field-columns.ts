// The column of one field, and the two columns that every sheet begins with. Knows the catalogue and the account's lists, no cell.
import { fieldNamed, type RecordType } from "../domain/catalogue";
import type { Field } from "../domain/field";
import type { Lists } from "../domain/lists";
import { choicesOf, type Lookup } from "../domain/lookup";
import type { Column } from "./layout";
import { widthWithChoices } from "./sizes";

/** Format codes by kind. Text is `@` before it is filled: see excel-facts 22 and 23 [WB1]. */
const numberFormats: Readonly<Record<Field["kind"], string>> = {
  key: "0",
  text: "@",
  integer: "0",
  decimal: "#,##0.00",
  boolean: "General",
  date: "yyyy-mm-dd",
  instant: "yyyy-mm-dd hh:mm:ss",
  choice: "@",
  reference: "@",
  ticks: "@",
  json: "@",
};

/** The format code of a field's cells. */
export function formatOf(field: Field): string {
  return numberFormats[field.kind];
}

const usualWidth = 14;
const statusWidth = 22;
const keyWidth = 8;
const ticksOffered = ["TRUE", "FALSE"];

/** The record's id and the row's status. */
export function rowColumns(type: RecordType): Column[] {
  const field = fieldNamed(type, type.keyField);
  const look = { band: "Row", isReadOnly: true, isTick: false, choices: [] };
  const isNumber = field.kind === "key" || field.kind === "integer";
  const numberFormat = isNumber ? numberFormats.key : numberFormats.text;
  const width = isNumber ? keyWidth : usualWidth;
  return [
    { ...look, role: "key", field, id: field.name, header: field.label, numberFormat, width },
    { ...look, role: "status", id: "status", header: "Status", numberFormat: "@", width: statusWidth },
  ];
}

/** The column in which a field is edited, or shown where it is read only. */
export function fieldColumn(
  field: Field,
  account: { readonly lists: Lists; readonly lookup: Lookup },
): Column {
  const choices = offersChoices(field, account.lists) ? choicesOf(field, account.lookup) : [];
  return {
    role: "field",
    field,
    id: field.name,
    header: field.label,
    band: field.group,
    numberFormat: formatOf(field),
    width: widthWithChoices(field.width ?? usualWidth, field.kind === "boolean" ? ticksOffered : choices),
    isReadOnly: field.readOnly === true,
    isTick: field.kind === "boolean",
    choices,
  };
}

/** A drop-down sets one choice, so where many may be ticked it would only take the others away. */
function offersChoices(field: Field, lists: Lists): boolean {
  if (field.readOnly || field.tickList) return false;
  const classification = lists.classifications.find(({ id }) => id === field.classification);
  return field.kind !== "ticks" || classification?.allowsMany !== true;
}
