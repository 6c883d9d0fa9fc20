// One ordinary contact of the sample account by its number: the same number is the same contact, however many are made.
// Nothing here breaks a rule on purpose; that is mess.ts.
import type { Values } from "../../domain/value";
import { companyOf, firstNames, jobTitles, lastNames, mailName } from "./names";
import { idOf, idOfPerson, mostPeople } from "./numbering";
import { countryNames, pickMobile, pickPhone, pickStreet, pickTown, type Town } from "./places";
import { makeRandom, type Random } from "./random";
import { lastMoment } from "./sale-calendar";
import { branchFinance, selling, supplierFinance, type Draft, type SampleType } from "./selling";
import { ticks } from "./ticks";

/** Every so many-th contact is a customer that branches are billed to. */
const parentEvery = 60;
const parentAt = 7;

/** True where branches may be billed to the contact of that number. */
export function isParent(index: number): boolean {
  return index % parentEvery === parentAt;
}

/** The type by number: 80 in 100 customers, 12 suppliers, 6 branches, 2 internal. */
function typeOf(index: number, random: Random): SampleType {
  const share = random.below(100);
  if (isParent(index) || share < 80) return "Customer";
  if (share < 92) return "Supplier";
  if (share < 98) return index > parentAt ? "Branch" : "Customer";
  return "Internal";
}

interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

function pickPerson(domain: string, random: Random): Person {
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  return { firstName, lastName, email: `${mailName(firstName)}.${mailName(lastName)}@${domain}` };
}

/** The contact of that number; `forced` overrides the type that chance gives it. */
export function ordinaryContact(index: number, forced?: SampleType): Draft {
  const random = makeRandom(index);
  const chosen = typeOf(index, random);
  const town = pickTown(random);
  const type = forced ?? chosen;
  const parent = type === "Branch" ? parentOf(index, random) : undefined;
  const contact = identity(index, { type, town, random, ...(parent ? { parent } : {}) });
  // Parts are assigned, not spread: spreading sixty fields at a time made the sample ten times slower.
  Object.assign(contact, addresses(town, random), selling(type, town, random));
  if (type === "Supplier") Object.assign(contact, supplierFinance(town, random));
  if (parent) Object.assign(contact, branchFinance(parent));
  Object.assign(contact, ticks(index, type === "Customer" || type === "Branch", contact["group"]));
  return Object.assign(contact, custom(random), dates(index, random));
}

function parentOf(index: number, random: Random): Values {
  const newest = Math.floor((index - 1 - parentAt) / parentEvery);
  return ordinaryContact(random.below(newest + 1) * parentEvery + parentAt);
}

interface Part {
  readonly type: SampleType;
  readonly town: Town;
  readonly random: Random;
  readonly parent?: Values;
}

function identity(index: number, { type, town, random, parent }: Part): Draft {
  const { name, slug } = companyOf(index, town.country);
  const domain = type === "Internal" ? "harbourtrading.example" : `${slug}.example`;
  const person = pickPerson(domain, random);
  const internalEmail = `${mailName(person.firstName)}.${mailName(person.lastName)}.${idOf(index)}@${domain}`;
  const company = parent ? `${String(parent.company)} – ${town.city}` : name;
  return {
    id: idOf(index),
    type,
    isActive: isParent(index) || random.chance(0.94),
    company: type === "Internal" ? null : sharedName(index, company, type),
    firstName: person.firstName,
    lastName: person.lastName,
    jobTitle: random.pick(jobTitles),
    accountNumber: accountNumberOf(index, type),
    integrationRef: random.chance(0.3) ? `cus_${(index * 7919 + 100_003).toString(36)}` : null,
    email: index % 12 === 10 ? null : type === "Internal" ? internalEmail : person.email,
    phone: pickPhone(town, index, random),
    mobile: random.chance(0.7) ? pickMobile(town, index, random) : null,
    fax: random.chance(0.05) ? pickPhone(town, index, random) : null,
    website: type === "Internal" ? null : `www.${slug}.example`,
    notes: random.chance(0.15) ? random.pick(ordinaryNotes) : null,
    secondaryContacts: random.chance(0.1) ? secondaryContacts(index, { company, domain }, random) : null,
    accountingIntegrationId: null,
  };
}

/** Now and then a company carries the name of an earlier one, as in real accounts. */
function sharedName(index: number, company: string, type: SampleType): string {
  const isShared = type === "Customer" && index % 50 === 31;
  return isShared ? companyOf(index - 30, "NZ").name : company;
}

/** Suppliers' numbers are all digits with leading zeros. */
function accountNumberOf(index: number, type: SampleType): string {
  const digits = String(idOf(index));
  return type === "Supplier" ? digits.padStart(8, "0") : `${type.charAt(0)}${digits.padStart(5, "0")}`;
}

const ordinaryNotes = [
  "Deliver before 10 am, back entrance.",
  "Call ahead; the loading dock closes at 3.",
  "Prefers statements by email.",
  "Asked for the spring price list.",
  "Pallets only, no loose cartons.",
] as const;

/** One or two further people as canonical JSON; their ids follow from the contact's number. */
function secondaryContacts(
  index: number,
  { company, domain }: { readonly company: string; readonly domain: string },
  random: Random,
): string {
  const people = Array.from({ length: 1 + random.below(mostPeople) }, (_, at) => {
    const { firstName, lastName, email } = pickPerson(domain, random);
    const short = email.length > 50 ? null : email;
    return {
      id: idOfPerson(index, at),
      company,
      firstName,
      lastName,
      jobTitle: random.pick(jobTitles),
      email: short,
      mobile: null,
      phone: null,
    };
  });
  return JSON.stringify(people);
}

function addresses(town: Town, random: Random): Draft {
  const hasPostal = random.chance(0.4);
  const { city, state, postCode } = town;
  const country = countryNames[town.country];
  return {
    address1: pickStreet(random),
    address2: random.chance(0.15) ? `Unit ${1 + random.below(20)}` : null,
    city,
    state,
    postCode,
    country,
    postalAddress1: hasPostal ? `PO Box ${10 + random.below(9000)}` : null,
    postalAddress2: null,
    postalCity: hasPostal ? city : null,
    postalState: hasPostal ? state : null,
    postalPostCode: hasPostal ? postCode : null,
    postalCountry: hasPostal ? country : null,
  };
}

function custom(random: Random): Draft {
  return {
    members_1000: random.chance(0.5) ? `Route ${random.pick(["North", "South", "City", "Airport"])}` : null,
    members_1001: random.chance(0.3) ? 50 * (100 + random.below(2000)) : null,
    members_1002: random.chance(0.3)
      ? `2027-${String(1 + random.below(12)).padStart(2, "0")}-${String(1 + random.below(28)).padStart(2, "0")}`
      : null,
    members_1003: random.chance(0.8) ? random.chance(0.5) : null,
    members_1004: random.chance(0.4) ? random.pick(["Gold", "Silver", "Bronze"]) : null,
  };
}

const firstDay = Date.UTC(2019, 0, 7);
const hourMs = 3_600_000;
const instant = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

const dayMs = 24 * hourMs;

/** Contacts come in by their number, so many hours apart; after so many from the start again. Later than all of them is the first order. */
const apartMs = 16 * hourMs;
const inOneRound = 2_500;

/** Created from 2019 to 2023, modified at some time since then. */
function dates(index: number, random: Random): Draft {
  const created = firstDay + (index % inOneRound) * apartMs + random.below(3600) * 1000;
  const modified = created + (random.below(10_000) / 10_000) * (lastMoment - dayMs - created);
  return {
    lastOrderDate: random.chance(0.8) ? instant(created + random.below(10_000) * hourMs) : null,
    createdDate: instant(created),
    modifiedDate: instant(modified),
  };
}
