// Rule on custom fields: what an account defined for itself holds what it was defined to hold.
import { fits, isExcelError, typeOfValues, wanted } from "./cell-rules";
import type { Draft, Found, Report, Rule } from "./check";
import type { Field } from "./field";
import { suggestWord } from "./suggest";
import { anyOf, labelOf, quote, shown } from "./wording";

const ofItsKind: Rule = {
  id: "CF1",
  severity: "E",
  why: "Reports and integrations read a custom field by its kind; the backend itself takes any text for it.",
  prepare: ({ type }) => {
    const custom = type.fields.filter((field) => field.wire === "customFields" && !field.readOnly);
    return {
      each: (draft, report) => {
        for (const field of custom) reportMisfit(draft, field, report);
      },
    };
  },
};

function reportMisfit(draft: Draft, field: Field, report: Report): void {
  const value = draft.entries[field.name] ?? null;
  if (value === null || value === "" || isExcelError(value)) return;
  if (field.kind === "choice" && typeof value === "string") {
    const found = unknownChoice(field, value);
    if (found) report(draft, found);
    return;
  }
  if (fits(value, field, typeOfValues(field))) return;
  const message = `${labelOf(field)} must be ${wanted(field)}. You typed ${shown(value)}.`;
  report(draft, { field: field.name, value, message });
}

function unknownChoice(field: Field, value: string): Found | undefined {
  const options = field.options ?? [];
  if (options.includes(value)) return undefined;
  const { fix } = suggestWord(field, value, options);
  const message = `${labelOf(field)} must be ${anyOf(options)}. You typed ${quote(value)}.`;
  return { field: field.name, value, message, ...(fix ? { fix } : {}) };
}

export const customFieldRules = { ofItsKind } as const;
