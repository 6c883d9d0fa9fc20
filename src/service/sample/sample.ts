// Makes the sample account "Harbour Trading": its lists and its contacts. Deterministic, without clock or chance: the first
// n contacts are the same for every size of the account.
import type { Lists, Parent } from "../../domain/lists";
import type { Values } from "../../domain/value";
import { addressBookOf } from "./address-book";
import { accountLists } from "./account-lists";
import { hardValues } from "./hard-values";
import { messOf } from "./mess";
import { isParent, ordinaryContact } from "./ordinary-contact";
import { secondaryContactsOf } from "./people";
import { isCustomer, lastOrderDateOf } from "./sale-calendar";
import type { Draft } from "./selling";

type OwnedName = "secondary_contact" | "delivery_address";

export const sampleAccountName = "Harbour Trading";

/**
 * The sample account with that many contacts, ids counting from 1. The contacts are made as they are asked for, and anew by
 * each iteration; they hold every field of the account's contact type, decimals in hundredths.
 */
export function makeSample({ contacts }: { readonly contacts: number }): {
  readonly lists: Lists;
  readonly contacts: Iterable<Values>;
  /** What a contact of the sample owns, by the name of its type. */
  readonly ownedBy: (contact: Values) => Readonly<Record<OwnedName, readonly Values[]>>;
} {
  return {
    lists: { ...accountLists(), parents: parentsAmong(contacts) },
    contacts: { [Symbol.iterator]: () => everyContact(contacts) },
    ownedBy: (contact) => ({
      secondary_contact: secondaryContactsOf(contact),
      delivery_address: addressBookOf(contact),
    }),
  };
}

function* everyContact(count: number): Generator<Values, void> {
  for (let index = 0; index < count; index++) yield contactAt(index);
}

const hardEvery = 12;
const hardAt = 9;

/** Its last order is known when nothing else about it changes any more. */
function contactAt(index: number): Values {
  const contact = withMess(index);
  return isCustomer(contact) ? Object.assign(contact, { lastOrderDate: lastOrderDateOf(contact) }) : contact;
}

function withMess(index: number): Draft {
  const plain = ordinaryContact(index);
  const mess = messOf(index, plain);
  if (mess) {
    const ordinary = mess.on === plain["type"] ? plain : ordinaryContact(index, mess.on);
    return Object.assign(ordinary, mess.spoil(index, ordinary));
  }
  const hard = index % hardEvery === hardAt && hardValues[Math.floor(index / hardEvery) % hardValues.length];
  return Object.assign(plain, hard ? { [hard[0]]: hard[1] } : {});
}

/** Everyone whom others are, or may be, billed to; the database derives its own from what the contacts say. */
function parentsAmong(count: number): Parent[] {
  const parents: Parent[] = [];
  for (let index = 0; index < count; index++) if (isParent(index)) parents.push(parentFrom(contactAt(index)));
  return parents;
}

function parentFrom({ id, type, company, isActive, billingId, onHold, country }: Values): Parent {
  return {
    id: Number(id),
    type: typeof type === "string" ? type : null,
    company: typeof company === "string" ? company : null,
    isActive: isActive === true,
    billingId: typeof billingId === "number" ? billingId : null,
    onHold: onHold === true,
    country: typeof country === "string" ? country : null,
  };
}
