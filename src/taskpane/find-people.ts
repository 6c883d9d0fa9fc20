// Finding people: asks the service, or looks through the loaded records while it is away; goes to someone's row, or loads them.
import type { Draft } from "../domain/check";
import { Fault, messageOf } from "../domain/fault";
import { goTo, readSheets } from "../workbook/excel";
import { addContacts } from "./bring-up-to-date";
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

/** Loads the person, beside the contacts that are loaded, and goes to their row; what the load had to say stays. */
export async function loadPerson(store: Store, person: Person, signal: AbortSignal): Promise<void> {
  const ids = [Number(person.key)];
  if (store.session().load) await addContacts(store, ids, signal);
  else await loadContacts(store, signal, { ids });
  const { message } = store.session();
  if (message?.intent !== "success") return;
  await goToPerson(store, person);
  store.dispatch({ kind: "work ended", message });
}
