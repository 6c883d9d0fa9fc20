// What people call a record, and a type of record, in a sentence. Knows no sheet.
import { contactTypeName, idOfKey, typeNameOf } from "./record-key";
import { isNewKey, textOf, type Entries, type Key } from "./value";

/** The type's name in a sentence: "contact", "GL account", "delivery address". */
export function nounOf(typeName: string): string {
  return typeName.replaceAll("_", " ").replace(/^gl /, "GL ");
}

/** More or fewer than one of them: "contacts", "delivery addresses". */
export function pluralNounOf(typeName: string): string {
  const noun = nounOf(typeName);
  return noun.endsWith("s") ? `${noun}es` : `${noun}s`;
}

/** The record by what it is called, else by its id: "Harbour Cafe Ltd", "W26 Winter sale", "contact 41", "new promotion". */
export function recordName(key: Key, entries: Entries): string {
  const text = (name: string) => textOf(entries[name]) ?? "";
  const person = [text("firstName"), text("lastName")].filter(Boolean).join(" ");
  const typeName = typeNameOf(key);
  const named =
    typeName === contactTypeName
      ? text("company") || person
      : person || ownName(typeName, text) || text("company");
  if (named) return named;
  return isNewKey(key) ? `new ${nounOf(typeName)}` : `${nounOf(typeName)} ${idOfKey(key)}`;
}

function ownName(typeName: string, text: (name: string) => string): string {
  if (typeName === "tax_rule") return [text("country"), text("state")].filter(Boolean).join(" ");
  return [text("code"), text("name") || text("label") || text("address1")].filter(Boolean).join(" ");
}
