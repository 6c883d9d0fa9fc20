// Every type of record that people edit, in the order in which they depend on each other [PL6]: what others refer to stands first.
import type { RecordType } from "./catalogue";
import { contactType } from "./contact";
import { deliveryAddressType } from "./delivery-address";
import { contactTypeFor, listTypes, type ListKey, type Lists } from "./lists";
import { typeNameOf } from "./record-key";
import { secondaryContactType } from "./secondary-contact";
import type { Key } from "./value";

/** Types by their names. */
export type RecordTypes = ReadonlyMap<string, RecordType>;

/** Records that belong to a contact: loaded with it, kept in their own tables; `contactId` says whose they are. */
export const ownedTypes: readonly RecordType[] = [secondaryContactType, deliveryAddressType];

/** The lists that people edit on sheets of their own, references first. */
export const editedLists: readonly ListKey[] = [
  "glAccounts",
  "paymentTerms",
  "priceTiers",
  "taxRules",
  "customFields",
  "products",
  "promotions",
];

/** All types that have changes, the contact as this account has it. */
export function recordTypesFor(lists: Lists): RecordTypes {
  return recordTypesWith(contactTypeFor(lists));
}

/** All types that have changes, with this for the contact's. */
export function recordTypesWith(contact: RecordType): RecordTypes {
  const types = [...editedLists.map((list) => listTypes[list]), contact, ...ownedTypes];
  return new Map(types.map((type): [string, RecordType] => [type.name, type]));
}

const order = [...editedLists.map((list) => listTypes[list]), contactType, ...ownedTypes].map(
  ({ name }) => name,
);

/** Where a record's type stands among the types: what others refer to comes first [PL6]. */
export function rankOfType(key: Key): number {
  return order.indexOf(typeNameOf(key));
}

/** The type of the record with this key. Failure: a key of no type that people edit (our own bug). */
export function typeOfKey(key: Key, types: RecordTypes): RecordType {
  const type = types.get(typeNameOf(key));
  if (!type) throw new TypeError(`No type of record has the key "${key}".`);
  return type;
}

/** The list that the records of this type make up; undefined for contacts and what they own. */
export function listOfType(typeName: string): ListKey | undefined {
  return editedLists.find((list) => listTypes[list].name === typeName);
}

/** The name of the field that holds the id of records of this type. */
export function keyFieldOf(typeName: string): string {
  const list = listOfType(typeName);
  return list ? listTypes[list].keyField : contactType.keyField;
}
