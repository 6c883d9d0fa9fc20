// Rules on the workbook as a whole: its columns, the account that it belongs to, its age, and two sheets that speak of one
// field. Whoever reads the sheets knows the facts and makes the findings here.
import type { Finding } from "./finding";
import type { KeyRule } from "./key";
import type { Policy } from "./policy";
import type { Entry, Key } from "./value";
import { quote, shown } from "./wording";

export const bookRules = {
  columns: {
    id: "KE5",
    severity: "E",
    why: "A column whose header was changed cannot be told from another; what stands in it would go to the wrong field.",
  },
  account: {
    id: "KE6",
    severity: "E",
    why: "The ids of one account mean other customers in another; a plan would change strangers.",
  },
  age: {
    id: "KE7",
    severity: "W",
    why: "The older the loaded values, the more has changed behind them and the more conflicts will come.",
  },
  agreement: {
    id: "KE8",
    severity: "E",
    why: "Where two sheets say different things about one field, either choice would lose an edit.",
  },
} as const satisfies Record<string, KeyRule>;

type Severities = Policy["severities"];

function found(
  rule: KeyRule,
  severities: Severities,
  rest: Pick<Finding, "key" | "field" | "value" | "message">,
): Finding {
  return { rule: rule.id, severity: severities[rule.id] ?? rule.severity, ...rest };
}

/** [KE5] A header that is none of the sheet's columns, standing where a column is missing. */
export function headerRenamed(
  at: { readonly sheet: string; readonly heading: string; readonly missing: string },
  severities: Severities,
): Finding {
  const message = `${at.sheet} has a column ${quote(at.heading)} where ${quote(at.missing)} is missing. Name the column ${quote(at.missing)} again.`;
  return found(bookRules.columns, severities, { key: "", message });
}

/** [KE5] The id column is gone: no row can be told from another. */
export function idColumnMissing(
  at: { readonly sheet: string; readonly label: string },
  severities: Severities,
): Finding {
  const message = `${at.sheet} has lost its column ${quote(at.label)}, so no row can be told from another. Undo, or load again.`;
  return found(bookRules.columns, severities, { key: "", message });
}

/** [KE5] A column is gone: its field counts as not given and is left as it is. Only a warning, unless the policy says otherwise. */
export function columnMissing(
  at: { readonly sheet: string; readonly label: string },
  severities: Severities,
): Finding {
  const message = `${at.sheet} has no column ${quote(at.label)} any more. The field is left as it is; load again to see it.`;
  return { rule: bookRules.columns.id, severity: severities[bookRules.columns.id] ?? "W", key: "", message };
}

/** [KE6] The workbook was filled from another account or backend than the one that it is now to be applied to. */
export function otherAccount(
  at: { readonly workbook: string; readonly connected: string },
  severities: Severities,
): Finding {
  const message = `this workbook was loaded from ${at.workbook}, but you are connected to ${at.connected}. Connect to ${at.workbook}, or load again into a new workbook.`;
  return found(bookRules.account, severities, { key: "", message });
}

const dayMs = 86_400_000;

/** [KE7] The workbook was loaded longer ago than the policy allows; `undefined` where it was not. Instants are ISO text, UTC. */
export function baselineTooOld(
  at: { readonly loadedAt: string; readonly now: string },
  policy: Pick<Policy, "baselineMaxAgeDays" | "severities">,
): Finding | undefined {
  const days = (Date.parse(at.now) - Date.parse(at.loadedAt)) / dayMs;
  if (!(days > policy.baselineMaxAgeDays)) return undefined;
  const message = `this workbook was loaded ${Math.floor(days)} days ago, more than the ${policy.baselineMaxAgeDays} that the policy allows. Bring it up to date: your edits stay.`;
  return found(bookRules.age, policy.severities, { key: "", message });
}

/** [KE8] The main sheet and the tick sheet were both edited, to different ticks. */
export function sheetsDisagree(
  at: {
    readonly key: Key;
    readonly field: string;
    readonly main: { readonly sheet: string; readonly entry: Entry };
    readonly ticks: { readonly sheet: string; readonly entry: Entry };
  },
  severities: Severities,
): Finding {
  const { key, field, main, ticks } = at;
  const message = `${main.sheet} says ${shown(main.entry)} and ${ticks.sheet} says ${shown(ticks.entry)}. Make both the same.`;
  return found(bookRules.agreement, severities, { key, field, value: main.entry, message });
}
