// What a new record cannot do without, before any rule has run: said while an export is mapped. The rules have the last word.
import { identityFields } from "./key";

const needs: Readonly<Record<string, readonly (readonly string[])[]>> = {
  contact: [["type"], ["company", "firstName"]],
  secondary_contact: [["contactId"], ["firstName", "lastName"]],
  delivery_address: [["contactId"]],
};

/** The fields of which each group needs one, for new records of this type; where nothing else is known, its name or code. */
export function neededFields(typeName: string): readonly (readonly string[])[] {
  return needs[typeName] ?? identityFields(typeName).slice(0, 1);
}
