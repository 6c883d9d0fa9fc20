// Fills an empty database with the sample account: lists, contacts and what they own, and what they bought.
import { deliveryAddressType } from "../domain/delivery-address";
import { contactTypeFor } from "../domain/lists";
import type { Policy } from "../domain/policy";
import { productDetailType } from "../domain/product-detail";
import type { Values } from "../domain/value";
import { importContacts, importRecords } from "./database/contact-import";
import type { Database } from "./database/database";
import { writeLists } from "./database/lists";
import { importServed, widenRows } from "./database/served-import";
import { makeSample } from "./sample/sample";
import { makeSampleSales } from "./sample/sample-sales";
import { hasSales } from "./sample/sale-calendar";

/** Writes the account with that many contacts, all of it or none. */
export async function writeSampleAccount(database: Database, count: number, policy: Policy): Promise<void> {
  const sample = makeSample({ contacts: count });
  await database.transact(async (inside) => {
    await writeLists(inside, sample.lists);
    const noted: Noted = { addresses: [], contacts: [] };
    await importContacts(inside, contactTypeFor(sample.lists), noting(sample, noted));
    await importRecords(inside, deliveryAddressType, noted.addresses);
    const sales = makeSampleSales({ contacts: noted.contacts, lists: sample.lists, policy });
    await widenRows(inside, productDetailType, sales.productDetails);
    for (const [type, records] of sales.records) await importServed(inside, type, records);
  });
}

interface Noted {
  readonly addresses: Values[];
  /** Those that documents may be about. */
  readonly contacts: Values[];
}

/** The contacts one by one; what is needed of each is put by as it passes. People come with their contacts. */
function* noting({ contacts, ownedBy }: ReturnType<typeof makeSample>, noted: Noted): Generator<Values> {
  for (const contact of contacts) {
    noted.addresses.push(...ownedBy(contact).delivery_address);
    if (hasSales(contact)) noted.contacts.push(contact);
    yield contact;
  }
}
