// Who may sign in, and as what: admins let people in, give them roles, switch them off. Knows no request; who asks is handed in.
import type { ListedPerson, NewLink, PersonToAdd, PersonToChange } from "../contract/people";
import { Fault } from "../domain/fault";
import { printMoment } from "../domain/moment";
import type { Database } from "./database/database";
import {
  insertPerson,
  readLinks,
  readPeople,
  readPerson,
  readPersonNamed,
  removeLinks,
  updatePerson,
  writeLastSeen,
  type StoredPerson,
} from "./database/persons";
import type { Service } from "./service";
import { makeMark, replaceToken, type Person } from "./sign-in";

/** Whom a request comes from, as the table has them now. */
export interface SignedIn extends Person {
  readonly id: number;
}

/** What a session cookie holds. */
export interface SessionHeld {
  readonly id: number;
  readonly mark: string;
}

type Asked = Pick<Service, "database" | "now">;

const mostPeople = 500;
const seenEveryMs = 10 * 60_000;

/** The person of a session, read at each request: a changed role counts at once [PE2]. Failure: a Fault "not signed in" that says why. */
export async function findPerson(service: Asked, held: SessionHeld | undefined): Promise<SignedIn> {
  const person = held && (await readPerson(service.database, held.id));
  if (person && !person.isActive) throw switchedOff();
  if (person?.mark !== held?.mark || !person) throw notSignedIn();
  await noteSeen(service, person);
  return { id: person.id, name: person.name, role: person.role };
}

function notSignedIn(): Fault {
  return new Fault(
    "not signed in",
    "You are not signed in. Open the link that an admin made for you, or the one that Contactsheet printed when it started; start it again for a new one.",
  );
}

function switchedOff(): Fault {
  return new Fault(
    "not signed in",
    "An admin has switched you off, so nothing more was sent. Your edits are in the workbook. Ask an admin to switch you on again and for a new link.",
  );
}

/** Noted now and then only: every write makes kept answers old. A disk that is full keeps nobody from reading. */
async function noteSeen({ database, now }: Asked, { id, lastSeenAt }: StoredPerson): Promise<void> {
  if (lastSeenAt !== null && now().getTime() - Date.parse(lastSeenAt) < seenEveryMs) return;
  try {
    await database.transactSoon((inside) => writeLastSeen(inside, id, printMoment(now())));
  } catch (caught) {
    if (!(caught instanceof Fault)) throw caught;
  }
}

/** Everybody who may sign in or might, in the order in which they were let in. */
export async function listPeople({ database, now }: Asked): Promise<readonly ListedPerson[]> {
  const links = await readLinks(database);
  const at = printMoment(now());
  return (await readPeople(database)).map((person) => {
    const link = links.find(
      ({ personId, madeBy, goodUntil }) => personId === person.id && madeBy !== null && goodUntil > at,
    );
    return shown(person, link?.goodUntil ?? null);
  });
}

function shown(person: StoredPerson, linkGoodUntil: string | null): ListedPerson {
  const { id, name, role, isActive, createdAt, createdBy, lastSeenAt } = person;
  return { id, name, role, isActive, createdAt, createdBy, lastSeenAt, linkGoodUntil };
}

/** Lets someone in and answers their first link. Failure: a Fault where the name is taken. */
export async function addPerson(service: Asked, wanted: PersonToAdd, by: SignedIn): Promise<NewLink> {
  const { database, now } = service;
  const id = await database.transact(async (inside) => {
    await refuseName(inside, wanted.name);
    const createdAt = printMoment(now());
    const added = await insertPerson(inside, { ...wanted, mark: makeMark(), createdAt, createdBy: by.name });
    return added.id;
  });
  return makeLink(service, id, by);
}

async function refuseName(inside: Database, name: string): Promise<void> {
  const same = await readPersonNamed(inside, name);
  if (same) {
    const next = same.isActive ? "Choose another name." : "Switch them on, or choose another name.";
    throw new Fault("refused", `There is a person “${same.name}” already. ${next}`);
  }
  if ((await readPeople(inside)).length >= mostPeople)
    throw new Fault("refused", `There are ${mostPeople} people, the most there can be.`);
}

/** A new one-time link; one made before and unused is good no more. Failure: a Fault where there is no such person, or they are off. */
export async function makeLink({ database, now }: Asked, id: number, by: SignedIn): Promise<NewLink> {
  const token = await database.transact(async (inside) => {
    const person = await knownPerson(inside, id);
    if (!person.isActive)
      throw new Fault("refused", `${person.name} is switched off. Switch them on, then make the link.`);
    return replaceToken(inside, { personId: id, madeBy: by.name, now: now() });
  });
  return { person: await listedPerson({ database, now }, id), token };
}

/**
 * Gives someone another role, or switches them off or on. Switched off, their sessions and links end; switched on, they need a new
 * link. Failure: a Fault where it is oneself, or no active admin would be left.
 */
export async function changePerson(
  service: Asked,
  { id, change, by }: { readonly id: number; readonly change: PersonToChange; readonly by: SignedIn },
): Promise<ListedPerson> {
  await service.database.transact(async (inside) => {
    const before = await knownPerson(inside, id);
    refuseOneself(before, by);
    const after: StoredPerson = { ...before, ...change };
    await refuseLastAdmin(inside, before, after);
    const isEnding = before.isActive && !after.isActive;
    if (isEnding) await removeLinks(inside, id, "all");
    await updatePerson(inside, isEnding ? { ...after, mark: makeMark() } : after);
  });
  return listedPerson(service, id);
}

function refuseOneself({ id, name }: StoredPerson, by: SignedIn): void {
  if (id !== by.id) return;
  throw new Fault(
    "refused",
    `${name}, that is you: only another admin changes your role or switches you off.`,
  );
}

async function refuseLastAdmin(inside: Database, before: StoredPerson, after: StoredPerson): Promise<void> {
  if (!isAdmin(before) || isAdmin(after)) return;
  const others = (await readPeople(inside)).filter((person) => person.id !== before.id);
  if (others.some(isAdmin)) return;
  throw new Fault("refused", `${before.name} is the last admin. Make someone else admin first.`);
}

function isAdmin({ role, isActive }: StoredPerson): boolean {
  return role === "admin" && isActive;
}

async function knownPerson(inside: Database, id: number): Promise<StoredPerson> {
  const person = await readPerson(inside, id);
  if (person) return person;
  throw new Fault("not found", `There is no person ${id}. Open the list again.`);
}

async function listedPerson(service: Asked, id: number): Promise<ListedPerson> {
  const person = (await listPeople(service)).find((listed) => listed.id === id);
  if (!person) throw new TypeError(`There is no person ${id} after a change of it.`);
  return person;
}

/** Whom the printed link signs in: the first admin. Where nobody has access yet, the account's first active user; Cin7's is not waited for. */
export async function firstAdmin({
  database,
  backend,
}: Pick<Service, "database" | "backend">): Promise<Person> {
  const admin = (await readPeople(database)).find(isAdmin);
  if (admin) return { name: admin.name, role: "admin" };
  if (backend.account.backend === "cin7") return { name: "Owner", role: "admin" };
  const { users } = await backend.readLists();
  const user = users.find(({ isActive }) => isActive !== false);
  const name = [user?.firstName, user?.lastName].filter(Boolean).join(" ");
  return { name: name || "Owner", role: "admin" };
}
