// The account's lists made ready for reading and printing: a code's label, and the code that a text means. It never guesses
// and never loses text: what no entry or more than one entry answers to stays as it was typed, for a rule to refuse.
import { countryName, countryOf, type CountryCode } from "./country";
import type { Field, ListName, TickList } from "./field";
import { listedIn, type Code, type Listed } from "./listed";
import type { Lists } from "./lists";
import type { Entry, Value } from "./value";

/** One list: printed label by code, code by text, and what a drop-down offers. */
export interface ListIndex {
  readonly labels: ReadonlyMap<Code, string>;
  readonly exact: ReadonlyMap<string, Code>;
  readonly ranks: readonly ReadonlyMap<string, readonly Code[]>[];
  readonly choices: readonly string[];
  readonly offered: ReadonlySet<Code>;
}

export interface TickIndex {
  readonly names: ReadonlySet<string>;
  /** The only name of that spelling; absent where two names differ by case alone. */
  readonly bySpelling: ReadonlyMap<string, string>;
  readonly choices: readonly string[];
}

/** Made once from an account's lists; asked for every cell. */
export interface Lookup {
  /** The index of one list, made when it is first asked for: of an account's hundred thousand parents few askers need one. */
  readonly list: (name: ListName) => ListIndex;
  readonly classifications: ReadonlyMap<number, TickIndex>;
  readonly tickLists: Readonly<Record<TickList, TickIndex>>;
  /** The account's own name of a country by its code, where its tax rates and tax rules name it. */
  readonly countries: ReadonlyMap<CountryCode, string>;
}

/** Two texts that are one for people: case, outer spaces and the kind and number of inner spaces do not count. */
function spelled(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, " ");
}

/** The index of these lists. Linear in the length of those that are asked for. */
export function makeLookup(lists: Lists): Lookup {
  const indexes = new Map<ListName, ListIndex>();
  const list = (name: ListName) => {
    const index = indexes.get(name) ?? indexOf(listedIn(lists, name));
    indexes.set(name, index);
    return index;
  };
  return {
    list,
    classifications: ticksOf(lists),
    countries: countriesOf(lists),
    tickLists: {
      stages: tickIndexOf(lists.stages),
      promotions: tickIndexOf(lists.promotions.map(({ code, isActive }) => ({ name: code, isActive }))),
      products: tickIndexOf(lists.products.map(({ code, isActive }) => ({ name: code, isActive }))),
    },
  };
}

/** A name that is no code; of several the first. */
function countriesOf({ taxRates, taxRules }: Lists): Map<CountryCode, string> {
  const names = new Map<CountryCode, string>();
  for (const { country } of [...taxRates, ...taxRules]) {
    const code = country !== null && country.length > 3 ? countryOf(country) : undefined;
    if (country !== null && code !== undefined && !names.has(code)) names.set(code, country.trim());
  }
  return names;
}

/** The name of the country that a text means, as the account writes it; a text that means none stays. */
export function countryNamed(text: string, lookup: Lookup): string {
  const code = countryOf(text);
  return code === undefined ? text : (lookup.countries.get(code) ?? countryName(code));
}

function indexOf(entries: readonly Listed[]): ListIndex {
  const ranks: Map<string, Code[]>[] = [];
  const exact = new Map<string, Code>();
  for (const { code, spellings } of entries) {
    if (typeof code === "string") exact.set(code, code);
    spellings.forEach((texts, rank) => {
      const bySpelling = (ranks[rank] ??= new Map<string, Code[]>());
      for (const text of texts) if (text && !isIdText(text, code)) addMeaning(bySpelling, text, code);
    });
  }
  const unlabelled = { exact, ranks, labels: new Map(), choices: [], offered: new Set<Code>() };
  const labels = new Map<Code, string>();
  for (const { code, forms } of entries) {
    if (!labels.has(code)) labels.set(code, firstSafeForm(unlabelled, code, forms));
  }
  const offered = new Set(entries.filter((entry) => entry.isOffered).map((entry) => entry.code));
  return { exact, ranks, labels, offered, choices: [...offered].map((code) => labels.get(code) ?? "") };
}

/** A name such as "41" or "#41" in a list of ids would hide the record with that id; ids go first. */
function isIdText(text: string, code: Code): boolean {
  return typeof code === "number" && plainId.test(text.trim());
}

function addMeaning(bySpelling: Map<string, Code[]>, text: string, code: Code): void {
  const key = spelled(text);
  const known = bySpelling.get(key);
  if (!known) bySpelling.set(key, [code]);
  else if (!known.includes(code)) known.push(code);
}

function firstSafeForm(index: ListIndex, code: Code, forms: readonly string[]): string {
  const isById = typeof code === "number";
  const parse = isById ? parseId : parseCode;
  const safe = forms.find((form) => form !== "" && form === form.trim() && parse(index, form) === code);
  return safe ?? (isById ? `#${code}` : quoteCode(code));
}

function ticksOf(lists: Lists): Map<number, TickIndex> {
  const indexes = new Map<number, TickIndex>();
  const ids = new Set(lists.groups.map((group) => group.classificationId ?? 0));
  for (const id of ids) {
    indexes.set(id, tickIndexOf(lists.groups.filter((group) => (group.classificationId ?? 0) === id)));
  }
  return indexes;
}

function tickIndexOf(
  entries: readonly { readonly name: string | null; readonly isActive: boolean | null }[],
): TickIndex {
  const named = entries.filter(({ name }) => name);
  const names = new Set(named.map(({ name }) => name ?? ""));
  const offered = named.filter(({ isActive }) => isActive !== false).map(({ name }) => name ?? "");
  return { names, bySpelling: onlySpellings(names), choices: [...new Set(offered)] };
}

function onlySpellings(names: ReadonlySet<string>): Map<string, string> {
  const bySpelling = new Map<string, string>();
  const shared = new Set<string>();
  for (const name of names) {
    const key = spelled(name);
    if (bySpelling.has(key)) shared.add(key);
    bySpelling.set(key, name);
  }
  for (const key of shared) bySpelling.delete(key);
  return bySpelling;
}

/** The entries of a list that a text may mean: none, one, or several that share a name. Ids are not looked at. */
export function meaningsOf(index: ListIndex, text: string): readonly Code[] {
  const exact = index.exact.get(text);
  if (exact !== undefined) return [exact];
  const key = spelled(text);
  for (const rank of index.ranks) {
    const codes = rank.get(key);
    if (codes) return codes;
  }
  return [];
}

/** The list's own code for one that a record carries, also in another case; `undefined` where the list has none. */
export function codeIn(index: ListIndex, carried: string): Code | undefined {
  if (index.labels.has(carried)) return carried;
  const key = spelled(carried);
  return meaningsOf(index, carried).find((code) => spelled(String(code)) === key);
}

const quoted = /^"[^]*"$/;

/** A code that would be read as something else stands in quotation marks: "2" in quotes is a code, 2 is tier 2. */
function quoteCode(code: Code): string {
  return `"${code}"`;
}

function isQuoted(text: string): boolean {
  return text.length > 1 && quoted.test(text);
}

function parseCode(index: ListIndex, typed: string): Value {
  const text = typed.trim();
  if (text === "") return null;
  if (isQuoted(text)) return text.slice(1, -1);
  const meanings = meaningsOf(index, text);
  return meanings.length === 1 ? (meanings[0] ?? text) : text;
}

const plainId = /^#?\d+$/;
const trailingId = /\s#(\d+)$/;

function parseId(index: ListIndex, typed: string): Entry {
  const text = typed.trim();
  if (text === "") return null;
  if (plainId.test(text)) return idOf(text.replace("#", ""), text);
  const meanings = meaningsOf(index, text);
  if (meanings.length === 1) return meanings[0] ?? null;
  return idOf(trailingId.exec(text)?.[1], text);
}

function idOf(digits: string | undefined, typed: string): Entry {
  const id = Number(digits);
  if (!Number.isSafeInteger(id)) return { typed };
  return id === 0 ? null : id;
}

/**
 * What was typed into a reference field: the code or id of the one entry that it means. What means none or several stays: as
 * text in a field of codes, as unread in a field of ids. A label that ends in "#41" means 41.
 */
export function parseReference(field: Field, typed: string | number, lookup: Lookup): Entry {
  const index = indexFor(field, lookup);
  return field.zeroForNone ? parseId(index, String(typed)) : parseCode(index, String(typed));
}

/** The label of a code or id; `parseReference` of it gives that code again, also where no list has it. */
export function printReference(field: Field, code: Code, lookup: Lookup): string {
  const index = indexFor(field, lookup);
  const label = index.labels.get(code);
  if (label !== undefined) return label;
  if (typeof code === "number") return field.zeroForNone ? `#${code}` : String(code);
  return parseCode(index, code) === code ? code : quoteCode(code);
}

/** The index of the list that a reference field refers to. */
export function indexFor(field: Field, lookup: Lookup): ListIndex {
  if (!field.list) throw new TypeError(`The field "${field.name}" refers to no list.`);
  return lookup.list(field.list);
}

/** The names that can be ticked in a field; undefined where its classification has none. */
export function ticksFor(field: Field, lookup: Lookup): TickIndex | undefined {
  return field.tickList
    ? lookup.tickLists[field.tickList]
    : lookup.classifications.get(field.classification ?? 0);
}

/** The list's own spelling of a ticked name; a name it does not have stays as it was typed. */
export function tickNamed(field: Field, name: string, lookup: Lookup): string {
  const index = ticksFor(field, lookup);
  if (!index || index.names.has(name)) return name;
  return index.bySpelling.get(spelled(name)) ?? name;
}

/** What the drop-down of a field offers, in the account's order; empty for a field without choices. */
export function choicesOf(field: Field, lookup: Lookup): readonly string[] {
  if (field.kind === "choice") return field.options ?? [];
  if (field.kind === "reference") return indexFor(field, lookup).choices;
  if (field.kind === "ticks") return ticksFor(field, lookup)?.choices ?? [];
  return [];
}
