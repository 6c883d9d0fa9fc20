// Finds what the creates of a cut-off run made in a Cin7 account: contacts by the key that was noted before each was sent [AP6], people at
// their contacts, all else in our database.
import { contactTypeName, typeNameOf } from "../domain/record-key";
import type { RecordTypes } from "../domain/record-types";
import { secondaryContactType } from "../domain/secondary-contact";
import type { Key, Value } from "../domain/value";
import type { Create } from "../plan/change";
import { readSentCreates } from "../service/database/call-book";
import type { Database } from "../service/database/database";
import type { Backend } from "./backend";
import { findCreated, givenText } from "./cin7-creates";
import { readCreatedPeople } from "./cin7-people";
import { createBody } from "./cin7-record";
import { carriedOf, type Writing } from "./cin7-writing";

interface Looking {
  readonly own: Backend;
  readonly database: Database;
  readonly writing: Writing;
}

/** The keys of the new records by the creates' keys. Failure: a Fault where the account cannot be read. */
export async function readCreatedContacts(
  { own, database, writing }: Looking,
  asked: {
    readonly creates: readonly Create<Value>[];
    readonly run: { readonly runId: number; readonly startedAt: string };
    readonly types: RecordTypes;
  },
): Promise<ReadonlyMap<Key, Key>> {
  const { creates, run, types } = asked;
  const contacts = creates.filter(({ key }) => typeNameOf(key) === contactTypeName);
  const people = creates.filter(({ key }) => typeNameOf(key) === secondaryContactType.name);
  const others = creates.filter((create) => !contacts.includes(create) && !people.includes(create));
  const found = new Map([
    ...(await own.readCreated(others, run, types)),
    ...(await readCreatedPeople(writing, people)),
  ]);
  const sent = await readSentCreates(database, run.startedAt);
  const refs = new Map(sent.map(({ createKey, given, ref }) => [`${createKey} ${given}`, ref]));
  const noted = contacts.flatMap(({ key, values }) => {
    const ref = refs.get(`${key} ${givenText(values)}`);
    const made = ref === undefined ? undefined : createBody(writing.type, carriedOf(writing.type, values));
    return made && "body" in made ? [{ key, body: { ...made.body, integrationRef: ref } }] : [];
  });
  const rows = await findCreated(
    writing.reader,
    noted.map(({ body }) => body),
  );
  noted.forEach(({ key }, at) => {
    const row = rows[at];
    if (row?.kind === "arrived" && row.id !== undefined) found.set(key, String(row.id));
  });
  return found;
}
