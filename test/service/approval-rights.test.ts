import type { Approval } from "../../src/contract/approvals";
import { defaultPolicy, type Role } from "../../src/domain/policy";
import { recordTypesFor } from "../../src/domain/record-types";
import { rightsOf, type Looked } from "../../src/service/approval-rights";
import { update } from "../support/app-client";
import { lists } from "../support/makers";

const approval: Approval = {
  id: 7,
  who: "Ben",
  at: "2026-11-24T09:41:00Z",
  reason: "They pay on the day",
  workbook: "Contacts.xlsx",
  fingerprint: "f",
  total: 1,
  asks: [],
  undoes: null,
  state: "waiting",
  steps: [],
};

const rights = (person: { name: string; role: Role }, more: Partial<Looked> = {}) =>
  rightsOf({
    approval,
    changes: [update(41, { creditLimit: [null, 2_000_00] })],
    policy: { ...defaultPolicy, approval: { ...defaultPolicy.approval, approvers: ["editor", "finance"] } },
    types: recordTypesFor(lists()),
    ...more,
    person,
  });

describe("[PL8] who may do what with a submitted plan", () => {
  it("an approver has the role for it and may change each field of it: one without the other is not enough", () => {
    expect(rights({ name: "Mia", role: "finance" }).decide).toBeNull();
    expect(rights({ name: "Ada", role: "admin" }).decide).toMatch(
      /approved by editor and finance; you are admin/,
    );
    expect(rights({ name: "Eva", role: "editor" }).decide).toMatch(
      /Only finance and admin may change Credit limit/,
    );
    const quiet = { changes: [update(41, { notes: [null, "a"] })] };
    expect(rights({ name: "Eva", role: "editor" }, quiet).decide).toBeNull();
  });

  it("who submitted may withdraw and apply, not decide; with less of a role by now, not apply either", () => {
    const approved = { approval: { ...approval, state: "approved" as const } };
    expect(rights({ name: "Ben", role: "finance" }).decide).toMatch(/yourself/);
    expect(rights({ name: "Ben", role: "finance" }, approved)).toMatchObject({ withdraw: null, apply: null });
    expect(rights({ name: "Ben", role: "viewer" }, approved).apply).toMatch(/viewer/);
    expect(rights({ name: "Ben", role: "editor" }, approved).apply).toMatch(/Credit limit/);
  });

  it.each(["returned", "withdrawn", "applied"] as const)(
    "nothing more is done with one that is %s",
    (state) => {
      const settled = { approval: { ...approval, state } };
      for (const name of ["Ben", "Mia"])
        for (const whyNot of Object.values(rights({ name, role: "finance" }, settled)))
          expect(whyNot).not.toBeNull();
    },
  );
});
