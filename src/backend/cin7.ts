// A Cin7 Omni v1 account as the backend: what the API has lives there, what it lacks lives in our database, beside a mirror of the account's
// contacts that filters, look-ups and rules are asked of. It only joins the parts.
import { secondaryContactType } from "../domain/secondary-contact";
import { Fault } from "../domain/fault";
import { contactTypeName, typeNameOf } from "../domain/record-key";
import { typeOfKey, type RecordTypes } from "../domain/record-types";
import type { Key, Values } from "../domain/value";
import type { Change } from "../plan/change";
import type { Outcome } from "../plan/outcome";
import { openCallBook } from "../service/database/call-book";
import type { Database } from "../service/database/database";
import { countKnown } from "../service/database/mirror";
import type { Account, Backend } from "./backend";
import { capabilitiesOf, refusalHere } from "./cin7-capabilities";
import { readCatalogue } from "./cin7-catalogue";
import { makeClient } from "./cin7-client";
import { writeContacts } from "./cin7-contacts";
import { readCreatedContacts } from "./cin7-created";
import { withOverlap } from "./cin7-filter";
import type { Send } from "./cin7-http";
import { readMatching } from "./cin7-load";
import { makeMirror, type Mirror } from "./cin7-mirror";
import { makePacer, type Limit } from "./cin7-pacer";
import { writePeopleChanges } from "./cin7-people";
import { idOf, makeReader } from "./cin7-reader";
import type { Writing } from "./cin7-writing";
import { makeEmbeddedBackend } from "./embedded";

export interface Cin7Parts {
  readonly account: Omit<Account, "backend">;
  readonly send: Send;
  readonly limits: readonly Limit[];
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
  readonly newId: () => string;
  /** No call takes longer. */
  readonly callMs: number;
}

/** Answers that follow each other within this long need not ask the account again. */
const freshMs = 10_000;

/** The account as a backend, over this database. Asks nothing of the account yet. */
export function makeCin7Backend(database: Database, parts: Cin7Parts): Backend {
  const { now, wait, send } = parts;
  const own = makeEmbeddedBackend(database, { account: parts.account, now });
  const pacer = makePacer({
    ...{ limits: parts.limits, book: openCallBook(database), wait, newId: parts.newId, callMs: parts.callMs },
    now: () => now().getTime(),
  });
  const forPeople = makeReader(makeClient({ send, pacer, wait }, "person"));
  const clientOfRuns = makeClient({ send, pacer, wait }, "run");
  const forRuns = makeReader(clientOfRuns);
  const mirror = makeMirror(database, {
    now,
    readCatalogue: (reader) => readCatalogue(database, reader, now()),
  });
  const asked = askedOfMirror(own, mirror, () => mirror.refresh(forPeople, freshMs));

  const readFresh = async (keys: readonly Key[], types: RecordTypes): Promise<ReadonlyMap<Key, Values>> => {
    const ids = keys.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0);
    const rows = await forRuns.byIds("Contacts", ids, (first, last) => countKnown(database, first, last));
    await mirror.take(rows);
    const found = new Set(rows.map(idOf));
    await mirror.forget(ids.filter((id) => !found.has(id)));
    return own.readByKeys([...found].map(String), types);
  };
  const writingOf = (types: RecordTypes): Writing => ({
    ...{ database, client: clientOfRuns, reader: forRuns, wait, now, newId: parts.newId },
    type: typeOfKey("1", types),
    readFresh: (keys) => readFresh(keys, types),
    take: mirror.take,
    forget: mirror.forget,
    writeOwn: (changes) => own.write(changes, types),
  });

  return {
    account: { ...parts.account, backend: "cin7" },
    capabilities: capabilitiesOf(parts.limits),
    readUse: pacer.use,
    giveUpWaiting: pacer.giveUp,
    ...asked,
    readSent: async (keys, types) => {
      await readFresh(await contactsOf(own, keys, types), types);
      return own.readByKeys(keys, types);
    },
    readContacts: (filter, type) =>
      readMatching({ own, mirror, reader: forPeople }, withOverlap(filter), type),
    readCreated: (creates, run, types) =>
      readCreatedContacts({ own, database, writing: writingOf(types) }, { creates, run, types }),
    write: (changes, types, runId) => writeAll({ own, writing: writingOf(types) }, changes, { types, runId }),
  };
}

/** The contacts among these records, and those that the people among them are at. */
async function contactsOf(own: Backend, keys: readonly Key[], types: RecordTypes): Promise<readonly Key[]> {
  const people = keys.filter((key) => typeNameOf(key) === secondaryContactType.name);
  const known = people.length > 0 ? await own.readByKeys(people, types) : new Map<Key, Values>();
  const owners = [...known.values()].map(({ contactId }) => String(contactId));
  return [...keys.filter((key) => typeNameOf(key) === contactTypeName), ...owners];
}

/**
 * What the mirror answers, once it is up to date. Lists are answered as they were where the account cannot be asked, or people could
 * not even see what became of their runs.
 */
function askedOfMirror(
  own: Backend,
  mirror: Pick<Mirror, "isWhole">,
  refresh: () => Promise<void>,
): Omit<Backend, AskedOfAccount> {
  const fresh =
    <Given extends readonly unknown[], Answer>(ask: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      await refresh();
      return ask(...given);
    };
  return {
    readLists: async () => {
      await refresh().catch(async (caught: unknown) => {
        if (!(caught instanceof Fault) || !(await mirror.isWhole())) throw caught;
      });
      return own.readLists();
    },
    countContacts: fresh((filter) => own.countContacts(withOverlap(filter))),
    countOwned: fresh((filter, type) => own.countOwned(withOverlap(filter), type)),
    readByKeys: fresh(own.readByKeys),
    readOwners: fresh(own.readOwners),
    async *readOwned(filter, type) {
      await refresh();
      yield* own.readOwned(withOverlap(filter), type);
    },
  };
}

type AskedOfAccount =
  | "account"
  | "capabilities"
  | "readUse"
  | "giveUpWaiting"
  | "readContacts"
  | "readCreated"
  | "readSent"
  | "write";

async function writeAll(
  { own, writing }: { readonly own: Backend; readonly writing: Writing },
  changes: readonly Change[],
  { types, runId }: { readonly types: RecordTypes; readonly runId: number | undefined },
): Promise<readonly Outcome[]> {
  const [first] = changes;
  if (!first) return [];
  switch (typeNameOf(first.key)) {
    case contactTypeName:
      return writeContacts(writing, changes);
    case secondaryContactType.name: {
      const known = await own.readByKeys(
        changes.map(({ key }) => key),
        types,
      );
      const owners = new Map([...known].map(([key, values]) => [key, Number(values["contactId"])]));
      return writePeopleChanges(writing, changes, owners);
    }
    default: {
      const refused = changes.map(refusalHere);
      const rest = changes.filter((_, at) => refused[at] === undefined);
      const written = new Map((await own.write(rest, types, runId)).map((outcome) => [outcome.key, outcome]));
      return changes.map(({ key }, at) => refused[at] ?? written.get(key) ?? { key, kind: "unknown" });
    }
  }
}
