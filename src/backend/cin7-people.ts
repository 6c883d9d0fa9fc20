// Writes people at contacts to a Cin7 account, where they stand nested in their contact. Whether a PUT merges the list or replaces it is
// not documented: so the whole list is sent each time, as it was just read, with one person changed in it.
import { peopleOf } from "../contract/cin7/secondary-contacts";
import type { RecordType } from "../domain/catalogue";
import { secondaryContactType } from "../domain/secondary-contact";
import { textOf, type Key, type Value, type Values } from "../domain/value";
import type { Change, Create } from "../plan/change";
import { lastsOf, withoutNulls } from "../plan/kept";
import type { Outcome } from "../plan/outcome";
import { conflictOf, rejected } from "../service/database/merge";
import { deliver, type Found, type Parcel } from "./cin7-deliver";
import { freshOr, labelOf, type Writing } from "./cin7-writing";

type Person = ReturnType<typeof peopleOf>[number];

const texts = secondaryContactType.fields
  .map(({ name }) => name)
  .filter((name) => !["id", "contactId"].includes(name));

/**
 * One outcome for each change, in order; the id of a new person is its key. `owners` says at which contact each person is that is
 * changed.
 */
export async function writePeopleChanges(
  writing: Writing,
  changes: readonly Change[],
  owners: ReadonlyMap<Key, number>,
): Promise<readonly Outcome[]> {
  const outcomes = new Map<Key, Outcome>();
  let left = changes.map((change) => ({ change, contactId: contactOf(change, owners) }));
  while (left.length > 0) {
    const taken = new Set<string | undefined>();
    const wave = left.filter(({ contactId }) => !taken.has(contactId) && taken.add(contactId));
    left = left.filter((one) => !wave.includes(one));
    for (const outcome of await writeWave(writing, wave)) outcomes.set(outcome.key, outcome);
  }
  return changes.map(
    ({ key }) => outcomes.get(key) ?? { key, kind: "unknown", message: "No answer was kept." },
  );
}

interface Asked {
  readonly change: Change;
  readonly contactId: Key | undefined;
}

function contactOf(change: Change, owners: ReadonlyMap<Key, number>): Key | undefined {
  const id = change.kind === "create" ? change.values["contactId"] : owners.get(change.key);
  return typeof id === "number" ? String(id) : undefined;
}

/** At most one change of each contact. */
async function writeWave(writing: Writing, wave: readonly Asked[]): Promise<readonly Outcome[]> {
  const ids = wave.flatMap(({ contactId }) => contactId ?? []);
  const fresh = await freshOr(writing, ids);
  if ("unread" in fresh) {
    const message = [...fresh.unread.values()][0]?.message ?? "";
    return wave.map(({ change: { key } }) => ({ key, kind: "not sent", message }));
  }
  const outcomes: Outcome[] = [];
  const parcels: (Parcel & Asked)[] = [];
  for (const asked of wave) {
    const contact = asked.contactId === undefined ? undefined : fresh.current.get(asked.contactId);
    const made = bodyOf(asked.change, contact);
    if ("outcome" in made) outcomes.push(made.outcome);
    else parcels.push({ ...asked, key: asked.change.key, body: { id: Number(asked.contactId), ...made } });
  }
  const delivered = await deliver(parcels, {
    wait: writing.wait,
    isNew: parcels.some(({ change }) => change.kind === "create"),
    send: (bodies) => writing.client.write({ method: "PUT", path: "Contacts", body: bodies }),
    readBack: (some) =>
      findPeople(
        writing,
        parcels.filter(({ key }) => some.some((one) => one.key === key)),
      ),
  });
  return [...outcomes, ...(await withIds(writing, parcels, delivered))];
}

type Body = { readonly secondaryContacts: readonly object[] } | { readonly outcome: Outcome };

function bodyOf(change: Change, contact: Values | undefined): Body {
  const { key } = change;
  if (!contact)
    return {
      outcome: rejected(key, "Its contact is not in the account any more. Leave it out, or delete its row."),
    };
  const people = peopleOf(textOf(contact["secondaryContacts"]) ?? null);
  switch (change.kind) {
    case "create":
      return { secondaryContacts: [...people, partsOf(change.values)] };
    case "update": {
      const person = people.find(({ id }) => key.endsWith(` ${id}`));
      if (!person)
        return {
          outcome: rejected(
            key,
            "This person is not at the contact any more. Leave it out, or delete its row.",
          ),
        };
      if ("contactId" in change.fields)
        return {
          outcome: rejected(key, "The Cin7 API cannot move a person to another contact: add one there."),
        };
      const conflict = conflictOf(change, { ...person }, (name) => labelOf(secondaryContactType, name));
      if (conflict) return { outcome: conflict };
      const moved = { ...person, ...partsOf(lastsOf(change.fields)) };
      return { secondaryContacts: people.map((one) => (one === person ? moved : one)) };
    }
    case "remove":
      return {
        outcome: rejected(
          key,
          "The Cin7 API cannot take a secondary contact away. Remove the person in Cin7.",
        ),
      };
    default:
      return change satisfies never;
  }
}

/** Texts as the wire has them: "" empties one. */
function partsOf(values: Values): Record<string, Value> {
  const given = texts.filter((name) => name in values);
  return Object.fromEntries(given.map((name) => [name, values[name] ?? ""]));
}

/** Looks for what was sent among the people that the contacts have now. */
async function findPeople(writing: Writing, parcels: readonly (Parcel & Asked)[]): Promise<readonly Found[]> {
  const current = await writing.readFresh(parcels.flatMap(({ contactId }) => contactId ?? []));
  return parcels.map(({ change, contactId, body }): Found => {
    const people = peopleOf(textOf(current.get(contactId ?? "")?.["secondaryContacts"]) ?? null);
    const person = people.find((one) => isSent(one, change, knownIds(body)));
    return person ? { kind: "arrived", id: person.id } : { kind: "missing" };
  });
}

/** The ids of the people that a body had beside the new one. */
function knownIds(body: Parcel["body"]): ReadonlySet<number> {
  const people = body["secondaryContacts"] as readonly Partial<Person>[];
  return new Set(people.flatMap(({ id }) => id ?? []));
}

function isSent(person: Person, change: Change, known: ReadonlySet<number>): boolean {
  if (change.kind === "remove") return false;
  const isOne = change.kind === "create" ? !known.has(person.id) : change.key.endsWith(` ${person.id}`);
  return isOne && isLike(person, change.kind === "create" ? change.values : lastsOf(change.fields));
}

function isLike(person: Person, given: Values): boolean {
  const wanted = Object.entries(given).filter(([name]) => texts.includes(name));
  const held = person as Readonly<Record<string, unknown>>;
  return wanted.every(([name, value]) => (held[name] ?? null) === value);
}

/**
 * The keys of the people that these creates made, as the account has them now, by the creates' keys. People carry no key of ours: one
 * who holds every value that was given at that contact is the one that was made, and is not made twice [AP6].
 */
export async function readCreatedPeople(
  writing: Writing,
  creates: readonly Create<Value>[],
): Promise<ReadonlyMap<Key, Key>> {
  const owners = creates.map((create) => contactOf(create, new Map()));
  const found = new Map<Key, Key>();
  if (creates.length === 0) return found;
  const current = await writing.readFresh([...new Set(owners.flatMap((owner) => owner ?? []))]);
  const taken = new Set<number>();
  creates.forEach(({ key, values }, at) => {
    const people = peopleOf(textOf(current.get(owners[at] ?? "")?.["secondaryContacts"]) ?? null);
    const person = people.find((one) => !taken.has(one.id) && isLike(one, withoutNulls(values)));
    if (!person) return;
    taken.add(person.id);
    found.set(key, keyOf(secondaryContactType, person.id));
  });
  return found;
}

/** The answers name the contact; the person is found by reading it again. */
async function withIds(
  writing: Writing,
  parcels: readonly (Parcel & Asked)[],
  delivered: ReadonlyMap<Key, Outcome>,
): Promise<readonly Outcome[]> {
  const applied = parcels.filter(({ key }) => delivered.get(key)?.kind === "applied");
  const found = applied.length > 0 ? await findPeople(writing, applied).catch(() => []) : [];
  const outcomes = new Map(delivered);
  applied.forEach(({ key, change }, at) => {
    const own = found[at];
    const id =
      own?.kind === "arrived" && own.id !== undefined ? { id: keyOf(secondaryContactType, own.id) } : {};
    const said =
      own?.kind === "arrived" ? {} : { message: "Applied; it could not be found again to make sure." };
    outcomes.set(key, { key, kind: "applied", ...(change.kind === "create" ? id : {}), ...said });
  });
  return [...outcomes.values()];
}

const keyOf = ({ name }: RecordType, id: number): Key => `${name} ${id}`;
