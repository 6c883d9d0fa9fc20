// The further people at a contact of the sample account, as their own records: those that the contact repeats as JSON.
import { peopleOf } from "../../contract/cin7/secondary-contacts";
import type { Values } from "../../domain/value";

/** In the order of their ids. */
export function secondaryContactsOf(contact: Values): Values[] {
  const { id = null, secondaryContacts } = contact;
  const people = peopleOf(typeof secondaryContacts === "string" ? secondaryContacts : null);
  return people.map((person) => ({ ...person, contactId: id }));
}
