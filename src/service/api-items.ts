// The records of a POST or PUT of the served contract as drafted changes: read from the wire, spelled as the account's lists
// spell, checked by the rules that the contract demands. One bad record never stops another [AP4].
import type { Wire, WireRecord } from "../contract/cin7/wire";
import { mergePeople, peopleOf, type GivenPerson } from "../contract/cin7/secondary-contacts";
import type { RecordType } from "../domain/catalogue";
import { check, nothingKnown, type Draft } from "../domain/check";
import type { Field } from "../domain/field";
import type { Finding } from "../domain/finding";
import type { Lists } from "../domain/lists";
import { codeIn, makeLookup, tickNamed, type Lookup } from "../domain/lookup";
import type { Policy } from "../domain/policy";
import { contactRules } from "../domain/rules";
import { joinTicks, splitTicks } from "../domain/spelling";
import { textOf, type Key, type Value, type Values } from "../domain/value";
import type { Create, Update } from "../plan/change";

/** What a record of the request comes to: a change, nothing to do for that id, or the reasons why not; with the email it then has. */
export type Item =
  | { readonly kind: "change"; readonly change: Create<Value> | Update<Value>; readonly email: string | null }
  | { readonly kind: "same"; readonly id: number; readonly email: string | null }
  | { readonly kind: "wrong"; readonly errors: readonly string[] };

export interface ItemContext {
  readonly type: RecordType;
  readonly wire: Wire;
  readonly lists: Lists;
  readonly policy: Policy;
  /** "2026-11-24". */
  readonly today: string;
  /** The id of one more secondary contact, never given before. */
  readonly newPersonId: () => number;
}

/**
 * The rules that the contract itself demands. What else the account's sheet demands (ticks in required classifications, which
 * the wire cannot even carry) is no reason to refuse a client; that an email is unique is seen to when it is written.
 */
const demanded = new Set([
  "CO1",
  "CO2",
  "CO3",
  "CO5",
  "CO8",
  "CO13",
  "TI1",
  "TI4",
  "CR1",
  "BI1",
  "BI2",
  "CF1",
]);
const demandedRules = contactRules.filter((rule) => demanded.has(rule.id));

/** A record as read: its draft and what it gives. */
interface Given {
  readonly draft: Draft;
  readonly values: Values;
}

/** Reads new contacts. */
export function readCreates(bodies: readonly unknown[], context: ItemContext): Item[] {
  const speller = makeSpeller(context);
  const read = bodies.map((body, index): Given | Item => {
    const { values, people, errors } = context.wire.fromWire(body);
    if (errors.length > 0) return { kind: "wrong", errors };
    const newPeople = people.map((person) => ({ ...person, id: 0 }));
    const given = { onHold: false, ...speller(values), ...mergedPeople(null, newPeople, context) };
    return { values: given, draft: { key: `new ${index + 1}`, entries: given } };
  });
  return checked(read, context, ({ draft, values }) => {
    const change: Create<Value> = { kind: "create", key: draft.key, values: withoutNulls(values) };
    return { kind: "change", change, email: emailOf(draft) };
  });
}

/**
 * Reads changes of contacts, given those as they are now. The same contact twice: the second comes on top of what became of the first,
 * so the first is judged before the second is read.
 */
export function readUpdates(
  bodies: readonly unknown[],
  current: ReadonlyMap<Key, Values>,
  context: ItemContext,
): Item[] {
  const speller = makeSpeller(context);
  const latest = new Map(current);
  return inRounds(bodies, context).flatMap((round) => {
    const read = round.map((body) => readUpdate(body, latest, { speller, context }));
    const items = checked(read, context, updateOf);
    read.forEach((item, at) => {
      if ("draft" in item && items[at]?.kind === "change")
        latest.set(item.draft.key, { ...item.draft.baseline, ...item.values });
    });
    return items;
  });
}

/** The bodies in their order, in rounds in which no contact comes twice. */
function inRounds(bodies: readonly unknown[], context: ItemContext): unknown[][] {
  const rounds: unknown[][] = [];
  let keys = new Set<Key>();
  for (const body of bodies) {
    const own = keysOf([body], context);
    const last = rounds.at(-1);
    if (last && !own.some((key) => keys.has(key))) last.push(body);
    else {
      rounds.push([body]);
      keys = new Set();
    }
    for (const key of own) keys.add(key);
  }
  return rounds;
}

function readUpdate(
  body: unknown,
  latest: ReadonlyMap<Key, Values>,
  { speller, context }: { readonly speller: Speller; readonly context: ItemContext },
): Given | Item {
  const whole = context.wire.fromWire(body);
  const key = String(whole.values["id"] ?? "");
  const before = latest.get(key);
  if (!before) return { kind: "wrong", errors: [...whole.errors, missing(key)] };
  const { values, people, errors } = context.wire.fromWire(movedIn(body, context.wire.toWire(before)));
  if (errors.length > 0) return { kind: "wrong", errors };
  const held = textOf(before["secondaryContacts"]) ?? null;
  const strangers = unknownPeople(key, held, people);
  if (strangers.length > 0) return { kind: "wrong", errors: strangers };
  const given = { ...speller(values), ...mergedPeople(held, people, context) };
  return { values: given, draft: { key, entries: { ...before, ...given }, baseline: before } };
}

/** A body without what it says as it was served: who sends a whole contact back is not refused for what was wrong with it before. */
function movedIn(body: unknown, served: WireRecord): unknown {
  const held = new Map(Object.entries(served).map(([name, value]) => [name.toLowerCase(), value]));
  const moved = Object.entries(body as WireRecord).flatMap(([name, sent]): [string, unknown][] => {
    const own = held.get(name.toLowerCase());
    if (JSON.stringify(sent) === JSON.stringify(own)) return [];
    const isNested = name.toLowerCase() === "customfields" && isRecord(sent) && isRecord(own);
    return [[name, isNested ? movedIn(sent, own) : sent]];
  });
  return Object.fromEntries(moved);
}

function isRecord(value: unknown): value is WireRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mergedPeople(
  held: string | null,
  sent: readonly GivenPerson[],
  { newPersonId }: ItemContext,
): Values {
  return sent.length > 0 ? { secondaryContacts: mergePeople(held, sent, newPersonId) } : {};
}

/** A sentence for each person that the contact has not. */
function unknownPeople(key: Key, held: string | null, sent: readonly GivenPerson[]): string[] {
  const known = new Set([0, ...peopleOf(held).map(({ id }) => id)]);
  return sent
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => `Contact ${key} has no secondary contact ${id}. Leave the id out to add one.`);
}

/** Ids that these bodies name, as keys. */
export function keysOf(bodies: readonly unknown[], { wire }: ItemContext): Key[] {
  const ids = bodies.map((body) => wire.fromWire(body).values["id"]);
  return ids.filter((id) => typeof id === "number").map(String);
}

function missing(key: Key): string {
  return key === "" ? "id is needed: it says which contact to change." : `There is no contact ${key}.`;
}

function updateOf({ draft, values }: Given): Item {
  const moved = Object.entries(values).filter(([name, value]) => value !== (draft.baseline?.[name] ?? null));
  const email = emailOf(draft);
  if (moved.length === 0) return { kind: "same", id: Number(draft.key), email };
  const fields = Object.fromEntries(
    moved.map(([name, value]) => [name, [draft.baseline?.[name] ?? null, value] as const]),
  );
  return { kind: "change", change: { kind: "update", key: draft.key, fields }, email };
}

const emailOf = ({ entries }: Draft) => textOf(entries["email"]) ?? null;

/** Turns what passed the rules into its item; what did not says why. */
function checked(
  read: readonly (Given | Item)[],
  context: ItemContext,
  toItem: (given: Given) => Item,
): Item[] {
  const drafts = read.flatMap((item) => ("draft" in item ? [item.draft] : []));
  const { type, lists, policy, today } = context;
  const findings = check(demandedRules, drafts, { type, lists, policy, known: nothingKnown, today });
  const errors = findings.filter(({ severity }) => severity === "E");
  return read.map((item) => {
    if (!("draft" in item)) return item;
    const own = errors.filter((finding) => finding.key === item.draft.key && concerns(finding, item));
    return own.length > 0 ? { kind: "wrong", errors: own.map(sentenceOf) } : toItem(item);
  });
}

/** What was wrong with a contact before, in fields that the request does not give, is not the request's fault. */
function concerns({ rule, field }: Finding, { draft, values }: Given): boolean {
  if (!draft.baseline || field === undefined) return true;
  return field in values || (rule === "CO1" && "firstName" in values);
}

function sentenceOf({ message }: Finding): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

type Speller = (values: Values) => Values;

/** Keeps what a client may write (the rest of a whole object that it sends back is ignored), spelled as the lists spell it. */
function makeSpeller({ type, lists }: ItemContext): Speller {
  const lookup = makeLookup(lists);
  const writable = new Map(
    type.fields.filter(({ readOnly }) => !readOnly).map((field) => [field.name, field]),
  );
  return (values) => {
    const kept = Object.entries(values).flatMap(([name, value]) => {
      const field = writable.get(name);
      return field ? [[name, spelledAs(field, value, lookup)] as const] : [];
    });
    return Object.fromEntries(kept);
  };
}

function spelledAs(field: Field, value: Value, lookup: Lookup): Value {
  if (typeof value !== "string") return value;
  // Spaces around an email would make another one of it.
  if (field.name === "email") return value.trim() || null;
  if (field.kind === "ticks")
    return joinTicks(splitTicks(value).map((name) => tickNamed(field, name, lookup)));
  if (field.kind !== "reference" || !field.list) return value;
  return codeIn(lookup.list(field.list), value) ?? value;
}

function withoutNulls(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
