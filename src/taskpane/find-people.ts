// Finding people: asks the service, or looks through the loaded records while it is away; goes to someone's row, or loads them.
import { mostIds } from "../contract/app";
import type { Draft } from "../domain/check";
import { Fault, messageOf } from "../domain/fault";
import { contactTypeName, typeNameOf } from "../domain/record-key";
import { isNewKey, type Key } from "../domain/value";
import { goTo, readSheets } from "../workbook/excel";
import { sayGone } from "./check-sheets";
import { loadContacts } from "./load-contacts";
import { mostPeople, peopleIn, toPerson, type Found, type Person } from "./people-view";
import { searchContacts } from "./service";
import type { Store } from "./store";
import { doWork } from "./work";

/** A search for people. What it reads of the sheets it keeps until they are edited or loaded anew. */
export function makePeopleSearch(store: Store): (letters: string) => Promise<Found> {
  let kept:
    | {
        readonly edits: number;
        readonly loadedAt: string | undefined;
        readonly drafts: readonly Draft[];
      }
    | undefined;
  const readDrafts = async (): Promise<readonly Draft[]> => {
    const { edits, load } = store.session();
    if (kept?.edits === edits && kept.loadedAt === load?.loadedAt) return kept.drafts;
    const drafts = await readLoaded(store);
    kept = { edits, loadedAt: load?.loadedAt, drafts };
    return drafts;
  };
  return async (letters) => {
    try {
      return (await askService(store, letters)) ?? (await lookThrough(store, letters, readDrafts));
    } catch (caught) {
      return { kind: "not searched", message: messageOf(caught) };
    }
  };
}

/** Undefined where nobody is signed in, or the service is away: that is told to the pane as well. */
async function askService(store: Store, letters: string): Promise<Found | undefined> {
  if (store.session().connection.kind !== "signed in") return undefined;
  try {
    const matches = await searchContacts(letters, mostPeople);
    const people = matches.map((match) => toPerson(match, letters));
    return { kind: "people", letters, people, isOffline: false };
  } catch (caught) {
    if (!(caught instanceof Fault)) throw caught;
    const kind = caught.code === "not signed in" ? "signed out" : "offline";
    if (kind === "offline" && caught.code !== "service unreachable") throw caught;
    store.dispatch({ kind: "connected", connection: { kind, message: caught.message } });
    return undefined;
  }
}

async function lookThrough(
  store: Store,
  letters: string,
  readDrafts: () => Promise<readonly Draft[]>,
): Promise<Found> {
  if (!store.session().load) {
    const message =
      "The service is not connected, and this workbook holds no contacts to look through. Connect, or load first.";
    return { kind: "not searched", message };
  }
  return { kind: "people", letters, people: peopleIn(await readDrafts(), letters), isOffline: true };
}

async function readLoaded(store: Store): Promise<readonly Draft[]> {
  const answer = await readSheets({ signedIn: undefined, now: store.now().toISOString() });
  return answer.kind === "read" ? answer.reading.drafts : [];
}

/** Goes to the person's row on Contacts; false where they have none. */
export async function goToPerson(store: Store, { key }: Person): Promise<boolean> {
  let hasRow = false;
  await doWork(store, { what: "check", note: "Going to the row" }, async () => {
    const gone = await goTo({ key, field: "company" });
    hasRow = gone.kind !== "gone";
    return hasRow ? sayGone(gone) : undefined;
  });
  return hasRow;
}

/** A load with one more contact. */
export interface OneMore {
  readonly ids: readonly number[];
  /** True where it would replace edits that were not applied. */
  readonly hasEdits: boolean;
}

/** What loading this person beside the loaded contacts takes; where those are too many to be named, the person stands alone. */
export async function planOneMore(store: Store, { key }: Person): Promise<OneMore> {
  const answer = await readSheets({ signedIn: undefined, now: store.now().toISOString() });
  const drafts = answer.kind === "read" ? answer.reading.drafts : [];
  const loaded = drafts
    .map((draft) => draft.key)
    .filter(isLoadedContact)
    .map(Number);
  const isAlone = loaded.length >= mostIds;
  const hasEdits = answer.kind === "read" && answer.reading.hasEdits;
  return { ids: isAlone ? [Number(key)] : [...loaded, Number(key)], hasEdits };
}

function isLoadedContact(key: Key): boolean {
  return typeNameOf(key) === contactTypeName && !isNewKey(key);
}

/** Loads these contacts, and goes to the person's row; the message of the load stays. */
export async function loadOneMore(
  store: Store,
  { person, ids }: { readonly person: Person; readonly ids: readonly number[] },
  signal: AbortSignal,
): Promise<void> {
  await loadContacts(store, signal, { ids: [...ids] });
  const { message } = store.session();
  if (message?.intent !== "success") return;
  await goToPerson(store, person);
  store.dispatch({ kind: "work ended", message });
}
