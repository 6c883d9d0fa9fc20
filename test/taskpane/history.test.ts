import type { HistoryAnswer, HistoryLine } from "../../src/contract/history";
import {
  blankForm,
  countSet,
  newHistorySearch,
  questionOf,
  reduceHistory,
  type HistoryEvent,
} from "../../src/taskpane/history-search";
import { entriesOf, fieldOptions, historyWords, sayKind, stepsOf } from "../../src/taskpane/history-view";
import type { Change } from "../../src/plan/change";
import { lists } from "../support/makers";

const words = historyWords(lists());

const applied = (change: Change) => ({ change, outcome: { key: change.key, kind: "applied" } }) as const;

const line = (more: Partial<HistoryLine> = {}): HistoryLine => ({
  runId: 12,
  ordinal: 0,
  key: "41",
  label: "Harbour Cafe",
  change: { kind: "update", key: "41", fields: { creditLimit: [5_000_00, null] } },
  outcome: { key: "41", kind: "applied" },
  ...more,
});

const answer = (lines: readonly HistoryLine[], next: string | null = null): HistoryAnswer => ({
  lines,
  next,
  runs: [{ id: 12, who: "Ada", startedAt: "2026-11-24T09:41:00Z", why: "New limits", workbook: "Book1" }],
});

describe("the question of a form [HI1]", () => {
  it("[HI1] holds what is set, with days from their first to their last moment here", () => {
    const form = { ...blankForm, text: "Cafe", field: "contact creditLimit", who: "  " };
    const from = new Date(2026, 10, 24).toISOString();
    const until = new Date(2026, 10, 25).toISOString();
    expect(questionOf({ ...form, from: "2026-11-24", until: "2026-11-24" })).toEqual({
      ...{ text: "Cafe", type: "contact", field: "creditLimit", since: from, until },
    });
    expect(questionOf({ ...form, from: "2026-1", until: "soon" })).toEqual({
      ...{ text: "Cafe", type: "contact", field: "creditLimit" },
    });
    expect([countSet(blankForm), countSet(form)]).toEqual([0, 3]);
  });
});

describe("the search [HI1]", () => {
  const after = (...events: readonly HistoryEvent[]) => events.reduce(reduceHistory, newHistorySearch);
  const question = { text: "Cafe" };

  it("[HI1] adds the next page to what is in sight, and drops a page that comes too late", () => {
    const first: HistoryEvent = { kind: "found", question, answer: answer([line()], "12.0") };
    const more: HistoryEvent = { kind: "found more", question, answer: answer([line({ ordinal: 3 })]) };
    expect(after(first, more).found).toMatchObject({ lines: [{ ordinal: 0 }, { ordinal: 3 }], next: null });
    const other: HistoryEvent = { kind: "found", question: { key: "41" }, answer: answer([]) };
    expect(after(first, other, more).found).toMatchObject({ lines: [], ofRecord: true });
  });

  it("folds the form away for what was found, and leaves it where nothing was", () => {
    const opened: HistoryEvent = { kind: "folded", isOpen: true };
    expect(after(opened, { kind: "found", question, answer: answer([]) }).isOpen).toBe(true);
    expect(after(opened, { kind: "found", question, answer: answer([line()]) }).isOpen).toBe(false);
  });

  it("goes back to the plain list with nothing asked, folded as it was", () => {
    const typed: HistoryEvent = { kind: "typed", part: { who: "Ada" } };
    const opened: HistoryEvent = { kind: "folded", isOpen: true };
    const found: HistoryEvent = { kind: "found", question, answer: answer([line()]) };
    const closed: HistoryEvent = { kind: "closed" };
    expect(after(typed, found, opened, closed)).toEqual({ ...newHistorySearch, isOpen: true });
  });
});

describe("a line in words [HI1]", () => {
  it("[HI1] says fields by their labels, values as they are printed, in the order of the catalogue", () => {
    const fields = { gone_field: [null, "x"], creditLimit: [5_000_00, null], onHold: [false, true] } as const;
    expect(stepsOf(applied({ kind: "update", key: "41", fields }), words)).toEqual([
      { field: "creditLimit", label: "Credit limit", before: "5,000.00", after: "" },
      { field: "onHold", label: "On hold", before: "no", after: "yes" },
      { field: "gone_field", label: "gone_field", before: "", after: "x" },
    ]);
  });

  it("[HI1] has nothing before what was created, nothing after what was removed, and knows sales", () => {
    const values = { company: "Kiln", phone: null };
    const company = { field: "company", label: "Company" };
    expect(stepsOf(applied({ kind: "create", key: "new 1", values }), words)).toEqual([
      { ...company, before: "", after: "Kiln" },
    ]);
    expect(stepsOf(applied({ kind: "remove", key: "41", values }), words)).toEqual([
      { ...company, before: "Kiln", after: "" },
    ]);
    const order = { kind: "create", key: "sales_order 7", values: { freightTotal: 12_50 } } as const;
    expect(stepsOf(applied(order), words)).toMatchObject([{ after: "12.50" }]);
  });

  it("[HI1] of a record that was to be removed and is still there says just that; no field was cleared", () => {
    const change: Change = { kind: "remove", key: "41", values: { company: "Kiln" } };
    const rejected = { change, outcome: { key: "41", kind: "rejected", message: "It has orders." } } as const;
    expect(stepsOf(rejected, words)).toEqual([]);
    expect([sayKind(rejected), sayKind(applied(change))]).toEqual(["to be removed", "removed"]);
    const [[entry] = []] = entriesOf(answer([line(rejected)]), words);
    const told = { change: "removed", field: "", before: "", outcome: "rejected", message: "It has orders." };
    expect(entry).toMatchObject(told);
  });

  it("offers the fields that people edit, by type and label", () => {
    const options = fieldOptions(lists());
    expect(options).toContainEqual({ value: "contact creditLimit", label: "Contact: Credit limit" });
    expect(options.map(({ value }) => value)).not.toContain("contact balanceOwing");
    expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
  });

  it("[HI3] is exported field by field, with who approved it, and once where it names no field", () => {
    const fields = { phone: ["1", "2"], notes: [null, "x"] } as const;
    const two = line({ change: { kind: "update", key: "41", fields } });
    const none = line({ key: "promotion 7", change: { kind: "create", key: "new promotion 1", values: {} } });
    const found = answer([two, none]);
    const [run] = found.runs;
    const approval = { id: 3, submittedBy: "Ben", approvedBy: "Cleo" };
    const entries = entriesOf({ ...found, runs: run ? [{ ...run, approval }] : [] }, words);
    expect(
      entries.map((own) => own.map(({ field, after, id, change }) => [id, change, field, after])),
    ).toEqual([
      [
        ["41", "changed", "Phone", "2"],
        ["41", "changed", "Notes", "x"],
      ],
      [["promotion 7", "created", "", ""]],
    ]);
    expect(entries[0]?.[0]).toMatchObject({ when: "2026-11-24T09:41:00Z", run: 12, approvedBy: "Cleo" });
  });
});
