// How findings say things: amounts, quoted text, lists of names, a record's name. Knows no rule and no locale: the same words
// on every machine.
import type { Draft } from "./check";
import type { Field } from "./field";
import { isNewKey, isUnread, textOf, type Entry, type Key } from "./value";

const hundred = 100;
const longestQuote = 60;

/** A count of hundredths as people write it: 500000 → "5,000", 81250 → "812.50". */
export function amount(hundredths: number): string {
  const [whole = "", cents = ""] = (Math.abs(hundredths) / hundred).toFixed(2).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${hundredths < 0 ? "-" : ""}${grouped}${cents === "00" ? "" : `.${cents}`}`;
}

/** An amount of money with its currency: "NZD 5,000". */
export function money(hundredths: number, currency: string): string {
  return `${currency} ${amount(hundredths)}`;
}

/** A text in typographic quotes, cut where it is long. */
export function quote(text: string): string {
  return `“${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}”`;
}

/** An entry as a message shows it, without its field's labels: text and what was typed in quotes. */
export function shown(entry: Entry | undefined): string {
  if (entry === null || entry === undefined) return "blank";
  if (isUnread(entry)) return quote(entry.typed);
  return quote(typeof entry === "string" ? entry : String(entry).toUpperCase());
}

/** Names as a choice: "A, B or C"; a long list is cut and counted. */
export function anyOf(names: readonly string[], most = 6): string {
  const first = names.slice(0, most);
  if (names.length > most) return `${first.join(", ")} … (${names.length} in all)`;
  return first.length < 2 ? first.join("") : `${first.slice(0, -1).join(", ")} or ${first.at(-1) ?? ""}`;
}

/** A field's label inside a sentence: "credit limit", but "GL account". */
export function labelOf(field: Field): string {
  const { label } = field;
  const isAbbreviation = label.length > 1 && label[1] === label[1]?.toUpperCase() && label[1] !== " ";
  return isAbbreviation ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** A record's key in a sentence: "#41", or "new 1". */
export function keyName(key: Key): string {
  return isNewKey(key) ? key : `#${key}`;
}

/** A contact in a sentence: "Harbour Cafe Ltd #41". */
export function contactName({ key, entries }: Draft): string {
  const { company, firstName, lastName } = entries;
  const person = [textOf(firstName), textOf(lastName)].filter(Boolean).join(" ");
  return `${textOf(company) ?? person} ${keyName(key)}`.trim();
}
