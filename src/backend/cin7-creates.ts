// Makes new contacts in a Cin7 account, each under a key of ours in `integrationRef`, so that none is made twice [AP6].
import type { Where } from "../contract/cin7/where";
import type { Key, Value, Values } from "../domain/value";
import type { Create } from "../plan/change";
import { keptOtherwise, withoutNulls } from "../plan/kept";
import type { Outcome } from "../plan/outcome";
import { insertSentCreates } from "../service/database/call-book";
import { rejected } from "../service/database/merge";
import { deliver, type Delivery, type Found, type Parcel } from "./cin7-deliver";
import { isShort } from "./cin7-filter";
import type { Reader } from "./cin7-reader";
import { idOf } from "./cin7-reader";
import { createBody, type WireObject } from "./cin7-record";
import { carriedOf, freshOr, ownOf, type Outcomes, type Writing } from "./cin7-writing";

/** New contacts carry a key of ours, by which they are found again [AP6]. */
export async function writeCreates(writing: Writing, creates: readonly Create<Value>[]): Promise<Outcomes> {
  if (creates.length === 0) return new Map();
  const { type, database, now } = writing;
  const outcomes = new Map<Key, Outcome>();
  const parcels: Parcel[] = [];
  for (const { key, values } of creates) {
    const own = carriedOf(type, values)["integrationRef"] ?? null;
    const ref = own ?? `${ownRef}${writing.newId().replaceAll("-", "").slice(-16)}`;
    const made = createBody(type, { isActive: true, ...carriedOf(type, values), integrationRef: ref });
    if ("refusal" in made) outcomes.set(key, rejected(key, made.refusal));
    else parcels.push({ key, body: made.body });
  }
  await insertSentCreates(
    database,
    parcels.map(({ key, body }) => ({
      ref: String(body["integrationRef"]),
      createKey: key,
      given: givenText(creates.find((create) => create.key === key)?.values ?? {}),
      sentAt: now().toISOString(),
    })),
  );
  for (const [key, outcome] of await deliver(parcels, createDelivery(writing))) outcomes.set(key, outcome);
  return withOwnValues(writing, creates, await takeNew(writing, creates, outcomes));
}

/** The same text for the same values, in whatever order they were given. */
export function givenText(values: Values): string {
  return JSON.stringify(
    Object.entries(withoutNulls(values)).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function createDelivery({ client, reader, wait }: Writing): Delivery {
  return {
    wait,
    isNew: true,
    send: (bodies) => client.write({ method: "POST", path: "Contacts", body: bodies }),
    readBack: (parcels) =>
      findCreated(
        reader,
        parcels.map(({ body }) => body),
      ),
  };
}

/** The contacts that these bodies made: by our key, else by email where the account keeps no key. */
export async function findCreated(reader: Reader, bodies: readonly WireObject[]): Promise<readonly Found[]> {
  const byRef = await findBy(reader, "integrationRef", bodies);
  const rest = bodies.filter((body) => !byRef(body));
  const byEmail = await findBy(reader, "email", rest);
  return bodies.map((body): Found => {
    const row = byRef(body) ?? byEmail(body);
    return row ? { kind: "arrived", id: idOf(row) } : { kind: "missing" };
  });
}

const folded = (value: unknown): string => (typeof value === "string" ? value.trim().toLowerCase() : "");

/** Keys that we make up begin so. */
const ownRef = "cs-";

const telling = ["company", "firstName", "lastName", "email", "accountNumber"];

/**
 * A key that we made up is one contact's alone, whatever others have made of it since. An email may be another's: there a contact
 * is the one that was made where all that names it is as it was sent.
 */
function samePerson(row: WireObject, body: WireObject): boolean {
  const ref = folded(row["integrationRef"]);
  const isKeyed = ref === "" || ref === folded(body["integrationRef"]);
  if (isKeyed && ref.startsWith(ownRef)) return true;
  return isKeyed && telling.every((name) => folded(row[name]) === folded(body[name]));
}

/** Finds, of all contacts with a body's value, the one that it made: a key that a person gave may be several contacts'. */
async function findBy(
  reader: Reader,
  name: string,
  bodies: readonly WireObject[],
): Promise<(body: WireObject) => WireObject | undefined> {
  const values = [
    ...new Set(bodies.map((body) => body[name]).filter((value) => folded(value) !== "")),
  ] as string[];
  const found: WireObject[] = [];
  for (let start = 0; start < values.length;) {
    let count = Math.min(values.length - start, 50);
    const asked = (): Where => ({ kind: "in", name, values: values.slice(start, start + count) });
    while (count > 1 && !isShort(asked())) count >>= 1;
    for await (const rows of reader.pages("Contacts", { where: asked() })) found.push(...rows);
    start += count;
  }
  return (body) => {
    const value = folded(body[name]);
    return value === ""
      ? undefined
      : found.find((row) => folded(row[name]) === value && samePerson(row, body));
  };
}

/** New contacts come into the mirror as the account has them; what it holds otherwise than it was sent is said [AP8]. */
async function takeNew(
  writing: Writing,
  creates: readonly Create<Value>[],
  outcomes: Outcomes,
): Promise<Outcomes> {
  const { type } = writing;
  const made = creates.flatMap(({ key, values }) => {
    const { id } = outcomes.get(key) ?? {};
    return id === undefined ? [] : [{ key, id, sent: carriedOf(type, withoutNulls(values)) }];
  });
  if (made.length === 0) return outcomes;
  const fresh = await freshOr(
    writing,
    made.map(({ id }) => id),
  );
  const compared = new Map(outcomes);
  for (const { key, id, sent } of made) {
    const said =
      "unread" in fresh
        ? { message: `Made; it could not be read back to make sure: ${fresh.unread.get(id)?.message ?? ""}` }
        : keptOtherwise(type.fields, sent, fresh.current.get(id) ?? {});
    if (said) compared.set(key, { key, kind: "applied", id, ...said });
  }
  return compared;
}

async function withOwnValues(
  writing: Writing,
  creates: readonly Create<Value>[],
  outcomes: ReadonlyMap<Key, Outcome>,
): Promise<Outcomes> {
  const merged = new Map(outcomes);
  for (const { key, values } of creates) {
    const outcome = merged.get(key);
    if (outcome?.kind !== "applied" || outcome.id === undefined) continue;
    const steps = Object.entries(ownOf(writing.type, withoutNulls(values)));
    if (steps.length === 0) continue;
    const fields = Object.fromEntries(steps.map(([name, to]) => [name, [null, to] as const]));
    const [own] = await writing.writeOwn([{ kind: "update", key: outcome.id, fields }]);
    if (own && (own.kind !== "applied" || own.message !== undefined))
      merged.set(key, { ...outcome, message: `Made, but for what is kept here: ${own.message ?? ""}` });
  }
  return merged;
}
