// All rules over 100,000 contacts, and the diff of as many, against JSON.parse of the same contacts; the check also against a
// bare row-by-row zod shape check.
import { check, nothingKnown, type Draft } from "../../src/domain/check";
import { contactShape } from "../../src/domain/contact";
import { contactTypeFor } from "../../src/domain/lists";
import { defaultPolicy } from "../../src/domain/policy";
import { contactRules } from "../../src/domain/rules";
import type { Values } from "../../src/domain/value";
import { diff } from "../../src/plan/diff";
import { makeSample } from "../../src/service/sample/sample";
import type { Figure } from "./figure";
import { medianMs, timeRatio } from "./measure";

const contacts = 100_000;
const runs = 3;

/**
 * Times of check and diff over 100,000 contacts of the sample account. The check gets what reading a workbook gives: a tenth of
 * the drafts edited, the others the very baseline. The diff gets the worst case: every draft an object of its own.
 */
export async function bench(): Promise<Figure[]> {
  const sample = makeSample({ contacts });
  const text = JSON.stringify([...sample.contacts]);
  const records = JSON.parse(text) as Values[];
  const others = JSON.parse(text) as Values[];
  const apart = records.map((entries, at): Draft => ({
    key: String(entries["id"]),
    entries,
    baseline: others[at] ?? {},
  }));
  const drafts = apart.map((draft, at): Draft =>
    at % 10 === 0 ? draft : { ...draft, baseline: draft.entries as Values },
  );
  const type = contactTypeFor(sample.lists);
  const context = {
    type,
    lists: sample.lists,
    policy: defaultPolicy,
    known: nothingKnown,
    today: "2026-11-24",
  };

  const parseMs = await medianMs(runs, () => JSON.parse(text) as unknown);
  const zodMs = await medianMs(
    runs,
    () => records.filter((record) => contactShape.safeParse(record).success).length,
  );
  const checkMs = await medianMs(runs, () => check(contactRules, drafts, context));
  const diffMs = await medianMs(runs, () => diff(type, apart));
  const loopMs = await medianMs(runs, () =>
    countMoved(
      drafts,
      type.fields.map(({ name }) => name),
    ),
  );
  return [
    timeRatio("check", "all rules over 100,000 contacts, against JSON.parse of them", {
      ms: checkMs,
      referenceMs: parseMs,
      most: 1,
    }),
    timeRatio("check-zod", "the same, against a bare zod shape check of each", {
      ms: checkMs,
      referenceMs: zodMs,
      most: 1.7,
    }),
    timeRatio("diff", "diff of 100,000 contacts, against JSON.parse of them", {
      ms: diffMs,
      referenceMs: parseMs,
      most: 0.3,
    }),
    timeRatio("diff-loop", "the same, against a bare === loop over every field", {
      ms: diffMs,
      referenceMs: loopMs,
      most: 1.1,
    }),
  ];
}

function countMoved(drafts: readonly Draft[], names: readonly string[]): number {
  let moved = 0;
  for (const { entries, baseline } of drafts) {
    for (const name of names) if (entries[name] !== baseline?.[name]) moved += 1;
  }
  return moved;
}
