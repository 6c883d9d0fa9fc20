// Runs one rule over drafts, for tests of rules.
import { check, type CheckContext, type Draft } from "../../src/domain/check";
import type { Finding } from "../../src/domain/finding";
import { contactRules } from "../../src/domain/rules";
import { checkContext } from "./makers";

/** What the rule of this id finds. Failure: no such rule. */
export function findingsOf(
  id: string,
  drafts: Draft | readonly Draft[],
  context: CheckContext = checkContext(),
): Finding[] {
  const rules = contactRules.filter((rule) => rule.id === id);
  if (rules.length !== 1) throw new TypeError(`There are ${rules.length} rules ${id}.`);
  return check(rules, Array.isArray(drafts) ? (drafts as readonly Draft[]) : [drafts as Draft], context);
}

/** The messages of the findings, for a test that asks how many and what they say. */
export function messagesOf(id: string, drafts: Draft | readonly Draft[], context?: CheckContext): string[] {
  return findingsOf(id, drafts, context).map((finding) => finding.message);
}
