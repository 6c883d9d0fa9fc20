// The rule on tax rules as a whole: their postcode ranges neither overlap nor leave a gap. Sorted once, walked once.
import type { Draft, Report, Rule } from "./check";
import { countryName, countryOf } from "./country";
import { rangeOf, stateForm, type PostcodeRange } from "./tax-area";
import { idOfKey } from "./record-key";
import { isNewKey, textOf, type Key } from "./value";
import { keyName, quote } from "./wording";

/** A rule with its range, as its draft has it. */
interface Ranged {
  readonly draft: Draft;
  readonly range: PostcodeRange;
}

/** The ranges of one country, or of one state of it. */
interface Place {
  readonly name: string;
  readonly ranged: Ranged[];
  /** True where a rule without postcodes takes what the ranges leave. */
  readonly hasRest: boolean;
}

const wholeRanges: Rule = {
  id: "TX3",
  severity: "W",
  why: "Where ranges overlap, two rates claim one customer; where one is missing, none does.",
  prepare: () => ({
    all: (drafts, report) => {
      for (const place of placesOf(drafts)) reportPlace(place, report);
    },
  }),
};

function placesOf(drafts: readonly Draft[]): Place[] {
  const places = new Map<string, Place>();
  const unbounded = new Set<string>();
  for (const draft of drafts) {
    const { entries } = draft;
    const country = countryOf(textOf(entries.country) ?? "");
    if (country === undefined || entries.isActive === false) continue;
    const state = textOf(entries.state);
    const id = `${country}\n${stateForm(state)}`;
    const range = rangeOf(postcodesOf(draft));
    if (!range) unbounded.add(id);
    else {
      const name = [state, countryName(country)].filter(Boolean).join(", ");
      const place = places.get(id) ?? { name, ranged: [], hasRest: false };
      place.ranged.push({ draft, range });
      places.set(id, place);
    }
  }
  return [...places].map(([id, place]) => ({
    ...place,
    hasRest: unbounded.has(id) || unbounded.has(`${id.split("\n")[0] ?? ""}\n`),
  }));
}

function postcodesOf({ entries }: Draft) {
  return {
    postcodeFrom: textOf(entries.postcodeFrom) ?? null,
    postcodeTo: textOf(entries.postcodeTo) ?? null,
  };
}

const byFrom = (one: Ranged, other: Ranged) =>
  one.range.from === other.range.from ? 0 : one.range.from < other.range.from ? -1 : 1;

function reportPlace({ name, ranged, hasRest }: Place, report: Report): void {
  const upright = ranged.filter((one) => !isReversed(one));
  for (const one of ranged) if (isReversed(one)) reportReversed(one, report);
  let widest: Ranged | undefined;
  for (const one of [...upright].sort(byFrom)) {
    const gap = widest && !hasRest ? gapBetween(widest.range, one.range) : undefined;
    if (widest && one.range.from <= widest.range.to) reportOverlap(one, widest, report);
    else if (gap !== undefined) reportGap(one, { gap, name }, report);
    if (!widest || widest.range.to < one.range.to) widest = one;
  }
}

function isReversed({ range }: Ranged): boolean {
  return range.to < range.from;
}

function reportReversed({ draft }: Ranged, report: Report): void {
  const { postcodeFrom, postcodeTo } = postcodesOf(draft);
  const message = `postcodes from ${quote(postcodeFrom ?? "")} to ${quote(postcodeTo ?? "")} are none. Swap the two.`;
  report(draft, { field: "postcodeTo", value: postcodeTo, message });
}

function rangeText(draft: Draft): string {
  const { postcodeFrom, postcodeTo } = postcodesOf(draft);
  if (postcodeFrom === null) return `up to ${postcodeTo ?? ""}`;
  return postcodeTo === null ? `from ${postcodeFrom}` : `${postcodeFrom}–${postcodeTo}`;
}

/** "#3", or "new 1": what the rule's row shows as its id. */
function ruleName(key: Key): string {
  return isNewKey(key) ? idOfKey(key) : keyName(idOfKey(key));
}

function reportOverlap({ draft }: Ranged, { draft: other }: Ranged, report: Report): void {
  const message = `postcodes ${rangeText(draft)} overlap those of tax rule ${ruleName(other.key)}, ${rangeText(other)}; the narrower of the two counts.`;
  report(draft, { field: "postcodeFrom", value: draft.entries.postcodeFrom ?? null, message });
}

const figures = /^\d+$/;

/** The postcodes between two ranges, where they are figures: "3000–3999". */
function gapBetween({ to }: PostcodeRange, { from }: PostcodeRange): string | undefined {
  if (!figures.test(to) || !figures.test(from)) return undefined;
  const [first, last] = [Number(to) + 1, Number(from) - 1];
  if (first > last) return undefined;
  return first === last ? String(first) : `${first}–${last}`;
}

function reportGap(
  { draft }: Ranged,
  { gap, name }: { readonly gap: string; readonly name: string },
  report: Report,
): void {
  const { postcodeFrom } = postcodesOf(draft);
  const width = (postcodeFrom ?? "").trim().length;
  const shown = gap
    .split("–")
    .map((postcode) => postcode.padStart(width, "0"))
    .join("–");
  const message = `no tax rule takes in postcodes ${shown} of ${name}, before this one. Widen a range, or add a rule without postcodes.`;
  report(draft, { field: "postcodeFrom", value: draft.entries.postcodeFrom ?? null, message });
}

export const taxRangeRules = { wholeRanges } as const;
