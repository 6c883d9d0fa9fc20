// Secondary contacts on the wire: people at a contact, nested in it. In a record they are canonical JSON: ordered by id, each
// with all its properties. No two people of an account have one id. Source: SubContact in the reference.

/** Property and most characters. */
const properties = {
  company: 150,
  firstName: 50,
  lastName: 50,
  jobTitle: 50,
  email: 50,
  mobile: 50,
  phone: 50,
} as const;

type Property = keyof typeof properties;
const names = Object.keys(properties) as readonly Property[];

/** A secondary contact as sent: id 0 for a new one; a property that is absent stays as it is, "" clears. */
export interface GivenPerson {
  readonly id: number;
  readonly texts: Readonly<Partial<Record<Property, string>>>;
}

export interface ReadPeople {
  readonly people: readonly GivenPerson[];
  readonly errors: readonly string[];
}

/** Reads an array of secondary contacts; names in any case, unknown properties ignored. Failure: a sentence for each mistake. */
export function readPeople(sent: unknown): ReadPeople {
  if (!Array.isArray(sent)) return { people: [], errors: ["secondaryContacts must be an array."] };
  const people: GivenPerson[] = [];
  const errors: string[] = [];
  sent.forEach((item: unknown, at) => {
    const read = readPerson(item, at);
    if (read.person) people.push(read.person);
    errors.push(...read.errors);
  });
  return { people, errors };
}

function readPerson(item: unknown, at: number): { person?: GivenPerson; errors: readonly string[] } {
  const place = `secondaryContacts[${at}]`;
  if (typeof item !== "object" || item === null || Array.isArray(item))
    return { errors: [`${place} must be an object.`] };
  const given = new Map<string, unknown>(
    Object.entries(item).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const id = wholeOf(given.get("id"));
  const texts: Partial<Record<Property, string>> = {};
  const errors: string[] = [];
  if (!Number.isSafeInteger(id) || Number(id) < 0)
    errors.push(`${place}.id must be a whole number, 0 for a new one.`);
  for (const name of names) {
    const value = given.get(name.toLowerCase());
    if (value === null || value === undefined) continue;
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text !== "string") errors.push(`${place}.${name} must be text.`);
    else if (/\p{Surrogate}/u.test(text)) errors.push(`${place}.${name} must be well-formed text.`);
    else if (text.length > properties[name])
      errors.push(`${place}.${name} is longer than ${properties[name]} characters (${text.length}).`);
    else texts[name] = text;
  }
  return errors.length > 0 ? { errors } : { person: { id: Number(id), texts }, errors };
}

/** Numbers may come as text, as everywhere on the wire. */
function wholeOf(id: unknown): unknown {
  return typeof id === "string" && /^\d{1,15}$/.test(id) ? Number(id) : (id ?? 0);
}

type Person = { readonly id: number } & Readonly<Record<Property, string | null>>;

/**
 * The record's value after these people were sent: one with an id is updated, one without is added under a new id, those not
 * sent stay. Null for none.
 */
export function mergePeople(
  current: string | null,
  sent: readonly GivenPerson[],
  newId?: () => number,
): string | null {
  const people = new Map(peopleOf(current).map((person) => [person.id, person]));
  const nextId = newId ?? (() => Math.max(0, ...people.keys()) + 1);
  for (const { id, texts } of sent) {
    const key = id || nextId();
    people.set(key, overlaid(key, people.get(key), texts));
  }
  const ordered = [...people.values()].sort((one, other) => one.id - other.id);
  return ordered.length > 0 ? JSON.stringify(ordered) : null;
}

/** The secondary contacts that a record's value holds. */
export function peopleOf(value: string | null): readonly Person[] {
  return value === null ? [] : (JSON.parse(value) as readonly Person[]);
}

function overlaid(id: number, before: Person | undefined, texts: GivenPerson["texts"]): Person {
  const after = names.map((name) => [name, (texts[name] ?? before?.[name]) || null] as const);
  return { id, ...(Object.fromEntries(after) as Record<Property, string | null>) };
}
