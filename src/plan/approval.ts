// What in a plan needs a second person's approval by the policy's figures: a credit limit that rises far or is cleared, GL accounts
// changed in many contacts [PL8]. Says it in words, with figures. Knows no person, no backend and nothing of who decided what.
import type { Policy } from "../domain/policy";
import { contactTypeName, typeNameOf } from "../domain/record-key";
import type { Key, Value } from "../domain/value";
import { amount, keyName, money } from "../domain/wording";
import type { Change } from "./change";

export interface ApprovalAsk {
  readonly kind: "credit rise" | "credit cleared" | "GL accounts";
  /** One sentence: what, in how many contacts, over which figure. */
  readonly message: string;
}

type Bounds = Policy["approval"];

/** Everything in the plan that needs an approval; none: it is applied without. */
export function approvalAsksOf(changes: readonly Change[], policy: Policy): readonly ApprovalAsk[] {
  const contacts = changes.filter(({ key }) => typeNameOf(key) === contactTypeName);
  return [...creditAsks(contacts, policy), ...glAsks(contacts, policy.approval)];
}

function isCreditGuarded({ creditRisePercent, creditRiseAmount }: Bounds): boolean {
  return creditRisePercent !== null || creditRiseAmount !== null;
}

interface LimitStep {
  readonly key: Key;
  readonly from: Value;
  readonly to: Value;
}

function creditAsks(contacts: readonly Change[], policy: Policy): ApprovalAsk[] {
  const { approval, accountCurrency } = policy;
  if (!isCreditGuarded(approval)) return [];
  const steps = contacts.flatMap(limitStepOf);
  const risen = steps.filter((step) => isOver(step, approval));
  const cleared = steps.filter(({ from, to }) => from !== null && to === null);
  return [
    ...(risen.length > 0 ? [sayRisen(risen, policy)] : []),
    ...(cleared.length > 0 ? [sayCleared(cleared, accountCurrency)] : []),
  ];
}

function limitStepOf(change: Change): LimitStep[] {
  const { key } = change;
  if (change.kind === "create") return [{ key, from: null, to: change.values["creditLimit"] ?? null }];
  const step = change.kind === "update" ? change.fields["creditLimit"] : undefined;
  return step ? [{ key, from: step[0], to: step[1] }] : [];
}

const hundred = 100;

/** In hundredths. As CR3 has it: no limit before is none, and a share of nothing says nothing. */
function isOver({ from, to }: LimitStep, { creditRisePercent, creditRiseAmount }: Bounds): boolean {
  const before = Number(from);
  const rise = Number(to) - before;
  if (rise <= 0) return false;
  if (creditRiseAmount !== null && rise > creditRiseAmount * hundred) return true;
  return creditRisePercent !== null && before > 0 && rise * hundred > before * creditRisePercent;
}

function sayRisen(risen: readonly LimitStep[], policy: Policy): ApprovalAsk {
  const sum = risen.reduce((total, { from, to }) => total + Number(to) - Number(from), 0);
  const what =
    risen.length === 1
      ? "One credit limit rises"
      : `${counted(risen.length)} credit limits rise, together by ${money(sum, policy.accountCurrency)},`;
  const [{ key, from, to } = { key: "", from: null, to: null }] = risen;
  const example = `contact ${keyName(key)} from ${from === null ? "none" : amount(Number(from))} to ${amount(Number(to))}`;
  return {
    kind: "credit rise",
    message: `${what} by more than ${sayBounds(policy)}${risen.length === 1 ? "" : " each"}: ${example}.`,
  };
}

function sayBounds({ approval, accountCurrency }: Policy): string {
  const { creditRisePercent, creditRiseAmount } = approval;
  const bounds = [
    ...(creditRisePercent === null ? [] : [`${creditRisePercent}%`]),
    ...(creditRiseAmount === null ? [] : [money(creditRiseAmount * hundred, accountCurrency)]),
  ];
  return bounds.join(" or ");
}

function sayCleared(cleared: readonly LimitStep[], currency: string): ApprovalAsk {
  const [{ key, from } = { key: "", from: null }] = cleared;
  const what = cleared.length === 1 ? "One credit limit is" : `${counted(cleared.length)} credit limits are`;
  const message = `${what} cleared, which leaves no limit at all: contact ${keyName(key)} had ${money(Number(from), currency)}.`;
  return { kind: "credit cleared", message };
}

/** A new contact's account is no change of one. */
function glAsks(contacts: readonly Change[], { glAccountRecords }: Bounds): ApprovalAsk[] {
  if (glAccountRecords === null) return [];
  const remapped = contacts.filter(
    (change) => change.kind === "update" && glFields.some((name) => change.fields[name] !== undefined),
  );
  if (remapped.length <= glAccountRecords) return [];
  const contactsMoved = remapped.length === 1 ? "one contact" : `${counted(remapped.length)} contacts`;
  const message = `GL accounts change in ${contactsMoved}; more than ${counted(glAccountRecords)} need an approval.`;
  return [{ kind: "GL accounts", message }];
}

const glFields = ["costCenter", "billingCostCenter"] as const;

function counted(count: number): string {
  return count.toLocaleString("en");
}
