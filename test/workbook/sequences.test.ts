// Whatever people do to loaded sheets, in any order: a check reads the changes that a plain model of the sheets says, and no other.
import fc from "fast-check";
import type { DraftChange } from "../../src/plan/change";
import { diffRecords } from "../../src/plan/diff";
import { markFindings, readSheets, writeLoad } from "../../src/workbook/excel";
import { columns, modelLoad, records } from "../support/sheet-account";
import { readTable, type Hands } from "../support/sheet-hands";
import { checkModel, modelSheets, openModel, type Expected, type SheetName } from "../support/sheet-model";
import { doStep, stepKinds, type Step, type StepKind } from "../support/sheet-steps";
import { openTestWorkbook, testAccount } from "../support/workbook";

/** Two cores that others use as well. */
const allowedMs = 180_000;
const at = { signedIn: testAccount, now: "2026-11-24T10:00:00Z" };

let loaded: unknown;
beforeAll(async () => {
  const workbook = openTestWorkbook();
  expect(await writeLoad(modelLoad(), {})).toMatchObject({ kind: "written", different: [] });
  loaded = workbook.saved();
  workbook.close();
});

/** Changes by key, as the model says them. */
function asSaid(changes: readonly DraftChange[]): Expected["changes"] {
  return Object.fromEntries(
    changes.map((change) => [change.key, change.kind === "create" ? change.values : change.fields]),
  );
}

/** The sheets hold, cell by cell, what the model holds; statuses are not the model's business and are taken over. */
async function compareCells(hands: Hands, names: readonly SheetName[] = modelSheets): Promise<void> {
  for (const name of names) {
    const sheet = hands.model.sheets[name];
    const status = sheet.headers.indexOf("Status");
    const [headers = [], ...rows] = await readTable(hands, sheet);
    sheet.rows.forEach((cells, row) => (cells[status] = rows[row]?.[status] ?? ""));
    expect({ name, headers, rows }).toEqual({ name, headers: sheet.headers, rows: sheet.rows });
  }
}

/** A check as the pane makes it: its changes and findings are the model's, and so is what it writes. */
async function check(hands: Hands): Promise<Expected> {
  const answer = await readSheets(at);
  if (answer.kind !== "read") throw new Error(answer.message);
  const { types, drafts, keyFindings } = answer.reading;
  const changes = diffRecords(types, drafts);
  const findings = keyFindings.map(
    ({ rule, key, place }) => `${rule} ${key} ${place ? `${place.sheet} ${place.row}` : ""}`,
  );
  const said = checkModel(hands.model);
  expect({ changes: asSaid(changes), findings: findings.sort() }).toEqual(said);
  await markFindings({ findings: [], changed: new Set(changes.map(({ key }) => key)) });
  await compareCells(hands);
  return said;
}

/** Does these steps in a workbook that was just loaded, comparing after each, and answers what the last check says. */
async function play(steps: readonly Step[]): Promise<Expected> {
  const hands: Hands = {
    workbook: openTestWorkbook(structuredClone(loaded)),
    model: openModel(records, columns),
  };
  try {
    for (const step of steps) {
      if (step.kind === "check") await check(hands);
      else await compareCells(hands, [(await doStep(hands, step)) ?? []].flat());
    }
    return await check(hands);
  } finally {
    hands.workbook.close();
  }
}

const place = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 30 }), fc.nat({ max: 30 }));
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...stepKinds),
  at: place,
  from: place,
  size: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })),
  pick: fc.nat({ max: 30 }),
  isUndone: fc.boolean(),
});

/** A step on the first cell of Contacts, but for what is said. */
const one = (kind: StepKind, more: Partial<Step> = {}): Step => {
  return { kind, at: [0, 0, 0], from: [0, 0, 0], size: [1, 1], pick: 0, isUndone: false, ...more };
};

/** Sequences that once went wrong. */
const examples: readonly (readonly [string, readonly Step[]])[] = [
  [
    "[KE2] a blank row with a note in a person's own column is no new record",
    [one("insert row"), one("own column"), one("check")],
  ],
  [
    "[KE3] a number of a new row that was deleted is not given again while Groups speaks of it",
    [
      one("add row", { pick: 1 }),
      one("check"),
      one("type", { at: [1, 6, 5] }),
      one("delete row", { at: [0, 7, 0] }),
      one("add row", { pick: 2 }),
      one("check"),
    ],
  ],
  [
    "[WB7] a read-only number that was pasted over, format and all, is a number again",
    [one("paste", { at: [0, 0, 8], size: [1, 2], pick: 4 }), one("check")],
  ],
  [
    "[WB7] 00123 among read-only cells is text again after a paste of another format",
    [one("paste", { at: [1, 5, 2], from: [1, 0, 4], pick: 4 }), one("check"), one("check")],
  ],
  [
    "[KE8] ticks that both sheets moved apart stay as they were loaded",
    [one("type", { at: [0, 0, 7] }), one("type", { at: [1, 0, 4], pick: 1 }), one("check")],
  ],
  [
    "[KE4] a row cut and pasted over another is gone from the table, and no other",
    [one("cut row", { from: [0, 1, 0] }), one("check")],
  ],
];

describe("people's work on Contacts, Groups and Customer promotions", () => {
  it.each(examples)("%s", (_, steps) => play(steps));

  it(
    "[WB8] [KE3] is read as a plain model of the sheets says, in any sequence of sorts, filters, inserts, pastes and fills",
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 4, maxLength: 14 }),
          async (steps) => void (await play(steps)),
        ),
        { numRuns: 30 },
      );
    },
    allowedMs,
  );

  it(
    "[WB1] [WB8] is no change where it only looks: ticks and numbers come back as they were loaded",
    async () => {
      const looks = fc.constantFrom(
        "sort",
        "filter",
        "clear filter",
        "hide",
        "move column",
        "check" as const,
      );
      const views = fc.tuple(step, looks).map(([own, kind]): Step => ({ ...own, kind }));
      await fc.assert(
        fc.asyncProperty(fc.array(views, { minLength: 4, maxLength: 10 }), async (steps) => {
          const { changes, findings } = await play(steps);
          expect({ changes, findings }).toEqual({ changes: {}, findings: [] });
        }),
        { numRuns: 8 },
      );
    },
    allowedMs,
  );
});
