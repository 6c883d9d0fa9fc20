// Who matches three letters, and what of them matched. Pure.
import { searchLimits, type SearchAnswer } from "../contract/app";
import type { Draft } from "../domain/check";
import { contactTypeName, typeNameOf } from "../domain/record-key";
import { recordName } from "../domain/record-name";
import { textOf, type Entries, type Key } from "../domain/value";
import { keyName } from "../domain/wording";

/** Someone who was found, by the service or among the loaded records. */
export interface Person {
  readonly key: Key;
  readonly type: string;
  /** Company, else the person's name, else the email. */
  readonly name: string;
  /** What matched, with its label: "Phone 09 555 0134"; empty where the name itself says it. */
  readonly because: string;
  readonly isActive: boolean;
}

/** A match as `GET /app/search` answers it. */
export type Match = SearchAnswer["matches"][number];

/** Fewer letters match too many; more are no name. */
export const fewestLetters = searchLimits.letters;
export const mostLetters = 100;

/** How many are listed. */
export const mostPeople = 20;

const digitsIn = (text: string) => text.replace(/\D/g, "");

/** True where the letters stand in what is told, in whatever case; in a phone number also without its spaces and signs. */
function holds([label, text]: Told[number], letters: string): boolean {
  if (!text) return false;
  if (text.toLowerCase().includes(letters.toLowerCase())) return true;
  const isNumber = (label === "Phone" || label === "Mobile") && /^[\d\s()+.-]+$/.test(letters);
  const digits = digitsIn(letters);
  return isNumber && digits.length >= fewestLetters && digitsIn(text).includes(digits);
}

type Told = readonly (readonly [label: string, text: string | null | undefined])[];

function toldOf(match: Match): Told {
  const { company, name, email, phone, accountNumber, city } = match;
  return [
    ["", company],
    ["", name],
    ["Email", email],
    ["Phone", phone],
    ["Account number", accountNumber],
    ["City", city],
  ];
}

function because(told: Told, letters: string, ifNone: string): string {
  const [label, text] = told.find((own) => holds(own, letters)) ?? ["", ifNone];
  return [label, text].filter(Boolean).join(" ");
}

/** A match of the service as it is listed. What the service looks through and does not send, as the postcode, is told by the city. */
export function toPerson(match: Match, letters: string): Person {
  const name = match.company || match.name || match.email || `contact ${match.id}`;
  const said = because(toldOf(match), letters, match.city ?? "");
  return {
    key: String(match.id),
    type: match.type ?? "",
    name,
    because: said === name ? "" : said,
    isActive: match.isActive !== false,
  };
}

/** Who matches among the loaded contacts as the sheets have them, new rows too; the first `mostPeople`. */
export function peopleIn(drafts: readonly Draft[], letters: string): readonly Person[] {
  const found: Person[] = [];
  for (const { key, entries } of drafts) {
    if (typeNameOf(key) !== contactTypeName) continue;
    const told = toldOfEntries(entries);
    if (!told.some((own) => holds(own, letters))) continue;
    const name = recordName(key, entries);
    const said = because(told, letters, "");
    found.push({
      key,
      type: textOf(entries["type"]) ?? "",
      name,
      because: said === name ? "" : said,
      isActive: entries["isActive"] !== false,
    });
    if (found.length === mostPeople) break;
  }
  return found;
}

function toldOfEntries(entries: Entries): Told {
  const text = (field: string) => textOf(entries[field]);
  const person = [text("firstName"), text("lastName")].filter(Boolean).join(" ");
  return [
    ["", text("company")],
    ["", person],
    ["Email", text("email")],
    ["Phone", text("phone")],
    ["Mobile", text("mobile")],
    ["Account number", text("accountNumber")],
    ["Postcode", text("postCode")],
    ["Postcode", text("postalPostCode")],
  ];
}

/** What a search came to. */
export type Found =
  | {
      readonly kind: "people";
      readonly letters: string;
      readonly people: readonly Person[];
      /** True where the service did not answer: only what this workbook holds was looked through. */
      readonly isOffline: boolean;
    }
  | { readonly kind: "not searched"; readonly message: string };

/** How it went, for the line under the box. */
export function sayFound(found: Found | undefined): string {
  if (!found)
    return `Type ${fewestLetters} letters or more of a company, name, email, phone, account number or postcode.`;
  if (found.kind === "not searched") return found.message;
  const { people, letters, isOffline } = found;
  const where = isOffline ? " in this workbook (the service does not answer)" : "";
  if (people.length === 0) return `Nobody matches “${letters}”${where}.`;
  if (people.length === mostPeople)
    return `The first ${mostPeople} that match${where}; type more to narrow them.`;
  return people.length === 1 ? `1 contact matches${where}.` : `${people.length} contacts match${where}.`;
}

/** The second line of a person in the list: "Supplier · Phone 09 555 0134 · not active". */
export function sayPerson({ key, type, because: matched, isActive }: Person): string {
  return [type, matched, keyName(key), isActive ? "" : "not active"].filter(Boolean).join(" · ");
}
