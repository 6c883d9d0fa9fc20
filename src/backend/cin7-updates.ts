// Writes updates of contacts to a Cin7 account: reads the concerned again and compares [PL3], sends only what changes, reads back
// [AP5, AP8]. What the account cannot hold is written to our database after the account has taken the rest.
import type { RecordType } from "../domain/catalogue";
import type { Key, Value, Values } from "../domain/value";
import type { Update } from "../plan/change";
import { keptOtherwise, lastsOf } from "../plan/kept";
import type { Outcome } from "../plan/outcome";
import { conflictOf, rejected } from "../service/database/merge";
import { deliver, type Delivery, type Found, type Parcel, type Prepared } from "./cin7-deliver";
import { updateBody } from "./cin7-record";
import {
  carriedOf,
  freshOr,
  keysOf,
  labelOf,
  makeStaleness,
  ownOf,
  type Outcomes,
  type Writing,
} from "./cin7-writing";

/** The outcomes by key. Never throws for a record. */
export async function writeUpdates(writing: Writing, updates: readonly Update<Value>[]): Promise<Outcomes> {
  if (updates.length === 0) return new Map();
  const staleness = makeStaleness(writing.now);
  const { outcomes, parcels } = await prepare(writing, updates, staleness);
  const delivered = await deliver(parcels, updateDelivery(writing, updates, staleness));
  const all = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
  for (const [key, outcome] of await comparedBack(writing, updates, delivered)) all.set(key, outcome);
  return withOwnFields(writing, updates, all);
}

type Staleness = ReturnType<typeof makeStaleness>;

/** Reads the concerned and compares. */
async function prepare(
  writing: Writing,
  updates: readonly Update<Value>[],
  staleness: Staleness,
): Promise<Prepared> {
  const fresh = await freshOr(writing, keysOf(updates));
  staleness.compared();
  if ("unread" in fresh) return { outcomes: [...fresh.unread.values()], parcels: [] };
  const outcomes: Outcome[] = [];
  const parcels: Parcel[] = [];
  for (const update of updates) {
    const prepared = prepareUpdate(writing.type, update, fresh.current.get(update.key));
    if ("outcome" in prepared) outcomes.push(prepared.outcome);
    else parcels.push(prepared.parcel);
  }
  return { outcomes, parcels };
}

/** Only what the account does not hold already is sent; nothing, where that is nothing. */
function prepareUpdate(
  type: RecordType,
  update: Update<Value>,
  current: Values | undefined,
): { readonly parcel: Parcel } | { readonly outcome: Outcome } {
  const { key, fields } = update;
  if (!current)
    return {
      outcome: rejected(key, `There is no contact ${key} any more. Leave it out, or delete its row.`),
    };
  const unknown = Object.keys(fields).find((name) => !type.fields.some((field) => field.name === name));
  if (unknown !== undefined)
    return { outcome: rejected(key, `This account has no field “${unknown}”. Load again.`) };
  const conflict = conflictOf(update, current, (name) => labelOf(type, name));
  if (conflict) return { outcome: conflict };
  const carried = carriedOf(type, lastsOf(fields));
  const moved = Object.entries(carried).filter(([name, to]) => (current[name] ?? null) !== to);
  if (moved.length === 0) return { outcome: { key, kind: "applied" } };
  const made = updateBody(type, Number(key), Object.fromEntries(moved));
  return "refusal" in made ? { outcome: rejected(key, made.refusal) } : { parcel: { key, body: made.body } };
}

function updateDelivery(writing: Writing, updates: readonly Update<Value>[], staleness: Staleness): Delivery {
  const { client, type, wait, readFresh } = writing;
  const byKey = new Map(updates.map((update) => [update.key, update]));
  return {
    wait,
    isNew: false,
    send: (bodies) => client.write({ method: "PUT", path: "Contacts", body: bodies }, staleness.isStale),
    anew: (parcels) =>
      prepare(
        writing,
        parcels.flatMap(({ key }) => byKey.get(key) ?? []),
        staleness,
      ),
    readBack: async (parcels) => {
      const current = await readFresh(parcels.map(({ key }) => key));
      return parcels.map(({ key }) => foundUpdate(type, byKey.get(key), current.get(key)));
    },
  };
}

function foundUpdate(
  type: RecordType,
  update: Update<Value> | undefined,
  current: Values | undefined,
): Found {
  if (!update) return { kind: "missing" };
  const { key, fields } = update;
  if (!current) return { kind: "other", outcome: rejected(key, "The contact is gone.") };
  const steps = Object.entries(fields).filter(([name]) => name in carriedOf(type, current));
  const holds = (name: string, value: Value) => (current[name] ?? null) === value;
  if (steps.every(([name, [, to]]) => holds(name, to))) return { kind: "arrived" };
  if (steps.every(([name, [from, to]]) => holds(name, from) || holds(name, to))) return { kind: "missing" };
  const message =
    "It is not known whether this was written: the account did not answer, and now holds something else. Bring up to date and look.";
  const held = Object.fromEntries(steps.map(([name]) => [name, current[name] ?? null]));
  return { kind: "other", outcome: { key, kind: "unknown", message, current: held } };
}

/** What was written is read back: a difference that the account made in silence is said [AP8]. */
async function comparedBack(
  writing: Writing,
  updates: readonly Update<Value>[],
  delivered: Outcomes,
): Promise<Outcomes> {
  const applied = updates.filter(({ key }) => delivered.get(key)?.kind === "applied");
  if (applied.length === 0) return delivered;
  const fresh = await freshOr(writing, keysOf(applied));
  const compared = new Map(delivered);
  for (const update of applied) {
    const said =
      "unread" in fresh
        ? {
            message: `Applied; it could not be read back to make sure: ${fresh.unread.get(update.key)?.message ?? ""}`,
          }
        : difference(writing.type, update, fresh.current.get(update.key));
    if (said !== undefined) compared.set(update.key, { key: update.key, kind: "applied", ...said });
  }
  return compared;
}

function difference(
  type: RecordType,
  update: Update<Value>,
  current: Values | undefined,
): Pick<Outcome, "message" | "current"> | undefined {
  if (!current) return { message: "Applied, but the contact is gone now." };
  return keptOtherwise(type.fields, carriedOf(type, lastsOf(update.fields)), current);
}

/** What only we hold of contacts follows where the account took the rest. */
async function withOwnFields(
  writing: Writing,
  updates: readonly Update<Value>[],
  outcomes: ReadonlyMap<Key, Outcome>,
): Promise<Outcomes> {
  const { type } = writing;
  const own = updates.flatMap((update): Update<Value>[] => {
    if (outcomes.get(update.key)?.kind !== "applied") return [];
    const names = Object.keys(ownOf(type, lastsOf(update.fields)));
    const steps = names.flatMap((name) =>
      update.fields[name] ? [[name, update.fields[name]] as const] : [],
    );
    return steps.length > 0 ? [{ ...update, fields: Object.fromEntries(steps) }] : [];
  });
  if (own.length === 0) return outcomes;
  const written = await writing.writeOwn(own);
  return new Map([
    ...outcomes,
    ...written.map((one) => [one.key, bothSaid(outcomes.get(one.key), one)] as const),
  ]);
}

/** The account's part was applied; what both parts have to say is said. */
function bothSaid(account: Outcome | undefined, own: Outcome): Outcome {
  if (own.kind !== "applied" || own.message === undefined)
    return own.kind === "applied" ? (account ?? own) : own;
  if (account?.message === undefined) return own;
  const current = { ...account.current, ...own.current };
  return { ...own, message: `${account.message} ${own.message}`, current };
}
