// The list of rules as a whole: their ids, the order of findings, severities by policy, and docs/rules.md saying the same.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { bookRules } from "../../src/domain/book-rules";
import { check } from "../../src/domain/check";
import { rowRules } from "../../src/domain/key";
import { recordTypesFor } from "../../src/domain/record-types";
import { contactRules, rulesOf } from "../../src/domain/rules";
import type { Values } from "../../src/domain/value";
import { contactArbitrary } from "../support/arbitraries";
import { checkContext, draft, lists, newDraft } from "../support/makers";

const ofRecords = [...recordTypesFor(lists()).keys()].flatMap(rulesOf);
const all = [...new Set([...ofRecords, ...Object.values(rowRules), ...Object.values(bookRules)])];

it("no two rules have one id", () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

it("docs/rules.md gives every rule its severity and says why it exists, in the words of the code", () => {
  const document = readFileSync("docs/rules.md", "utf8");
  const items = document.split(/^- \*\*/m).map((item) => item.replace(/\s+/g, " "));
  for (const { id, severity, why } of all) {
    const item = items.find((text) => text.startsWith(`${id}** `)) ?? `${id} is not in docs/rules.md`;
    expect(item).toMatch(new RegExp(`^${id}\\*\\* ${severity} `));
    expect(item).toContain(`_${why}_`);
  }
});

it("a contact that breaks no rule has no finding", () => {
  expect(check(contactRules, [draft(), newDraft()], checkContext())).toEqual([]);
});

it("findings stand in the order of the rules, then of the drafts", () => {
  const bad = (id: number) =>
    draft({ id, email: `${id}@x.example` }, { company: null, firstName: null, type: "X" });
  const findings = check(contactRules, [bad(42), bad(41)], checkContext());
  expect(findings.map(({ rule, key }) => `${rule} ${key}`).slice(0, 4)).toEqual([
    "CO1 42",
    "CO1 41",
    "CO5 42",
    "CO5 41",
  ]);
});

it("a policy changes a rule's severity", () => {
  const context = checkContext({ policy: { severities: { CR3: "E" } } });
  const findings = check(contactRules, [draft({}, { creditLimit: 50_000_00 })], context);
  expect(findings).toMatchObject([{ rule: "CR3", severity: "E" }]);
});

it("what was loaded and not edited finds the same whether its draft is the very baseline or says it again", () => {
  const odd = fc.record({
    isActive: fc.boolean(),
    group: fc.constantFrom(null, "Hospitality", "No such group"),
    stages: fc.constantFrom(null, "VIP", "No such stage", "VIP, No such stage"),
    promotions: fc.constantFrom(null, "No such promotion", "No such promotion=7.5"),
    billingId: fc.constantFrom(0, 1, 41),
    lastOrderDate: fc.constantFrom(null, "2026-01-02T00:00:00Z"),
  });
  const loaded = fc.tuple(contactArbitrary, odd).map(([contact, more]): Values => ({ ...contact, ...more }));
  fc.assert(
    fc.property(fc.array(loaded, { maxLength: 5 }), (contacts) => {
      const drafts = contacts.map((baseline) => ({
        key: String(baseline["id"]),
        baseline,
        entries: baseline,
      }));
      const again = drafts.map((one) => ({ ...one, entries: { ...one.entries } }));
      expect(check(contactRules, drafts, checkContext())).toEqual(check(contactRules, again, checkContext()));
    }),
    { numRuns: 60 },
  );
});

it("[PL7] the same drafts give the same findings, and checking changes none of them", () => {
  const pair = fc.record({ baseline: contactArbitrary, entries: contactArbitrary });
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 5 }), (pairs) => {
      const drafts = pairs.map((one) => ({ ...one, key: String(one.baseline.id) }));
      const before = JSON.stringify(drafts);
      expect(check(contactRules, drafts, checkContext())).toEqual(
        check(contactRules, drafts, checkContext()),
      );
      expect(JSON.stringify(drafts)).toBe(before);
    }),
  );
});
