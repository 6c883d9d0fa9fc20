// Rule on custom fields: what an account defined for itself holds what it was defined to hold.
import { isExcelError, wanted } from "./cell-rules";
import type { Found, Rule } from "./check";
import type { Field } from "./field";
import { suggestWord } from "./suggest";
import type { Entry } from "./value";
import { anyOf, labelOf, quote, shown } from "./wording";

const ofItsKind: Rule = {
  id: "CF1",
  severity: "E",
  why: "Reports and integrations read a custom field by its kind; the backend itself takes any text for it.",
  prepare: ({ type }) => {
    const custom = type.fields.filter((field) => field.wire === "customFields" && !field.readOnly);
    const choices = custom.filter((field) => field.kind === "choice");
    return {
      eachMisfit: (draft, { field, value }, report) => {
        if (field.wire !== "customFields" || isExcelError(value)) return;
        const message = `${labelOf(field)} must be ${wanted(field)}. You typed ${shown(value)}.`;
        report(draft, { field: field.name, value, message });
      },
      each: (draft, report) => {
        for (const field of choices) {
          const found = unknownChoice(field, draft.entries[field.name]);
          if (found) report(draft, found);
        }
      },
    };
  },
};

function unknownChoice(field: Field, value: Entry | undefined): Found | undefined {
  const options = field.options ?? [];
  if (typeof value !== "string" || value === "" || options.includes(value)) return undefined;
  const { fix } = suggestWord(field, value, options);
  const message = `${labelOf(field)} must be ${anyOf(options)}. You typed ${quote(value)}.`;
  return { field: field.name, value, message, ...(fix ? { fix } : {}) };
}

export const customFieldRules = { ofItsKind } as const;
