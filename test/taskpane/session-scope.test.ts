import type { Finding } from "../../src/domain/finding";
import { planOf } from "../../src/taskpane/apply-plan";
import { newSession, reduce, type Checked, type Event, type Session } from "../../src/taskpane/session";
import { narrowed, sayScope } from "../../src/taskpane/meant-records";
import type { Scope } from "../../src/taskpane/session-scope";
import { defaultPolicy } from "../../src/domain/policy";
import { recordTypesFor } from "../../src/domain/record-types";
import { lists } from "../support/makers";

const finding = (key: string): Finding => ({ rule: "CR2", severity: "W", key, message: "low" });
const keys = ["41", "42", "promotion 7", "new 1"];
const checked: Checked = {
  types: recordTypesFor(lists()),
  lists: lists(),
  policy: defaultPolicy,
  changes: keys.map((key) => ({ kind: "update", key, fields: { phone: [null, "1"] } })),
  findings: [finding("41"), finding("42"), finding("")],
  labels: new Map(),
  rows: 2500,
  at: "2026-11-24T09:41:00Z",
};
const scope: Scope = {
  kind: "selected",
  keys: new Set(["42", "new 1", "77"]),
  sheet: "Contacts",
  table: "ContactsTable",
};

const after = (events: readonly Event[], session: Session = newSession) => events.reduce(reduce, session);

describe("a scope", () => {
  it("narrows changes and findings to the rows that are meant; what speaks of a whole sheet stays", () => {
    const own = narrowed(checked, scope);
    expect(own.changes.map(({ key }) => key)).toEqual(["42", "new 1"]);
    expect(own.findings.map(({ key }) => key)).toEqual(["42", ""]);
    expect(own.rows).toBe(3);
    expect(narrowed(checked, { kind: "all" })).toBe(checked);
  });

  it("lets nothing outside it into the plan", () => {
    const session = after([
      { kind: "checked", checked },
      { kind: "scope set", scope },
      { kind: "left out", key: "new 1" },
    ]);
    expect(planOf(session)?.changes.map(({ key }) => key)).toEqual(["42"]);
    const all = after([{ kind: "scope set", scope: { kind: "all" } }], session);
    expect(planOf(all)?.changes).toHaveLength(3);
  });

  it("says how many of the changed records are meant", () => {
    expect(sayScope(scope, checked)).toBe("2 of 4 changed records are in the 3 selected rows of Contacts.");
    expect(sayScope({ kind: "failed", keys: new Set(["41"]) }, checked)).toBe(
      "1 of 4 changed records is among those that were not applied last time.",
    );
    expect(sayScope({ kind: "all" }, checked)).toBe("");
  });

  it("[PL6] takes along what its records refer to anew, and what that refers to in its turn; nothing else", () => {
    const promotions = (to: string) => ({ promotions: [null, to] as const });
    const linked: Checked = {
      ...checked,
      changes: [
        { kind: "create", key: "new product 1", values: { code: "BEAN9" } },
        { kind: "create", key: "new promotion 1", values: { code: "NEW1", product: "BEAN9" } },
        { kind: "create", key: "new promotion 2", values: { code: "NEW2" } },
        { kind: "update", key: "promotion 1", fields: { percent: [10_00, 20_00] } },
        { kind: "update", key: "41", fields: promotions("NEW2") },
        { kind: "update", key: "42", fields: promotions("NEW1=7.5, W26") },
      ],
      findings: [finding("new promotion 1"), finding("new promotion 2")],
    };
    const meant = narrowed(linked, scope);
    expect(meant.changes.map(({ key }) => key)).toEqual(["new product 1", "new promotion 1", "42"]);
    expect(meant.findings.map(({ key }) => key)).toEqual(["new promotion 1"]);
    expect(meant.rows).toBe(3);
    expect(sayScope(scope, linked)).toBe(
      "1 of 6 changed records is in the 3 selected rows of Contacts. 2 changed records that it refers to go along.",
    );
  });

  it("[PL6] takes along what is switched on for its records, not what is switched off or that none of them has", () => {
    const alongWith = (key: string, isActive: readonly [boolean, boolean]) => {
      const fields = { promotions: [null, "CUPS, W26=7.5"], costCenter: [null, "Old Revenue"] } as const;
      const changes: Checked["changes"] = [
        { kind: "update", key, fields: { isActive } },
        { kind: "update", key: "42", fields },
      ];
      return narrowed({ ...checked, changes }, scope).changes.map((change) => change.key);
    };
    for (const key of ["promotion 1", "promotion 2", "gl_account 5"]) {
      expect(alongWith(key, [false, true])).toEqual([key, "42"]);
      expect(alongWith(key, [true, false])).toEqual(["42"]);
    }
    expect(alongWith("promotion 3", [false, true])).toEqual(["42"]);
  });

  it("is kept by a new check, and goes with another load", () => {
    const load = {
      accountId: "1",
      accountName: "A",
      loadedAt: "2026-11-24T09:00:00Z",
      contacts: 3,
      failed: [],
    };
    const chosen = after([
      { kind: "workbook read", load },
      { kind: "scope set", scope },
      { kind: "checked", checked },
      { kind: "workbook read", load },
    ]);
    expect(chosen.scope).toBe(scope);
    const later = { ...load, loadedAt: "2026-11-24T10:00:00Z" };
    expect(after([{ kind: "workbook read", load: later }], chosen).scope).toEqual({ kind: "all" });
  });

  it("of what failed last time holds every record whose last outcome was not applied", () => {
    const run = after([
      { kind: "run moved", outcomes: [{ key: "41", kind: "rejected" }] },
      { kind: "run moved", outcomes: [{ key: "42", kind: "conflicted" }] },
      { kind: "checked", checked },
      { kind: "run moved", outcomes: [{ key: "41", kind: "applied" }] },
    ]);
    expect([...run.failed]).toEqual(["42"]);
    const load = { accountId: "1", accountName: "A", loadedAt: "", contacts: 3, failed: ["43"] };
    expect([...after([{ kind: "workbook read", load }]).failed]).toEqual(["43"]);
    expect(after([{ kind: "workbook read", load: undefined }], run).failed.size).toBe(0);
  });

  it("of what failed last time ends once nothing of it is left, and no other scope with it", () => {
    const failed = after([
      { kind: "run moved", outcomes: ["41", "42"].map((key) => ({ key, kind: "not sent" })) },
    ]);
    const retried = after([{ kind: "scope set", scope: { kind: "failed", keys: failed.failed } }], failed);
    const half = after([{ kind: "run moved", outcomes: [{ key: "41", kind: "applied" }] }], retried);
    expect(half.scope.kind).toBe("failed");
    const last: Event = { kind: "run moved", outcomes: [{ key: "42", kind: "applied" }] };
    expect(after([last], half).scope).toEqual({ kind: "all" });
    expect(after([{ kind: "scope set", scope }, last], half).scope).toBe(scope);
  });

  it("throws away what the service said of another plan", () => {
    const session = after([
      { kind: "checked", checked },
      { kind: "service checked", findings: [finding("41")], guardrails: [], conflicts: [], submitted: null },
      { kind: "scope set", scope },
    ]);
    expect(session.serviceFindings).toEqual([]);
  });
});
