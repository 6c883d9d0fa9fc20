// Who may sign in: people with a role, and the one-time links that let them in. Said by the pane's API, for admins. Knows no session.
import { z } from "zod";
import { roles } from "../domain/policy";

export const mostInPersonName = 100;

/** Whom an admin lets in; inner blanks count as one. */
export const personToAddShape = z.strictObject({
  name: z
    .string()
    .transform((name) => name.normalize("NFC").replace(/\s+/gu, " ").trim())
    .pipe(
      z
        .string()
        .min(1, "must have a name")
        .max(mostInPersonName, `must have at most ${mostInPersonName} characters`)
        .regex(/^\P{C}+$/u, "must have letters that can be seen"),
    ),
  role: z.enum(roles),
});
export type PersonToAdd = z.infer<typeof personToAddShape>;

/** One of the two at a time, so that two admins do not undo each other's change. */
export const personToChangeShape = z.union(
  [z.strictObject({ role: z.enum(roles) }), z.strictObject({ isActive: z.boolean() })],
  "must be a role, or isActive",
);
export type PersonToChange = z.infer<typeof personToChangeShape>;

/** A person as the list shows them; the moments are UTC. */
export const listedPersonShape = z.object({
  id: z.int(),
  name: z.string(),
  role: z.enum(roles),
  isActive: z.boolean(),
  createdAt: z.string(),
  /** The admin who let them in; null for whom the service itself did. */
  createdBy: z.string().nullable(),
  /** To about ten minutes; null for who has never signed in. */
  lastSeenAt: z.string().nullable(),
  /** Until when a link that was made for them and is unused is good. */
  linkGoodUntil: z.string().nullable(),
});
export type ListedPerson = z.infer<typeof listedPersonShape>;

/** `GET /app/people`. */
export const peopleAnswerShape = z.object({
  people: z.array(listedPersonShape),
  /** The id of who asks. */
  self: z.int(),
  /** True: a link opens the preview. False: its code is pasted into the pane in Excel. */
  hasPreview: z.boolean(),
});
export type PeopleAnswer = z.infer<typeof peopleAnswerShape>;

/** A one-time link by its token: shown once and kept nowhere. */
export const newLinkShape = z.object({ person: listedPersonShape, token: z.string() });
export type NewLink = z.infer<typeof newLinkShape>;
