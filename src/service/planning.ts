// The service's second look at a plan: the same rules and the same planner as the pane's, over what the backend holds now
// [PL7, SE3]. The pane is not trusted with roles, nor with what it could not see.
import type { PlanRequest } from "../contract/app";
import { mostChanges } from "../contract/app";
import type { Draft, Known } from "../domain/check";
import { checkRecords } from "../domain/check-records";
import { Fault } from "../domain/fault";
import type { Lists } from "../domain/lists";
import { printDay } from "../domain/moment";
import type { Policy } from "../domain/policy";
import { contactTypeName, typeNameOf } from "../domain/record-key";
import { recordTypesFor, typeOfKey, type RecordTypes } from "../domain/record-types";
import { textOf, type Key, type Values } from "../domain/value";
import type { DraftChange } from "../plan/change";
import { draftOf } from "../plan/diff";
import { makePlan, type Plan } from "../plan/plan";
import type { Service } from "./service";
import { readSiblings } from "./siblings";
import type { Person } from "./sign-in";

export interface CheckedPlan {
  readonly plan: Plan;
  readonly types: RecordTypes;
  /** The account's lists as they were when the plan was checked. */
  readonly lists: Lists;
  /** The records that the plan changes, as the backend holds them now. */
  readonly current: ReadonlyMap<Key, Values>;
}

type Checking = Pick<Service, "backend" | "policy" | "now">;

/** The plan for these changes. Failure: a Fault where there are too many, one record twice, or a field this person may not change. */
export async function checkPlan(
  service: Checking,
  changes: PlanRequest["changes"],
  person: Person,
): Promise<CheckedPlan> {
  const checked = await checkForAnyone(service, changes);
  const { types } = checked;
  const forbidden = whyForbidden({ changes, person, policy: service.policy, types });
  if (forbidden !== undefined) throw new Fault("not allowed", forbidden);
  return checked;
}

/** The same, whoever may change its fields: for who looks at another's plan and cannot apply it. */
export async function checkForAnyone(
  { backend, policy, now }: Checking,
  changes: PlanRequest["changes"],
): Promise<CheckedPlan> {
  refuseTooMany(changes);
  refuseTwice(changes);
  const lists = await backend.readLists();
  const types = recordTypesFor(lists);
  refuseUnknownTypes(changes, types);
  const current = await backend.readByKeys(updatedKeys(changes), types);
  const drafts = draftsOf(changes, current);
  const known = await readKnown(backend, drafts);
  const today = printDay(now());
  const siblings = await readSiblings(backend, drafts, { lists, types });
  const findings = checkRecords([...drafts, ...siblings], { types, lists, policy, known, today });
  const { warningsBlock } = policy;
  const plan = makePlan({ changes, findings, warningsBlock, limits: backend.capabilities });
  return { plan, types, lists, current };
}

function refuseUnknownTypes(changes: readonly DraftChange[], types: RecordTypes): void {
  const stranger = changes.find(({ key }) => !types.has(typeNameOf(key)));
  if (!stranger) return;
  const message = `Nobody edits records such as “${stranger.key}” here. Load again, then review again. Nothing was changed.`;
  throw new Fault("refused", message);
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

/** The lists that decide about money are for finance and admin only. */
const financeTypes = new Set(["gl_account", "payment_term", "tax_rule"]);

/** Finance fields of contacts, and finance's own lists, are for finance and admin only; undefined where this person may change all. */
export function whyForbidden(asked: {
  readonly changes: readonly DraftChange[];
  readonly person: Person;
  readonly policy: Policy;
  readonly types: RecordTypes;
}): string | undefined {
  const { role } = asked.person;
  if (role === "admin" || role === "finance") return undefined;
  const guarded = new Set(asked.policy.financeFields);
  for (const change of asked.changes) {
    const type = typeOfKey(change.key, asked.types);
    const names = Object.keys(change.kind === "create" ? change.values : change.fields);
    const isGuarded = (name: string) =>
      financeTypes.has(type.name) || (type.name === contactTypeName && guarded.has(name));
    const name = names.find(isGuarded);
    if (name === undefined) continue;
    const label = type.fields.find((field) => field.name === name)?.label ?? name;
    return `Only finance and admin may change ${label}; you are ${role}. It is changed in record ${change.key}: leave that field out, or ask someone who may. Nothing was changed.`;
  }
  return undefined;
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
  const contacts = drafts.filter(({ key }) => typeNameOf(key) === contactTypeName);
  const emails = contacts.flatMap((draft) => textOf(draft.entries["email"])?.trim().toLowerCase() ?? []);
  const accountNumbers = contacts.flatMap((draft) => textOf(draft.entries["accountNumber"])?.trim() ?? []);
  const except = new Set(contacts.map((draft) => draft.key));
  return backend.readOwners({ emails, accountNumbers, except });
}
