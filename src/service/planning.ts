// The service's second look at a plan: the same rules and the same planner as the pane's, over what the backend holds now
// [PL7, SE3]. The pane is not trusted with roles, nor with what it could not see.
import type { PlanRequest } from "../contract/app";
import { mostChanges } from "../contract/app";
import type { RecordType } from "../domain/catalogue";
import { check, type Draft, type Known } from "../domain/check";
import { Fault } from "../domain/fault";
import { contactTypeFor } from "../domain/lists";
import type { Policy } from "../domain/policy";
import { contactRules } from "../domain/rules";
import { textOf, type Key, type Values } from "../domain/value";
import type { DraftChange } from "../plan/change";
import { draftOf } from "../plan/diff";
import { makePlan, type Plan } from "../plan/plan";
import type { Service } from "./service";
import type { Person } from "./sign-in";

export interface CheckedPlan {
  readonly plan: Plan;
  readonly type: RecordType;
  /** The records that the plan changes, as the backend holds them now. */
  readonly current: ReadonlyMap<Key, Values>;
}

/** The plan for these changes. Failure: a Fault where there are too many, one record twice, or a field this person may not change. */
export async function checkPlan(
  { backend, policy }: Pick<Service, "backend" | "policy">,
  changes: PlanRequest["changes"],
  person: Person,
): Promise<CheckedPlan> {
  refuseTooMany(changes);
  refuseTwice(changes);
  const lists = await backend.readLists();
  const type = contactTypeFor(lists);
  refuseForbidden({ changes, person, policy, type });
  const current = await backend.readByKeys(updatedKeys(changes), type);
  const drafts = draftsOf(changes, current);
  const known = await readKnown(backend, drafts);
  const findings = check(contactRules, drafts, { type, lists, policy, known });
  const { warningsBlock } = policy;
  const plan = makePlan({ changes, findings, warningsBlock, limits: backend.capabilities });
  return { plan, type, current };
}

function refuseTooMany({ length }: readonly DraftChange[]): void {
  if (length <= mostChanges) return;
  const most = mostChanges.toLocaleString("en");
  const message = `The plan has ${length.toLocaleString("en")} changes; at most ${most} are taken at once. Nothing was changed. Apply it in parts, by filter or by leaving records out.`;
  throw new Fault("too large", message);
}

function refuseTwice(changes: readonly DraftChange[]): void {
  const seen = new Set<Key>();
  for (const { key } of changes) {
    if (seen.has(key))
      throw new Fault(
        "refused",
        `Record ${key} stands twice in the plan. Check the sheet, then review again.`,
      );
    seen.add(key);
  }
}

/** Finance fields are for finance and admin only. */
function refuseForbidden(asked: {
  readonly changes: readonly DraftChange[];
  readonly person: Person;
  readonly policy: Policy;
  readonly type: RecordType;
}): void {
  const { role } = asked.person;
  if (role === "admin" || role === "finance") return;
  const guarded = new Set(asked.policy.financeFields);
  for (const change of asked.changes) {
    const names = Object.keys(change.kind === "create" ? change.values : change.fields);
    const name = names.find((candidate) => guarded.has(candidate));
    if (name === undefined) continue;
    const label = asked.type.fields.find((field) => field.name === name)?.label ?? name;
    const message = `Only finance and admin may change ${label}; you are ${role}. It is changed in record ${change.key}: leave that field out, or ask someone who may. Nothing was changed.`;
    throw new Fault("not allowed", message);
  }
}

function updatedKeys(changes: readonly DraftChange[]): Key[] {
  return changes.filter((change) => change.kind === "update").map((change) => change.key);
}

/** A record that is gone has no draft to check; the backend says so when it is written. */
function draftsOf(changes: readonly DraftChange[], current: ReadonlyMap<Key, Values>): Draft[] {
  return changes
    .filter((change) => change.kind === "create" || current.has(change.key))
    .map((change) => draftOf(change, current.get(change.key)));
}

function readKnown(backend: Service["backend"], drafts: readonly Draft[]): Promise<Known> {
  const emails = drafts.flatMap((draft) => textOf(draft.entries["email"])?.trim().toLowerCase() ?? []);
  const accountNumbers = drafts.flatMap((draft) => textOf(draft.entries["accountNumber"])?.trim() ?? []);
  const except = new Set(drafts.map((draft) => draft.key));
  return backend.readOwners({ emails, accountNumbers, except });
}
