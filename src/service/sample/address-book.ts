// The delivery addresses of the sample account: a fifth of the customers have two to four, one of them the default. A few books are
// messy; which, follows from the contact's number.
import type { Values } from "../../domain/value";
import { indexOf } from "./numbering";
import { pickStreet } from "./places";
import { makeRandom } from "./random";

const labels = ["Head office", "Warehouse", "Shop", "Site"] as const;
const mostInBook = labels.length;

/** Addresses of a contact of the sample, in the order of their ids; none for four customers in five. */
export function addressBookOf(contact: Values): Values[] {
  const index = indexOf(contact);
  const random = makeRandom(-2_000_000 - index);
  if (contact.type !== "Customer" || !random.chance(0.2)) return [];
  const { city = null, state = null, postCode = null, country = null } = contact;
  const book = labels.slice(0, 2 + random.below(mostInBook - 1)).map((label, at): Values => ({
    id: index * mostInBook + at + 1,
    contactId: contact.id ?? null,
    label,
    address1: at === 0 ? (contact.address1 ?? null) : pickStreet(random),
    address2: null,
    city,
    state,
    postCode,
    country,
    isDefault: at === 0,
    isRemoved: false,
  }));
  return spoiled(book, random.below(60));
}

/** One book in sixty has two defaults, another none; in one a country is misspelled, in another a postcode cut short. */
function spoiled(book: readonly Values[], way: number): Values[] {
  const change = (at: number, values: Values) =>
    book.map((address, place) => (place === at ? { ...address, ...values } : address));
  if (way === 0) return change(1, { isDefault: true });
  if (way === 1) return change(0, { isDefault: false });
  if (way === 2) return change(1, { country: "New Zeeland" });
  if (way === 3) return change(1, { postCode: "12" });
  return [...book];
}
