// What the next load brings: filters, sheets, columns left out, saved views.
import type { SavedView } from "../../src/contract/app";
import { bandsWith, leftAfter, sayColumns, sheetColumns, stateOf } from "../../src/taskpane/column-choice";
import { countFolded, promotionOptions, withGone, withPart } from "../../src/taskpane/filter-parts";
import { isMovedOn, viewOf } from "../../src/taskpane/load-choice";
import { newSession, reduce, type Event, type Session } from "../../src/taskpane/session";
import { otherSheets } from "../../src/taskpane/sheet-names";
import { sheetNames } from "../../src/workbook/sheets";
import { lists } from "../support/makers";

const after = (events: readonly Event[], session: Session = newSession) => events.reduce(reduce, session);

const loadOf = (loadedAt: string): Event => ({
  kind: "workbook read",
  load: { accountId: "a", accountName: "Harbour Trading", loadedAt, contacts: 3, failed: [] },
});

const saved = (view: Partial<SavedView["view"]>, more: Partial<SavedView> = {}): SavedView => ({
  id: 7,
  name: "Quoted",
  owner: "Ada Admin",
  isShared: false,
  view: { filter: {}, sheets: [], ...view },
  ...more,
});

const read = (...views: readonly SavedView[]): Event => ({
  kind: "views read",
  views: { kind: "read", views },
});

describe("what a load brings", () => {
  it("columns are left out sheet by sheet; a sheet without any is as if it had never been chosen from", () => {
    const session = after([
      { kind: "columns left out", sheet: "Contacts", ids: ["fax"] },
      { kind: "columns left out", sheet: "Groups", ids: ["tick 1 Retail"] },
    ]);
    expect(session.hidden).toEqual({ Contacts: ["fax"], Groups: ["tick 1 Retail"] });
    const again = after([{ kind: "columns left out", sheet: "Contacts", ids: [] }], session);
    expect(again.hidden).toEqual({ Groups: ["tick 1 Retail"] });
  });

  it("a part of the filter that is taken out or left empty means all", () => {
    const filter = withPart({ stage: "VIP", text: "quay" }, { stage: undefined, text: "" });
    expect(filter).toEqual({});
    expect(countFolded({ stage: "VIP", isActive: false, group: "Retail", text: "x" })).toBe(2);
  });

  it("show a value that the account has no longer, for it still filters", () => {
    const options = [{ value: "VIP", label: "VIP" }];
    expect(withGone(options, "VIP")).toEqual(options);
    expect(withGone(options, undefined)).toEqual(options);
    const gone = { value: "Dreaming", label: "Dreaming (no longer there)" };
    expect(withGone(options, "Dreaming")).toEqual([...options, gone]);
    expect(withGone([], "Dreaming")).toEqual([{ value: "Dreaming", label: "Dreaming" }]);
  });

  it("promotions are chosen by code and name", () => {
    const [first] = promotionOptions(lists());
    expect(first).toEqual({ value: "W26", label: expect.stringMatching(/^W26/) });
  });

  it("“changed since I last loaded” moves with each load, and goes with a workbook that holds none", () => {
    const [first, second] = ["2026-11-23T09:00:00Z", "2026-11-24T09:41:00Z"];
    const asked = after([
      loadOf(first),
      { kind: "filter set", filter: { types: ["Customer"], changedSince: first } },
    ]);
    expect(after([loadOf(second)], asked).filter).toEqual({ types: ["Customer"], changedSince: second });
    const emptied: Event = { kind: "workbook read", load: undefined };
    expect(after([emptied], asked).filter).toEqual({ types: ["Customer"] });
  });

  it("offers every sheet of the workbook but the main one", () => {
    expect([...otherSheets].sort()).toEqual(sheetNames.slice(1).sort());
  });
});

describe("a saved view", () => {
  const view = {
    filter: { stage: "VIP" },
    sheets: ["Stages", "Gone"],
    hidden: { Stages: ["tick stages VIP"] },
  };

  it("sets filter, sheets that there still are, and columns, when it is chosen", () => {
    const session = after([read(saved(view)), { kind: "view chosen", id: 7 }]);
    expect(session).toMatchObject({
      viewId: 7,
      filter: view.filter,
      sheets: ["Stages"],
      hidden: view.hidden,
    });
  });

  it("chosen to be none, everything is as in a new session", () => {
    const { filter, sheets, hidden } = newSession;
    const session = after([
      read(saved(view)),
      { kind: "view chosen", id: 7 },
      { kind: "view chosen", id: undefined },
    ]);
    expect(session).toMatchObject({ viewId: undefined, filter, sheets, hidden });
  });

  it("that keeps “changed since” means the load of the workbook in which it is chosen", () => {
    const since = saved({ filter: { changedSince: "2026-01-01T00:00:00Z" } });
    const choose: Event[] = [read(since), { kind: "view chosen", id: 7 }];
    expect(after([loadOf("2026-11-24T09:41:00Z"), ...choose]).filter).toEqual({
      changedSince: "2026-11-24T09:41:00Z",
    });
    expect(after(choose).filter).toEqual({});
  });

  it("is no longer the chosen one once it is gone; the choice stays", () => {
    const session = after([read(saved(view)), { kind: "view chosen", id: 7 }, read()]);
    expect(session.viewId).toBeUndefined();
    expect(session.filter).toEqual(view.filter);
  });

  it("says when the choice has moved on, and not because it was made in another order", () => {
    const both = saved({ filter: { stage: "VIP", group: "Retail" }, hidden: { Contacts: ["fax", "email"] } });
    const session: Session = {
      ...newSession,
      sheets: [],
      filter: { group: "Retail", stage: "VIP" },
      hidden: { Contacts: ["email", "fax"] },
    };
    expect(isMovedOn(session, both)).toBe(false);
    expect(isMovedOn({ ...session, hidden: {} }, both)).toBe(true);
    expect(isMovedOn(session, saved(viewOf(session)))).toBe(false);
  });
});

describe("the column chooser", () => {
  const groups = () => sheetColumns(lists(), ["Groups"])[1]!;

  it("offers bands and columns, but not what tells whose row it is", () => {
    const [contacts] = sheetColumns(lists(), []);
    expect(contacts?.name).toBe("Contacts");
    expect(contacts?.columns.map(({ id }) => id)).toContain("creditLimit");
    expect(contacts?.columns.map(({ id }) => id)).not.toContain("id");
    expect(groups().columns.map(({ id }) => id)).not.toContain("company");
    expect(groups().bands.map(({ name }) => name)).toContain("Group, required");
  });

  it("a band is ticked, unticked or in between; ticking it takes all of its columns in", () => {
    const [band] = groups().bands;
    const [first, ...others] = band!.columns;
    const left = new Set([first!.id]);
    expect(stateOf(band!.columns, left)).toBe("mixed");
    expect(stateOf(others, left)).toBe(true);
    const none = new Set(leftAfter(left, band!.columns, false));
    expect(stateOf(band!.columns, none)).toBe(false);
    expect(leftAfter(none, band!.columns, true)).toEqual([]);
  });

  it("finds columns by letters, in their bands", () => {
    const found = bandsWith(groups(), " CAFE ");
    expect(found.map(({ columns }) => columns.map(({ id }) => id))).toEqual([["tick 2 Cafe"]]);
  });

  it("counts what is left, without ids of columns that are gone", () => {
    const total = groups().columns.length;
    expect(sayColumns(groups(), {})).toBe(`all ${total} columns`);
    expect(sayColumns(groups(), { Groups: ["tick 1 Retail", "tick 1 Gone"] })).toBe(
      `${total - 1} of ${total} columns`,
    );
  });
});
