// The limits of texts as the contract (§4–§6) has them, number by number: they stand here a second time.
import { resources } from "../../src/contract/cin7/resources";
import type { RecordType } from "../../src/domain/catalogue";
import { contactType } from "../../src/domain/contact";
import { wireNameOf } from "../../src/domain/field";

/** Names by their limit. */
type Limits = Readonly<Record<number, string>>;

const contact: Limits = {
  10: "accountNumber",
  50: `website phone fax mobile address1 address2 city state postCode country postalAddress1 postalAddress2 postalCity postalPostCode
    postalState postalCountry billingCompany accountsFirstName accountsLastName accountsPhone billingEmail`,
  250: "company firstName lastName jobTitle notes",
};
const header: Limits = {
  30: "reference voucherCode",
  50: "phone mobile fax trackingCode",
  250: `firstName lastName company email deliveryFirstName deliveryLastName deliveryCompany deliveryAddress1 deliveryAddress2
    deliveryCity deliveryState deliveryPostalCode deliveryCountry billingFirstName billingLastName billingCompany billingAddress1
    billingAddress2 billingCity billingPostalCode billingState billingCountry branchEmail memberEmail`,
  2000: "deliveryInstructions",
};
const option: Limits = {
  13: "barcode productOptionBarcode productOptionSizeBarcode",
  20: "code productOptionCode productOptionSizeCode supplierCode",
  50: "option1 option2 option3",
};

const limited: readonly (readonly [path: string, limits: Limits])[] = [
  ["/Contacts", contact],
  ["/SalesOrders", header],
  ["/Quotes", header],
  ["/CreditNotes", header],
  ["/Payments", { 30: "orderRef", 50: "transactionRef", 250: "comments" }],
  ["/Branches", { 250: "branchType" }],
  ["/Products", { 250: "name" }],
  ["/ProductOptions", option],
];

const types = new Map<string, RecordType>([
  ["/Contacts", contactType],
  ...resources.map(({ path, type }) => [path, type] as const),
]);

describe("the limits of texts", () => {
  it.each(limited)("[CT3] of %s are those of the contract", (path, limits) => {
    const fields = new Map(types.get(path)?.fields.map((field) => [wireNameOf(field), field.max]));
    for (const [most, names] of Object.entries(limits))
      for (const name of names.split(/\s+/)) expect([name, fields.get(name)]).toEqual([name, Number(most)]);
  });
});
