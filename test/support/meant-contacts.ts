// Which contacts a filter of the pane means, as a plain predicate over records in memory: what a backend answers is held against it.
import type { ContactFilter } from "../../src/contract/app";
import { splitTicks, splitValued } from "../../src/domain/spelling";
import { textOf, type Value, type Values } from "../../src/domain/value";

const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const holds = (value: Value | undefined, part: string) => lower(textOf(value) ?? "").includes(lower(part));
const ticks = (value: Value | undefined) => splitTicks(textOf(value) ?? "").map(lower);

const searched = ["company", "firstName", "lastName", "email", "phone", "mobile", "accountNumber"];

/** Those of the contacts. `changedSince` is asked by tests that know what changed. */
export function meantBy(filter: ContactFilter, contacts: readonly Values[]): readonly Values[] {
  const { types, isActive, priceColumn, group, stage, city, field, ids, text, promotion } = filter;
  const conditions: ((contact: Values) => boolean)[] = [
    ...(types ? [(contact: Values) => types.includes(textOf(contact["type"]) ?? "")] : []),
    ...(isActive === undefined ? [] : [(contact: Values) => contact["isActive"] === isActive]),
    ...(priceColumn === undefined ? [] : [(contact: Values) => contact["priceColumn"] === priceColumn]),
    ...(group === undefined ? [] : [(contact: Values) => ticks(contact["group"]).includes(lower(group))]),
    ...(stage === undefined ? [] : [(contact: Values) => ticks(contact["stages"]).includes(lower(stage))]),
    ...(promotion === undefined
      ? []
      : [(contact: Values) => promotionsOf(contact).includes(lower(promotion))]),
    ...(city === undefined ? [] : [(contact: Values) => holds(contact["city"], city)]),
    ...(field ? [(contact: Values) => holds(contact[field.name], field.text)] : []),
    ...(ids ? [(contact: Values) => ids.includes(Number(contact["id"]))] : []),
    ...(text === undefined ? [] : [(contact: Values) => hasText(contact, text)]),
  ];
  return contacts.filter((contact) => conditions.every((isMet) => isMet(contact)));
}

function promotionsOf(contact: Values): string[] {
  return splitValued(textOf(contact["promotions"]) ?? "").map(({ name }) => lower(name));
}

function hasText(contact: Values, text: string): boolean {
  const [first, last] = [textOf(contact["firstName"]), textOf(contact["lastName"])];
  const whole = first === undefined || last === undefined ? null : `${first} ${last}`;
  return searched.some((name) => holds(contact[name], text)) || holds(whole, text);
}
