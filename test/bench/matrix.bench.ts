// Tick matrices at 20,000 customers × 60 promotions: loading them proved against writing the same cells bare, reading them again,
// checking them and planning a tick for every customer, against JSON.parse of the customers.
import { nothingKnown, type Draft } from "../../src/domain/check";
import { checkRecords } from "../../src/domain/check-records";
import type { Promotion } from "../../src/domain/promotion";
import { defaultPolicy } from "../../src/domain/policy";
import { recordTypesFor } from "../../src/domain/record-types";
import type { Values } from "../../src/domain/value";
import { diffRecords } from "../../src/plan/diff";
import { makePlan } from "../../src/plan/plan";
import { makeSample } from "../../src/service/sample/sample";
import type { Load } from "../../src/workbook/baseline";
import { layoutsFor } from "../../src/workbook/sheets";
import { testAccount } from "../support/workbook";
import type { Figure } from "./figure";
import { measureLoads } from "./load-rounds";
import { medianMs, timeRatio } from "./measure";

const customers = 20_000;
const promotions = 60;
const runs = 3;
const now = "2026-11-24T09:41:00Z";

/** Times of load, reading, check and plan of the matrix. */
export async function bench(): Promise<Figure[]> {
  const load = matrixLoad();
  const { loadMs, readMs, bareMs } = await measureLoads(load, 1);
  const text = JSON.stringify(load.records);
  const parseMs = await medianMs(runs, () => JSON.parse(text) as unknown);
  const ticked = tickAll(load.records);
  const types = recordTypesFor(load.lists);
  const context = {
    types,
    lists: load.lists,
    policy: defaultPolicy,
    known: nothingKnown,
    today: "2026-11-24",
  };
  const checkMs = await medianMs(runs, () => {
    const findings = checkRecords(ticked, context);
    return makePlan({ changes: diffRecords(types, ticked), findings, warningsBlock: false, limits });
  });
  return [
    timeRatio(
      "matrix-load",
      "load of 20,000 customers × 60 ticks, proved, against writing the same cells bare",
      {
        ms: loadMs,
        referenceMs: bareMs,
        most: 1.5,
      },
    ),
    timeRatio("matrix-read", "reading them again, against the same", {
      ms: readMs,
      referenceMs: bareMs,
      most: 0.8,
    }),
    timeRatio(
      "matrix-check",
      "all rules and the plan with a tick changed in each row, against JSON.parse of them",
      {
        ms: checkMs,
        referenceMs: parseMs,
        most: 3,
      },
    ),
  ];
}

const limits = { batch: 250, paceMs: 0, dailyQuota: null };

function matrixLoad(): Load {
  const sample = makeSample({ contacts: customers });
  const lists = {
    ...sample.lists,
    promotions: Array.from({ length: promotions }, (_, at) => promotionAt(at)),
  };
  const records = [...sample.contacts].map((contact, at): Values => {
    return { ...contact, type: "Customer", promotions: ticksAt(at) };
  });
  const [contacts] = layoutsFor(lists);
  const hidden = (contacts?.columns ?? []).map(({ id }) => id).filter((id) => id !== "company");
  return {
    account: testAccount,
    loadedAt: now,
    filter: {},
    lists,
    policy: defaultPolicy,
    records,
    sheets: ["Customer promotions"],
    hidden: { Contacts: hidden },
  };
}

function promotionAt(at: number): Promotion {
  return {
    id: at + 1,
    code: codeAt(at),
    name: `Promotion ${at + 1}`,
    isActive: true,
    kind: "% off price tier",
    priceColumn: null,
    category: null,
    product: null,
    percent: 5_00 + at * 10,
    amount: null,
    minQuantity: null,
    minSpend: null,
    starts: null,
    ends: null,
  };
}

const codeAt = (at: number) => `P${String(at % promotions).padStart(2, "0")}`;

/** A few ticks in each row, one of them with a number. */
function ticksAt(at: number): string {
  const names = new Set([codeAt(at), codeAt(at * 7 + 1), codeAt(at * 11 + 2)]);
  return [...names]
    .sort()
    .map((name, place) => (place === 0 ? `${name}=7.5` : name))
    .join(", ");
}

/** Every row with one tick less: the worst case of a plan. */
function tickAll(records: readonly Values[]): Draft[] {
  return records.map((baseline) => ({
    key: String(baseline["id"]),
    baseline,
    entries: {
      ...baseline,
      promotions: String(baseline["promotions"]).split(", ").slice(1).join(", ") || null,
    },
  }));
}
