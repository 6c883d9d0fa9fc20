// One-time tokens that sign a browser in: single use, short-lived, known to this process only by their hash.
import { createHash, randomBytes } from "node:crypto";
import type { Role } from "../domain/policy";

/** Who a session belongs to. */
export interface Person {
  readonly name: string;
  readonly role: Role;
}

export interface SignIn {
  /** A new token that signs this person in once. */
  readonly makeToken: (person: Person) => string;
  /** Whoever the token is for, and uses it up; undefined for a token that is unknown, used or too old. */
  readonly useToken: (token: string) => Person | undefined;
}

const tokenLivesMs = 12 * 3_600_000;

export function makeSignIn(now: () => Date): SignIn {
  const waiting = new Map<string, { readonly person: Person; readonly diesAt: number }>();
  return {
    makeToken: (person) => {
      const token = randomBytes(24).toString("base64url");
      waiting.set(hashOf(token), { person, diesAt: now().getTime() + tokenLivesMs });
      return token;
    },
    useToken: (token) => {
      const hash = hashOf(token);
      const entry = waiting.get(hash);
      waiting.delete(hash);
      return entry && entry.diesAt > now().getTime() ? entry.person : undefined;
    },
  };
}

/** Looking up a hash takes no time that tells anything about the token. */
function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
