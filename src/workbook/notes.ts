// The note on a column's header: what it is, what is allowed, an example. From the catalogue alone, so that no column is without
// one. Knows columns, no Excel.
import type { Field } from "../domain/field";
import type { Column } from "./layout";

export interface Note {
  readonly title: string;
  readonly message: string;
}

/** Most characters that Excel takes of each. */
const mostInTitle = 32;
const mostInMessage = 255;

/** The note of a column. */
export function noteOf(column: Column): Note {
  const title = column.header.slice(0, mostInTitle);
  return { title, message: messageOf(column).slice(0, mostInMessage) };
}

function messageOf(column: Column): string {
  switch (column.role) {
    case "key":
      return "The record's id. Given by the backend; leave it as it is. Blank in a new row.";
    case "status":
      return "What became of the row: changed, what was found in it, or how its last run ended. Written by the add-in.";
    case "context":
      return "Shown so that you know the row; change it on its own sheet. It puts itself back.";
    case "tick":
      return column.field.takesNumbers
        ? "TRUE: applies to the customer. A number instead of TRUE overrides the promotion's own value, e.g. 7.5."
        : `TRUE: ${column.band} has ${column.tick}; FALSE: not.`;
    case "field":
      return [
        column.field.help,
        allowedIn(column.field),
        column.isReadOnly ? "Read only: it puts itself back." : "",
      ]
        .filter(Boolean)
        .join(" ");
    default:
      return column satisfies never;
  }
}

/** What a field of that kind takes, in words. */
function allowedIn(field: Field): string {
  switch (field.kind) {
    case "text":
    case "json":
      return field.max === undefined ? "Text of any length." : `Text, at most ${field.max} characters.`;
    case "integer":
    case "key":
      return "A whole number, e.g. 10.";
    case "decimal":
      return field.unit === "percent"
        ? "A percentage, e.g. 7.5."
        : "A number with at most two decimals, e.g. 1250.50.";
    case "boolean":
      return "TRUE or FALSE.";
    case "date":
      return "A date, e.g. 2026-11-24.";
    case "instant":
      return "A date and time in UTC.";
    case "choice":
      return `One of: ${(field.options ?? []).join(", ")}.`;
    case "reference":
      return "Choose from the list, or type a name of it.";
    case "ticks":
      return "Names of the list, separated by commas.";
    default:
      return field.kind satisfies never;
  }
}
