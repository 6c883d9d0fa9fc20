// What in a plan looks like an accident: too many records, a column blanked, a credit limit times ten, one value over many, ticks
// taken from most of a group. Nothing is forbidden; a person types the number of records to confirm [PL4]. Knows no backend.
import type { RecordType } from "../domain/catalogue";
import type { Field } from "../domain/field";
import type { Policy } from "../domain/policy";
import { contactTypeName } from "../domain/record-key";
import { typeOfKey, type RecordTypes } from "../domain/record-types";
import { splitTicks, splitValued } from "../domain/spelling";
import { fromHundredths, type Value } from "../domain/value";
import type { Change, Update } from "./change";

export interface Guardrail {
  readonly kind: "size" | "blanked" | "limit" | "same value" | "ticks";
  /** One sentence: what, in how many records. */
  readonly message: string;
}

/** A name that loses ticks, in how many contacts. */
export interface LostTick {
  readonly field: string;
  readonly name: string;
  readonly lost: number;
}

export interface GuardrailInput {
  readonly types: RecordTypes;
  readonly policy: Policy;
  /** How many contacts carry the tick now, for what `lostTicks` names; where it is absent nothing is said of it. */
  readonly carried: (tick: LostTick) => number | undefined;
}

/** Everything that looks like an accident; none: the plan is applied without a typed confirmation. */
export function guardrailsOf(changes: readonly Change[], input: GuardrailInput): readonly Guardrail[] {
  const { confirm } = input.policy;
  const fields = fieldsOf(changes, input.types);
  return [
    ...(changes.length > confirm.records ? [tooMany(changes.length, confirm.records)] : []),
    ...fields.flatMap((own) => blanked(own, confirm.blanked)),
    ...fields.flatMap((own) => limitTimes(own, confirm.limitTimes)),
    ...fields.flatMap((own) => sameValue(own, confirm.sameValue)),
    ...lostTicks(changes, input.types).flatMap((tick) => mostOfGroup(tick, input)),
  ];
}

/** True where the number of records was typed, as people write numbers: "1200", "1,200", "1 200". */
export function isConfirmed(typed: string, records: number): boolean {
  return typed.replace(/[\s,.]/g, "") === String(records);
}

/** Fewer are no sign of an accident, however small the group. */
const fewestLost = 10;

/** The names that lose ticks in ten contacts or more. */
export function lostTicks(changes: readonly Change[], types: RecordTypes): readonly LostTick[] {
  return fieldsOf(changes, types)
    .filter(({ type, field }) => type.name === contactTypeName && field.kind === "ticks")
    .flatMap(({ field, steps }) => {
      const lost = new Map<string, number>();
      for (const name of steps.flatMap(([, from, to]) => lostIn(field, from, to)))
        lost.set(name, (lost.get(name) ?? 0) + 1);
      return [...lost].map(([name, count]): LostTick => ({ field: field.name, name, lost: count }));
    })
    .filter(({ lost }) => lost >= fewestLost);
}

function lostIn(field: Field, from: Value, to: Value): string[] {
  const after = new Set(namesOf(field, to));
  return namesOf(field, from).filter((name) => !after.has(name));
}

function namesOf(field: Field, value: Value): readonly string[] {
  return field.takesNumbers ? splitValued(value).map(({ name }) => name) : splitTicks(value);
}

/** All updates of one field: key, before, after. */
interface FieldSteps {
  readonly type: RecordType;
  readonly field: Field;
  readonly steps: (readonly [key: string, from: Value, to: Value])[];
}

function fieldsOf(changes: readonly Change[], types: RecordTypes): readonly FieldSteps[] {
  const found = new Map<string, FieldSteps>();
  const updates = changes.filter((change): change is Update<Value> => change.kind === "update");
  for (const { key, fields } of updates) {
    const type = typeOfKey(key, types);
    for (const [name, [from, to]] of Object.entries(fields)) {
      const place = `${type.name} ${name}`;
      const own = found.get(place) ?? makeSteps(type, name);
      if (!own) continue;
      found.set(place, own);
      own.steps.push([key, from, to]);
    }
  }
  return [...found.values()];
}

function makeSteps(type: RecordType, name: string): FieldSteps | undefined {
  const field = type.fields.find((own) => own.name === name);
  return field && { type, field, steps: [] };
}

function tooMany(count: number, most: number): Guardrail {
  const message = `${counted(count)} records change at once; more than ${counted(most)} ask for a confirmation.`;
  return { kind: "size", message };
}

function blanked({ type, field, steps }: FieldSteps, most: number): Guardrail[] {
  const cleared = steps.filter(([, from, to]) => to === null && from !== null).length;
  if (cleared < most) return [];
  return [{ kind: "blanked", message: `${field.label} is cleared in ${counted(cleared)} ${records(type)}.` }];
}

function limitTimes({ field, steps }: FieldSteps, times: number): Guardrail[] {
  if (field.name !== "creditLimit") return [];
  const risen = steps.filter(([, from, to]) => Number(from) > 0 && Number(to) >= Number(from) * times);
  const [first] = risen;
  if (!first) return [];
  const [key, from, to] = first;
  const example = `contact ${key} from ${money(from)} to ${money(to)}`;
  const count = risen.length === 1 ? "One credit limit rises" : `${counted(risen.length)} credit limits rise`;
  return [{ kind: "limit", message: `${count} to ${times} times what it was, or more: ${example}.` }];
}

/** Where many different values give way to one, a fill went too far; where all were the same, they moved together. */
const fewestDifferent = 10;

function sameValue({ type, field, steps }: FieldSteps, most: number): Guardrail[] {
  if (field.kind === "ticks" || field.kind === "json" || field.kind === "boolean") return [];
  const byValue = new Map<Value, Value[]>();
  for (const [, from, to] of steps) {
    if (to === null || from === null) continue;
    const before = byValue.get(to);
    if (before) before.push(from);
    else byValue.set(to, [from]);
  }
  return [...byValue.values()].flatMap((before): Guardrail[] => {
    const different = new Set(before).size;
    if (before.length < most || different < fewestDifferent) return [];
    const message = `${field.label} becomes one and the same in ${counted(before.length)} ${records(type)} that had ${counted(different)} different ones.`;
    return [{ kind: "same value", message }];
  });
}

function mostOfGroup(tick: LostTick, { policy, carried }: GuardrailInput): Guardrail[] {
  const now = carried(tick);
  if (now === undefined || now === 0) return [];
  const share = (tick.lost / now) * 100;
  if (share < policy.confirm.ticksRemovedPercent) return [];
  const message = `${tick.name} is taken from ${counted(tick.lost)} of the ${counted(now)} contacts that have it.`;
  return [{ kind: "ticks", message }];
}

function records({ plural }: RecordType): string {
  return plural.toLowerCase();
}

function counted(count: number): string {
  return count.toLocaleString("en");
}

function money(value: Value): string {
  return fromHundredths(Number(value)).toLocaleString("en", { minimumFractionDigits: 2 });
}
