// Runs the rules over drafts. Knows what a rule is and in which order they run, not what any of them says; those stand in the
// subject files. Linear in the number of drafts.
import type { RecordType } from "./catalogue";
import type { Finding, Fix, Severity } from "./finding";
import type { Lists } from "./lists";
import { makeLookup, type Lookup } from "./lookup";
import { makeMisfits, type Misfit } from "./misfit";
import type { Policy } from "./policy";
import { makeLazyPriceBook, type PriceBook } from "./price-book";
import type { Entries, Entry, Key, Values } from "./value";

/** One record as the sheet now says it. */
export interface Draft {
  readonly key: Key;
  /** The whole record: the baseline's values, overlaid with what the sheet says. */
  readonly entries: Entries;
  /** As loaded, the very same object where nothing was edited; absent for a new record. */
  readonly baseline?: Values;
}

/** What is known beyond the drafts: filled by the service from the whole backend, empty in the pane when offline. */
export interface Known {
  /** Owner by lower-case email, of contacts that are not among the drafts [CO4]. */
  readonly emails: ReadonlyMap<string, Key>;
  /** Owner by account number, of contacts that are not among the drafts [CO9]. */
  readonly accountNumbers: ReadonlyMap<string, Key>;
}

export const nothingKnown: Known = {
  emails: new Map(),
  accountNumbers: new Map(),
};

export interface CheckContext {
  readonly type: RecordType;
  readonly lists: Lists;
  readonly policy: Policy;
  readonly known: Known;
  /** The day of the check, "2026-11-24": promotions start and end. */
  readonly today: string;
}

/** What a rule is prepared with: the context, and its lists made ready for look-ups and, when first asked for, for prices. */
export interface RuleContext extends CheckContext {
  readonly lookup: Lookup;
  readonly priceBook: () => PriceBook;
}

/** What a rule says of one draft; rule id, severity and key are added by `check`. */
export interface Found {
  readonly field?: string;
  readonly value?: Entry;
  readonly message: string;
  readonly fix?: Fix;
}

export type Report = (draft: Draft, found: Found) => void;

/**
 * One numbered rule. `prepare` runs once a check; for every draft `eachMisfit` for each of its misfits, then `each`; `eachEdited` for
 * those alone that say something else than was loaded, which is all that a rule on what changes has to see; `all` once.
 */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** Why it exists, for docs/rules.md and for the pane. */
  readonly why: string;
  readonly prepare: (context: RuleContext) => {
    readonly eachMisfit?: (draft: Draft, misfit: Misfit, report: Report) => void;
    readonly each?: (draft: Draft, report: Report) => void;
    readonly eachEdited?: (draft: Draft, report: Report) => void;
    readonly all?: (drafts: readonly Draft[], report: Report) => void;
  };
}

/**
 * So many drafts are walked by one rule after another before the next are begun: as many as a processor keeps close by, so that
 * neither they nor the rule's own code are fetched again for every draft.
 */
const blockLength = 128;

/** All findings of these rules over these drafts, in the order of the rules, then of the drafts. */
export function check(rules: readonly Rule[], drafts: readonly Draft[], context: CheckContext): Finding[] {
  const { lists, type } = context;
  const prepared = {
    ...context,
    lookup: makeLookup(lists),
    priceBook: makeLazyPriceBook(lists),
  };
  const running = rules.map((rule) => startRule(rule, prepared));
  const misfitsOf = makeMisfits(type);
  for (let from = 0; from < drafts.length; from += blockLength) {
    const block = drafts.slice(from, from + blockLength);
    for (const draft of block) judge(running, draft, misfitsOf(draft));
    const edited = block.filter(({ entries, baseline }) => entries !== baseline);
    for (const { each, eachEdited, report } of running) {
      if (each) walk(block, each, report);
      if (eachEdited) walk(edited, eachEdited, report);
    }
  }
  for (const { all, report } of running) all?.(drafts, report);
  return running.flatMap(({ findings }) => findings);
}

function judge(running: readonly RunningRule[], draft: Draft, misfits: readonly Misfit[]): void {
  for (const misfit of misfits) {
    for (const { eachMisfit, report } of running) eachMisfit?.(draft, misfit, report);
  }
}

function walk(block: readonly Draft[], each: (draft: Draft, report: Report) => void, report: Report): void {
  for (const draft of block) each(draft, report);
}

/** True where the sheet says something else of a field than was loaded; every field of a new record is changed. */
export function isChanged(draft: Draft, field: string): boolean {
  return !draft.baseline || (draft.baseline[field] ?? null) !== (draft.entries[field] ?? null);
}

/** A rule that was prepared, with what it found so far. */
interface RunningRule extends ReturnType<Rule["prepare"]> {
  readonly report: Report;
  readonly findings: readonly Finding[];
}

function startRule(rule: Rule, context: RuleContext): RunningRule {
  const findings: Finding[] = [];
  const severity = context.policy.severities[rule.id] ?? rule.severity;
  const report: Report = (draft, found) => {
    findings.push({ rule: rule.id, severity, key: draft.key, ...found });
  };
  return { ...rule.prepare(context), findings, report };
}
