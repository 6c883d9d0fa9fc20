// What is said of people who may sign in, of their roles and of their links. Knows no screen and no service.
import type { ListedPerson } from "../contract/people";
import type { Role } from "../domain/policy";

/** What each role may do, as a form says it. */
export const roleMeanings: Readonly<Record<Role, string>> = {
  viewer: "looks, and changes nothing",
  editor: "changes everything but finance's fields",
  finance: "also credit, hold, GL and tax",
  admin: "everything, and lets people in",
};

/** "Here last on 24 Nov 2026, 09:41." or what keeps the person from being here; `say` prints a moment. */
export function sayAccess(person: ListedPerson, say: (moment: string) => string): string {
  const { isActive, lastSeenAt, linkGoodUntil } = person;
  if (!isActive) return "Switched off: cannot sign in.";
  const link = linkGoodUntil === null ? "" : ` A link is good until ${say(linkGoodUntil)}.`;
  if (lastSeenAt !== null) return `Here last on ${say(lastSeenAt)}.${link}`;
  return `Has not signed in yet.${link || " Make a new link."}`;
}

/** What is handed to the person: a link to the preview of this service, or its code where there is no preview. */
export function handedOut(
  token: string,
  { origin, hasPreview }: { readonly origin: string; readonly hasPreview: boolean },
): string {
  return hasPreview ? `${origin}/preview?token=${token}` : token;
}
