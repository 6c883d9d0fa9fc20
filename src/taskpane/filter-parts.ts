// What the Load place's filters offer, from the account's lists, and how a part of the filter is set. Pure.
import type { ContactFilter } from "../contract/app";
import { groupClassification } from "../domain/contact";
import type { Lists } from "../domain/lists";

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Parts of a filter; `undefined` takes that part out. */
export type FilterPart = { readonly [name in keyof ContactFilter]: ContactFilter[name] | undefined };

/** The filter with these parts; absent and empty mean all. */
export function withPart(filter: ContactFilter, part: FilterPart): ContactFilter {
  const entries = Object.entries({ ...filter, ...part }).filter(
    ([, value]) => value !== undefined && value !== "",
  );
  return Object.fromEntries(entries);
}

const named = (name: string | null): Option[] => (name === null ? [] : [{ value: name, label: name }]);

/** The groups that a contact may be of. */
export function groupOptions(lists: Lists): Option[] {
  const groups = lists.groups.filter(({ classificationId }) => classificationId === groupClassification);
  return groups.flatMap(({ name }) => named(name));
}

/** "2 Wholesale (NZD)". */
export function tierOptions(lists: Lists): Option[] {
  return lists.priceTiers.flatMap(({ number, name, currency, priceColumn }) =>
    priceColumn === null ? [] : [{ value: priceColumn, label: `${number} ${name} (${currency})` }],
  );
}

export function stageOptions(lists: Lists): Option[] {
  return lists.stages.flatMap(({ name }) => named(name));
}

/** "W26 · Winter". */
export function promotionOptions(lists: Lists): Option[] {
  return lists.promotions.flatMap(({ code, name }) =>
    code === null ? [] : [{ value: code, label: name === null ? code : `${code} · ${name}` }],
  );
}

/** The account's own fields by their labels. */
export function customFieldOptions(lists: Lists): Option[] {
  return lists.customFields.flatMap(({ name, label }) =>
    name === null ? [] : [{ value: name, label: label ?? name }],
  );
}

/** The options, and the value that is chosen where none of them is it: what a saved view keeps may have gone since. */
export function withGone(options: readonly Option[], value: string | undefined): readonly Option[] {
  if (value === undefined || options.some((option) => option.value === value)) return options;
  return [...options, { value, label: options.length > 0 ? `${value} (no longer there)` : value }];
}

/** How many of the filters that stand folded away are set. */
export function countFolded({ stage, promotion, isActive, field, changedSince }: ContactFilter): number {
  return [stage, promotion, isActive, field, changedSince].filter((part) => part !== undefined).length;
}
