// Numbers and ids of the sample account's contacts: ids count from 1 in the order of the numbers.
import type { Values } from "../../domain/value";

export function idOf(index: number): number {
  return index + 1;
}

/** Most further people at one contact. */
export const mostPeople = 2;

export function idOfPerson(index: number, at: number): number {
  return index * mostPeople + at + 1;
}

/** The number of a contact of the sample. */
export function indexOf(contact: Values): number {
  return Number(contact.id) - 1;
}
