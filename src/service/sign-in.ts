// One-time tokens that sign a browser in: single use, good for 12 hours, kept in the database by their hash alone, so that they outlive
// a restart and work at every service on it. A token is 192 random bits: its hash needs no salt.
import { createHash, randomBytes } from "node:crypto";
import { printMoment } from "../domain/moment";
import type { Role } from "../domain/policy";
import type { Database } from "./database/database";
import {
  insertLink,
  insertPerson,
  readPerson,
  readPersonNamed,
  removeLinks,
  removeOldLinks,
  takeLink,
  updatePerson,
  writeLastSeen,
  type StoredPerson,
} from "./database/persons";

/** Who does something, as History tells it, and what they may. */
export interface Person {
  readonly name: string;
  readonly role: Role;
}

export interface SignIn {
  /** A new token that signs this person in once; who has had no access has it from now on, in this role. Others of theirs stay good. */
  readonly makeToken: (person: Person) => Promise<string>;
  /** Whoever the token is for, and uses it up; undefined for one that is unknown, used or too old, or whose person is switched off. */
  readonly useToken: (token: string) => Promise<StoredPerson | undefined>;
}

const tokenLivesMs = 12 * 3_600_000;

export function makeSignIn(database: Database, now: () => Date): SignIn {
  return {
    makeToken: (person) =>
      database.transact(async (inside) => {
        const { id } = await letIn(inside, person, now());
        return writeToken(inside, { personId: id, madeBy: null, now: now() });
      }),
    useToken: (token) =>
      database.transact(async (inside) => {
        const link = await takeLink(inside, hashOf(token));
        const at = printMoment(now());
        const person = link && link.goodUntil > at ? await readPerson(inside, link.personId) : undefined;
        if (!person?.isActive) return undefined;
        await writeLastSeen(inside, person.id, at);
        return person;
      }),
  };
}

/** The person of that name, active and in that role. */
async function letIn(inside: Database, { name, role }: Person, now: Date): Promise<StoredPerson> {
  const known = await readPersonNamed(inside, name);
  if (!known) {
    const createdAt = printMoment(now);
    return insertPerson(inside, { name, role, mark: makeMark(), createdAt, createdBy: null });
  }
  if (known.isActive && known.role === role) return known;
  const changed = { ...known, role, isActive: true };
  await updatePerson(inside, changed);
  return changed;
}

/** The token of a link that an admin makes for someone; it replaces the one before, where that is unused. */
export async function replaceToken(
  inside: Database,
  link: { readonly personId: number; readonly madeBy: string; readonly now: Date },
): Promise<string> {
  await removeLinks(inside, link.personId, "made by admins");
  return writeToken(inside, link);
}

async function writeToken(
  inside: Database,
  {
    personId,
    madeBy,
    now,
  }: { readonly personId: number; readonly madeBy: string | null; readonly now: Date },
): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const goodUntil = printMoment(new Date(now.getTime() + tokenLivesMs));
  await removeOldLinks(inside, printMoment(now));
  await insertLink(inside, { tokenHash: hashOf(token), personId, goodUntil, madeBy });
  return token;
}

/** What ties sessions to a person: who has another mark, or comes from another database, signs in anew. */
export function makeMark(): string {
  return randomBytes(8).toString("hex");
}

/** Looking up a hash takes no time that tells anything about the token. */
function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
