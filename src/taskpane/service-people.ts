// The pane's end of /app/people, for admins. A refusal becomes a Fault that says what to do.
import {
  newLinkShape,
  peopleAnswerShape,
  type NewLink,
  type PeopleAnswer,
  type PersonToAdd,
  type PersonToChange,
} from "../contract/people";
import { ask } from "./service";

/** Who may sign in, and who asks. */
export async function readPeople(): Promise<PeopleAnswer> {
  return peopleAnswerShape.parse(await (await ask("/app/people")).json());
}

/** Lets someone in and answers their first link, which nobody can ask for again. */
export async function addPerson(wanted: PersonToAdd): Promise<NewLink> {
  const answer = await ask("/app/people", { method: "POST", body: JSON.stringify(wanted) });
  return newLinkShape.parse(await answer.json());
}

/** Gives someone another role, or switches them off or on. */
export async function changePerson(id: number, change: PersonToChange): Promise<void> {
  await ask(`/app/people/${id}`, { method: "PATCH", body: JSON.stringify(change) });
}

/** A new link for someone; the unused one before it is good no more. */
export async function makeLink(id: number): Promise<NewLink> {
  return newLinkShape.parse(
    await (await ask(`/app/people/${id}/link`, { method: "POST", body: "{}" })).json(),
  );
}
