// What other systems call our fields, so that their exports can be read: Cin7's import template, Xero, MYOB, QuickBooks, Salesforce, HubSpot,
// Shopify and plain usage. Names only; what a column holds is looked at elsewhere.
import type { Field } from "./field";

/** A name without what spellings differ in: case, accents, spaces, punctuation, stars. "E-mail*" and "email" are one. */
export function squashName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]/gu, "");
}

/** How surely a name means a field: 0 it is ours, 1 it is a usual name for it, 2 it often means it. */
export type NameRank = 0 | 1 | 2;

const addressParts: Readonly<Record<string, readonly string[]>> = {
  address1: [
    "address",
    "address1",
    "addressline1",
    "addr1line1",
    "line1",
    "street",
    "street1",
    "streetaddress",
    "streetaddress1",
  ],
  address2: ["address2", "addressline2", "addr1line2", "line2", "street2", "streetaddress2", "suburb"],
  city: ["city", "town", "towncity", "citytown", "locality"],
  state: [
    "state",
    "stateprovince",
    "stateregion",
    "province",
    "provincecode",
    "region",
    "county",
    "statecode",
  ],
  postCode: ["postcode", "postalcode", "zip", "zipcode", "zippostalcode", "postalzipcode", "zippostcode"],
  country: ["country", "countryregion", "countrycode", "countryname"],
};

const addressOwners = {
  delivery: [
    "",
    "delivery",
    "shipping",
    "shipto",
    "sa",
    "physical",
    "defaultaddress",
    "deliver",
    "deliverto",
  ],
  postal: ["postal", "billing", "billto", "po", "mailing", "mail", "invoice", "invoiceto"],
} as const;

/** Names by field: usual ones, then after the bar those that often mean it. */
const names: Readonly<Record<string, string>> = {
  id: "contact id, cin7 id",
  type: "contact type | customer type, record type",
  isActive: "is active, status, enabled, inactive, archived, disabled, is inactive, is archived",
  company:
    "company name, customer, customer name, client, client name, account name, organisation, organization, organisation name, organization name, business name, business, trading name, display name, debtor name, debtor, co last name | name, contact name, supplier, supplier name, vendor name, full name",
  firstName: "first, first name, given name, given names, forename, contact first name, fname",
  lastName: "last, surname, family name, contact last name, lname",
  jobTitle: "title, position, role, designation",
  accountNumber:
    "account no, acct no, account code, customer code, customer number, customer no, client code, debtor code, account ref, account, card id, customer account | code, number, customer id, supplier code, vendor code",
  integrationRef:
    "external id, external ref, external reference, integration reference, record id, xero contact id | reference, id, customer id, ref",
  email: "email address, email 1, email id, primary email, main email, contact email, mail | e mail 1 value",
  phone:
    "phone number, telephone, telephone number, tel, work phone, business phone, landline, phone 1, phone no, phone no 1, main phone, office phone, ddi number | contact number",
  mobile: "mobile phone, mobile number, mobile no, cell, cell phone, cellphone number",
  fax: "fax number, fax no",
  website: "web, web site, website url, web address, url, homepage, www | company domain name, domain",
  priceColumn:
    "price column, price list, price level, pricing option, pricing tier, price group, tier, customer price level, price book, item price level",
  percentageOff:
    "discount, discount percent, discount percentage, discount rate, percentage off, volume discount, trade discount",
  paymentTerms: "terms, payment term, credit terms, term, due date terms",
  salesPersonId:
    "sales rep, sales representative, rep, representative, account manager, owner, contact owner, company owner, account owner, salesperson",
  group: "customer group, segment, customer segment, customer category | category, industry, class",
  subGroup: "sub category, customer sub group",
  assignedProducts: "assigned product codes",
  creditLimit: "credit, max credit, maximum credit, credit limit amount",
  onHold: "hold, stop, stop credit, credit hold, account on hold, credit stop",
  billingId: "bill to, parent company, parent, parent account, parent customer",
  billingCompany: "billing name, bill to name, bill to company, invoice name",
  costCenter: "alternative gl, gl code, gl account code, sales account, income account, nominal code",
  taxStatus: "tax status, tax code, tax type, tax rule, vat code, gst code, vat rate",
  taxNumber:
    "tax id, tax no, vat number, vat no, vat, vat registration number, vat reg no, gst number, gst no, gst, abn, nzbn, ein, tax registration number, tax id number, vat id",
  accountsFirstName: "accounts contact, accounts contact first name",
  accountsPhone: "accounts payable phone",
  billingEmail: "accounts email, invoice email, ap email, email for invoices, accounts payable email",
  notes: "note, comments, comment, memo, remarks | description",
  contactId: "contact, company, company name, customer, customer name, account name, primary company",
  label: "address name, address label | name",
  isDefault: "default, is default, primary",
  code: "promotion code, gl code, account code | sku, number",
  name: "description, account name, promotion name, term",
};

/** What often stands before a name and says no more than whose it is. */
const owners = [
  "customer",
  "client",
  "contact",
  "company",
  "primary",
  "main",
  "business",
  "supplier",
  "vendor",
];

/** A field that a name may mean, the surest first. */
export interface Meant {
  readonly field: string;
  readonly rank: NameRank;
}

/** Which of these fields a squashed name may mean. */
export type NameIndex = (squashed: string) => readonly Meant[];

/** Makes the index of these fields once; it is asked for every header. */
export function makeNameIndex(fields: readonly Field[]): NameIndex {
  const byName = new Map<string, Meant[]>();
  const add = (name: string, field: Field, rank: NameRank) => {
    const own = byName.get(name);
    if (!own) byName.set(name, [{ field: field.name, rank }]);
    else if (!own.some((meant) => meant.field === field.name)) own.push({ field: field.name, rank });
  };
  for (const field of fields) {
    add(squashName(field.label), field, 0);
    add(squashName(field.name), field, 0);
  }
  for (const field of fields) for (const name of otherNames(field)) add(name.text, field, name.rank);
  const meantBy = (squashed: string) =>
    [...(byName.get(squashed) ?? [])].sort((one, other) => one.rank - other.rank);
  return (squashed) => {
    const known = meantBy(squashed);
    return known.length > 0 ? known : meantBy(withoutOwner(squashed)).flatMap(onlyLoosely);
  };
}

/** "customeremail" → "email"; "companyname" says a company's name, so it stays. */
function withoutOwner(squashed: string): string {
  const owner = owners.find((own) => squashed.startsWith(own));
  const bare = owner === undefined ? "" : squashed.slice(owner.length);
  return bare === "name" || bare === "id" ? "" : bare;
}

function onlyLoosely({ field, rank }: Meant): readonly Meant[] {
  return rank === 2 || field === "id" ? [] : [{ field, rank: 2 }];
}

function otherNames(field: Field): readonly { readonly text: string; readonly rank: NameRank }[] {
  const [usual = "", loose = ""] = (names[field.name] ?? "").split("|");
  const listed = (texts: string, rank: NameRank) =>
    texts.split(",").map((text) => ({ text: squashName(text), rank }));
  return [...listed(usual, 1), ...addressNames(field.name), ...listed(loose, 2)].filter(
    ({ text }) => text !== "",
  );
}

/** An address stands twice on a contact; names without an owner mean the delivery address. */
function addressNames(name: string): readonly { readonly text: string; readonly rank: NameRank }[] {
  const isPostal = name.startsWith("postal");
  const part = isPostal ? name.charAt(6).toLowerCase() + name.slice(7) : name;
  const owned = addressOwners[isPostal ? "postal" : "delivery"];
  return (addressParts[part] ?? []).flatMap((text) =>
    owned.map((owner) => ({ text: owner + text, rank: 1 as const })),
  );
}
