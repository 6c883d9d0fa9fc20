// How the check grows: all rules over 1,000, 10,000 and 100,000 contacts, each against JSON.parse of the same; linear rules keep
// their ratio.
import { nothingKnown, type Draft } from "../../src/domain/check";
import { checkRecords } from "../../src/domain/check-records";
import { defaultPolicy } from "../../src/domain/policy";
import { recordTypesFor } from "../../src/domain/record-types";
import type { Values } from "../../src/domain/value";
import { makeSample } from "../../src/service/sample/sample";
import type { Figure } from "./figure";
import { medianMs, timeRatio } from "./measure";

const sizes = [1_000, 10_000, 100_000];
const runs = 3;

/** One figure for each size. */
export async function bench(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of sizes) figures.push(await checkOf(size));
  return figures;
}

async function checkOf(contacts: number): Promise<Figure> {
  const sample = makeSample({ contacts });
  const text = JSON.stringify([...sample.contacts]);
  const records = JSON.parse(text) as Values[];
  const drafts = records.map((entries): Draft => ({
    key: String(entries["id"]),
    entries,
    baseline: entries,
  }));
  const types = recordTypesFor(sample.lists);
  const context = {
    types,
    lists: sample.lists,
    policy: defaultPolicy,
    known: nothingKnown,
    today: "2026-11-24",
  };
  const referenceMs = await medianMs(runs, () => JSON.parse(text) as unknown);
  const ms = await medianMs(runs, () => checkRecords(drafts, context));
  const size = contacts.toLocaleString("en");
  return timeRatio(
    `growth-${contacts}`,
    `all rules over ${size} contacts as loaded, against JSON.parse of them`,
    {
      ms,
      referenceMs,
      most: 2,
    },
  );
}
