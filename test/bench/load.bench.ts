// A load of 10,000 contacts through Microsoft's Office.js into the host of the tests, against writing the same cells bare: the
// same sheets and baseline, made before, with formats and values, no drop-downs, no table, no proof. And its requests and bytes; and the reading.
import { contactTypeFor } from "../../src/domain/lists";
import { defaultPolicy } from "../../src/domain/policy";
import type { Values } from "../../src/domain/value";
import { makeSample } from "../../src/service/sample/sample";
import type { Load } from "../../src/workbook/baseline";
import { testAccount } from "../support/workbook";
import type { Figure } from "./figure";
import { measureLoads, type Round } from "./load-rounds";
import { timeRatio } from "./measure";

const contacts = 10_000;
const rounds = 3;
const twoMegabytes = 2_000_000;

/** Times of load and reading, and the requests of a load. The account's contacts have all their columns, more than 40. */
export async function bench(): Promise<Figure[]> {
  const load = sampleLoad();
  const { loadMs, readMs, bareMs, counts } = await measureLoads(load, rounds);
  const columns = contactTypeFor(load.lists).fields.filter(({ onSheet }) => onSheet !== false).length + 1;
  const what = `load of 10,000 contacts × ${columns} columns, their groups and the baseline, proved`;
  return [
    timeRatio("load", `${what}, against writing the same cells bare`, {
      ms: loadMs,
      referenceMs: bareMs,
      most: 1.2,
    }),
    ...requestFigures(counts),
    timeRatio("read", "reading the sheets and the baseline again, against the same", {
      ms: readMs,
      referenceMs: bareMs,
      most: 0.5,
    }),
  ];
}

/** Records as the pane has them: each the JSON of a line. */
function sampleLoad(): Load {
  const sample = makeSample({ contacts });
  const lines = [...sample.contacts].map((contact) => JSON.stringify(contact));
  const records = lines.map((line) => JSON.parse(line) as Values);
  const loadedAt = "2026-11-24T09:41:00Z";
  return {
    account: testAccount,
    loadedAt,
    filter: {},
    lists: sample.lists,
    policy: defaultPolicy,
    records,
    sheets: ["Groups"],
  };
}

function requestFigures(counts: Round["counts"]): Figure[] {
  const { requests, bytesIn, bytesOut, largestRequest } = counts;
  const allowed = Math.ceil((bytesIn + bytesOut) / twoMegabytes) + 12;
  const megabytes = ((bytesIn + bytesOut) / 1_000_000).toFixed(1);
  return [
    {
      id: "load-requests",
      what: `host requests of that load, for ${megabytes} MB written and answered`,
      value: requests,
      unit: "requests",
      reference: allowed,
      ratio: requests / allowed,
      goal: `<= ${allowed}`,
      met: requests <= allowed,
    },
    {
      id: "load-largest",
      what: "the largest of these requests",
      value: largestRequest / 1_000_000,
      unit: "MB",
      reference: null,
      ratio: null,
      goal: "<= 5 MB",
      met: largestRequest <= 5_000_000,
    },
  ];
}
