import type { Checked, Event, Session } from "../../src/taskpane/session";
import { newSession, reduce } from "../../src/taskpane/session";
import { defaultPolicy } from "../../src/domain/policy";
import { recordTypesFor } from "../../src/domain/record-types";
import { lists } from "../support/makers";

const checked = (keys: readonly string[]): Checked => ({
  types: recordTypesFor(lists()),
  lists: lists(),
  policy: defaultPolicy,
  changes: keys.map((key) => ({ kind: "update", key, fields: { phone: [null, "1"] } })),
  findings: [],
  labels: new Map(),
  rows: keys.length,
  at: "2026-11-24T09:41:00Z",
});

const after = (events: readonly Event[], session: Session = newSession) => events.reduce(reduce, session);

describe("session", () => {
  it("an edit throws the check away, since its findings speak of cells that have changed", () => {
    const session = after([{ kind: "checked", checked: checked(["1"]) }, { kind: "edited" }]);
    expect(session.checked).toBeUndefined();
  });

  it("a new check keeps a record left out only while it is still changed", () => {
    const session = after([
      { kind: "checked", checked: checked(["1", "2"]) },
      { kind: "left out", key: "1" },
      { kind: "left out", key: "2", field: "phone" },
      { kind: "checked", checked: checked(["2"]) },
    ]);
    expect(session.leftOut).toEqual({ "2": ["phone"] });
  });

  it("the reason of an undo is not left to the next plan of the sheets; a reason that was typed outlasts an edit", () => {
    const undone = after([
      { kind: "checked", checked: { ...checked(["1"]), undoes: 7 } },
      { kind: "reason typed", reason: "Undo of run 7" },
      { kind: "edited" },
      { kind: "checked", checked: checked(["1"]) },
    ]);
    expect(undone.reason).toBe("");
    const typed = after(
      [
        { kind: "reason typed", reason: "Winter tiers" },
        { kind: "edited" },
        { kind: "checked", checked: checked(["2"]) },
      ],
      undone,
    );
    expect(typed.reason).toBe("Winter tiers");
  });

  it("an undo keeps what was left out of it while conflicts are settled, and begins whole the next time", () => {
    const undo: Checked = { ...checked(["1", "2"]), undoes: 7 };
    const settled = after([
      { kind: "checked", checked: undo },
      { kind: "left out", key: "1" },
      { kind: "checked", checked: { ...undo } },
    ]);
    expect(settled.leftOut).toEqual({ "1": true });
    const again = after([{ kind: "checked", checked: { ...undo, at: "2026-11-24T09:45:00Z" } }], settled);
    expect(again.leftOut).toEqual({});
  });

  it("every edit is counted: what was read of the sheets before is old", () => {
    expect(after([{ kind: "edited" }, { kind: "edited" }]).edits).toBe(newSession.edits + 2);
  });

  it("a tool stands in for the place until it is closed, or another place is shown", () => {
    const found = after([
      { kind: "went", to: "check" },
      { kind: "tool opened", tool: "find" },
    ]);
    expect(found).toMatchObject({ place: "check", tool: "find" });
    expect(after([{ kind: "tool closed" }], found)).toMatchObject({ place: "check", tool: undefined });
    expect(after([{ kind: "went", to: "check" }], found).tool).toBeUndefined();
    expect(after([{ kind: "tool opened", tool: "price" }], found).tool).toBe("price");
  });

  it("[PL3] what moved on the backend is known until the sheets are read or edited again", () => {
    const conflicts = [{ key: "1", isGone: false, fields: { phone: "2" } }];
    const reviewed = after([
      { kind: "checked", checked: checked(["1"]) },
      { kind: "service checked", findings: [], conflicts, guardrails: [], submitted: null },
    ]);
    expect(reviewed.conflicts).toEqual(conflicts);
    expect(after([{ kind: "edited" }], reviewed).conflicts).toEqual([]);
    expect(after([{ kind: "checked", checked: checked(["1"]) }], reviewed).conflicts).toEqual([]);
  });

  it("Groups comes along with Contacts unless it is unticked", () => {
    expect(newSession.sheets).toEqual(["Groups"]);
    expect(after([{ kind: "sheets set", sheets: [] }]).sheets).toEqual([]);
  });

  it("outcomes gather batch by batch; asking to stop is remembered", () => {
    const session = after([
      { kind: "run moved", outcomes: [], total: 2 },
      { kind: "run moved", outcomes: [{ key: "1", kind: "applied" }] },
      { kind: "stop asked" },
      { kind: "run moved", outcomes: [{ key: "2", kind: "not sent" }] },
    ]);
    expect(session.applying).toMatchObject({ total: 2, isStopping: true });
    expect(session.applying?.outcomes.map(({ key }) => key)).toEqual(["1", "2"]);
  });

  it("a new check takes the last run off the review", () => {
    const session = after([
      { kind: "run moved", outcomes: [], total: 1 },
      { kind: "checked", checked: checked([]) },
    ]);
    expect(session.applying).toBeUndefined();
  });

  it("progress counts for the work that runs, and late news of ended work changes nothing", () => {
    const moved: Event = { kind: "work moved", note: "Writing", done: 5, total: 10, nowMs: 7 };
    const running = after([{ kind: "work began", what: "load", note: "Asking", nowMs: 1 }, moved]);
    expect(running.work).toMatchObject({
      note: "Writing",
      done: 5,
      total: 10,
      first: { done: 5, atMs: 7 },
      nowMs: 7,
    });
    expect(after([{ kind: "work ended" }, moved], running).work).toBeUndefined();
  });

  it("the end of work says its message; going elsewhere closes it", () => {
    const said = after([{ kind: "work ended", message: { intent: "success", text: "Done." } }]);
    expect(said.message?.text).toBe("Done.");
    expect(after([{ kind: "went", to: "check" }], said).message).toBeUndefined();
  });
});
