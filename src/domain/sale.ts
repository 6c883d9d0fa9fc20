// What a quote or an order takes from its contact when it gives nothing itself [SA1]: names, addresses, terms, sales person, GL
// account, currency and tax. Given values always win, cleared ones too. Knows no line and no wire.
import type { Lists } from "./lists";
import { makeLookup, codeIn } from "./lookup";
import type { Policy } from "./policy";
import { makeSaleTax } from "./sale-tax";
import { textOf, type Value, type Values } from "./value";

/** Who orders, and who pays for it where that is another contact. */
export interface SaleParties {
  readonly member: Values;
  readonly payer: Values | undefined;
}

/** Document field ← contact field, word for word. */
const ownFields = {
  firstName: "firstName",
  lastName: "lastName",
  company: "company",
  email: "email",
  phone: "phone",
  mobile: "mobile",
  fax: "fax",
  deliveryFirstName: "firstName",
  deliveryLastName: "lastName",
  deliveryCompany: "company",
  deliveryAddress1: "address1",
  deliveryAddress2: "address2",
  deliveryCity: "city",
  deliveryState: "state",
  deliveryPostalCode: "postCode",
  deliveryCountry: "country",
  memberEmail: "email",
  memberCostCenter: "costCenter",
  memberAlternativeTaxRate: "taxStatus",
  salesPersonId: "salesPersonId",
} as const;

const postalFields = {
  billingAddress1: ["postalAddress1", "address1"],
  billingAddress2: ["postalAddress2", "address2"],
  billingCity: ["postalCity", "city"],
  billingState: ["postalState", "state"],
  billingPostalCode: ["postalPostCode", "postCode"],
  billingCountry: ["postalCountry", "country"],
} as const;

/** A function that answers a document with what it takes from its contact; ready for many. */
export function makeSaleFiller(
  lists: Lists,
  policy: Policy,
): (given: Values, parties: SaleParties) => Values {
  const lookup = makeLookup(lists);
  const taxOf = makeSaleTax(lists, { policy, rateNames: lookup.list("taxRates") });
  const currencies = new Map(lists.priceTiers.map(({ priceColumn, currency }) => [priceColumn, currency]));
  const currencyOf = (column: Value | undefined): string =>
    currencies.get(String(codeIn(lookup.list("priceTiers"), String(column ?? "")))) ?? policy.accountCurrency;
  return (given, parties) => {
    const currencyCode = currencyOf(parties.member["priceColumn"]);
    const taken: Values = { ...takenFrom(parties), currencyCode };
    const document: Values = { ...taken, ...given };
    const tax = taxOf({
      named: textOf(given["alternativeTaxRate"]),
      own: textOf(parties.member["taxStatus"]),
      place: {
        country: textOf(document["deliveryCountry"]) ?? "",
        state: textOf(document["deliveryState"]) ?? "",
        postcode: textOf(document["deliveryPostalCode"]) ?? "",
      },
    });
    const { taxStatus, ...givenButUndefined } = given;
    const isSaid = taxStatus !== undefined && taxStatus !== null && taxStatus !== "Undefined";
    return { ...taken, ...tax, ...givenButUndefined, ...(isSaid ? { taxStatus } : {}) };
  };
}

/** Everything but currency and tax. */
function takenFrom(parties: SaleParties): Values {
  const { member, payer } = parties;
  const own = Object.entries(ownFields).map(([to, from]) => [to, member[from] ?? null] as const);
  return {
    ...Object.fromEntries(own),
    ...billingOf(parties),
    paymentTerms: (payer ?? member)["paymentTerms"] ?? member["paymentTerms"] ?? null,
    costCenter: (payer ? textOf(member["billingCostCenter"]) : undefined) ?? member["costCenter"] ?? null,
  };
}

/** Who is billed, and where: the postal address of who pays, the delivery address where it has none. */
function billingOf({ member, payer }: SaleParties): Values {
  const billed = payer ?? member;
  const hasPostal = Object.values(postalFields).some(([postal]) => textOf(billed[postal]) !== undefined);
  const address = Object.entries(postalFields).map(
    ([to, [postal, delivery]]) => [to, billed[hasPostal ? postal : delivery] ?? null] as const,
  );
  return {
    billingFirstName: textOf(billed["accountsFirstName"]) ?? billed["firstName"] ?? null,
    billingLastName: textOf(billed["accountsLastName"]) ?? billed["lastName"] ?? null,
    billingCompany: textOf(member["billingCompany"]) ?? billed["company"] ?? null,
    ...Object.fromEntries(address),
  };
}
