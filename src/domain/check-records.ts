// Checks drafts of every type at once: each type by its own rules, all against the lists as the drafts would make them, so that a
// customer may be ticked for a promotion that is new in the same workbook. Knows no rule.
import { check, type CheckContext, type Draft } from "./check";
import { draftedLists } from "./drafted-lists";
import type { Finding } from "./finding";
import { contactTypeFor } from "./lists";
import { contactTypeName, typeNameOf } from "./record-key";
import { listOfType, type RecordTypes } from "./record-types";
import { rulesOf } from "./rules";

export interface RecordsContext extends Omit<CheckContext, "type"> {
  readonly types: RecordTypes;
}

/**
 * All findings over these drafts, those on lists first. A draft of a list that an E finding stops does not count for the others:
 * a customer cannot be ticked for a promotion that cannot be made.
 */
export function checkRecords(drafts: readonly Draft[], context: RecordsContext): Finding[] {
  const byType = groupByType(drafts);
  const draftsOf = (name: string) => byType.get(name) ?? [];
  const findings: Finding[] = [];
  const run = (lists: CheckContext["lists"], isList: boolean) => {
    for (const [name, type] of context.types) {
      if ((listOfType(name) !== undefined) !== isList || !byType.has(name)) continue;
      const own = name === contactTypeName && lists !== context.lists ? contactTypeFor(lists) : type;
      findings.push(...check(rulesOf(name), draftsOf(name), { ...context, type: own, lists }));
    }
  };
  run(draftedLists(context.lists, draftsOf), true);
  const refused = new Set(findings.filter(({ severity }) => severity === "E").map(({ key }) => key));
  run(draftedLists(context.lists, draftsOf, refused), false);
  return findings;
}

function groupByType(drafts: readonly Draft[]): ReadonlyMap<string, readonly Draft[]> {
  const byType = new Map<string, Draft[]>();
  let [lastName, last]: [string, Draft[]] = ["", []];
  for (const draft of drafts) {
    const name = typeNameOf(draft.key);
    if (name !== lastName) {
      last = byType.get(name) ?? [];
      byType.set(name, last);
      lastName = name;
    }
    last.push(draft);
  }
  return byType;
}
