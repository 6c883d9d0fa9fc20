// The rule that suggests a GL account to a customer without one: that which the others of its group share.
import { labelOf, quote } from "./wording";
import { fieldNamed } from "./catalogue";
import type { Draft, Rule } from "./check";
import { groupClassification } from "./contact";

/** How many customers of a group must have the account, and how large a part of those that have any. */
const fewest = 5;
const share = 0.9;

/** The accounts of one group's customers, counted. */
interface Sharing {
  readonly counts: Map<string, number>;
  readonly without: Draft[];
}

const shared: Rule = {
  id: "GL5",
  severity: "W",
  why: "A customer without an account is booked to the default; in a group that has its own, sales go missing there.",
  prepare: ({ type }) => {
    const groupField = type.fields.find(({ classification }) => classification === groupClassification);
    if (!groupField) return {};
    const field = fieldNamed(type, "costCenter");
    const byGroup = new Map<string, Sharing>();
    return {
      each: (draft) => {
        const { type: own, isActive, billingId, costCenter } = draft.entries;
        const group = draft.entries[groupField.name];
        if (own !== "Customer" || isActive === false || billingId) return;
        if (typeof group !== "string" || group === "" || group.includes(",")) return;
        let sharing = byGroup.get(group);
        if (!sharing) byGroup.set(group, (sharing = { counts: new Map(), without: [] }));
        if (typeof costCenter === "string" && costCenter !== "") {
          sharing.counts.set(costCenter, (sharing.counts.get(costCenter) ?? 0) + 1);
        } else if (costCenter === null || costCenter === undefined) sharing.without.push(draft);
      },
      all: (_drafts, report) => {
        for (const [group, { counts, without }] of byGroup) {
          const most = mostUsed(counts);
          if (most === undefined) continue;
          const message = `${labelOf(field)} is blank; nearly all others of ${quote(group)} have ${quote(most)}.`;
          const fix = { field: field.name, to: most, label: `Use ${most}` };
          for (const draft of without) report(draft, { field: field.name, value: null, message, fix });
        }
      },
    };
  },
};

/** The account that nearly all of those with one have; `undefined` where they are too few or disagree. */
function mostUsed(counts: ReadonlyMap<string, number>): string | undefined {
  let [most, mostCount, total] = ["", 0, 0];
  for (const [account, count] of counts) {
    total += count;
    if (count > mostCount) [most, mostCount] = [account, count];
  }
  return mostCount >= fewest && mostCount >= total * share ? most : undefined;
}

export const glSharingRules = { shared } as const;
