// Keys of every type of record. A contact's key is its id as text; every other record's begins with the name of its type, so that a
// key alone tells what it is the key of: "41", "promotion 7", "new 2", "new promotion 1".
import { isNewKey, type Key } from "./value";

export const contactTypeName = "contact";

const newMark = "new ";
const digitZero = 48;
const digitNine = 57;

/** The key of the record of that type with this id; `id` may also be that of a new one, "new 3". */
export function keyOfId(typeName: string, id: string): Key {
  if (typeName === contactTypeName || id === "") return id;
  return id.startsWith(newMark) ? `${newMark}${typeName} ${id.slice(newMark.length)}` : `${typeName} ${id}`;
}

/** The name of the record's type. */
export function typeNameOf(key: Key): string {
  const first = key.charCodeAt(0);
  if (first >= digitZero && first <= digitNine) return contactTypeName;
  const words = (isNewKey(key) ? key.slice(newMark.length) : key).split(" ");
  return words.length > 1 ? (words[0] ?? contactTypeName) : contactTypeName;
}

/** The id within its type, as its cell shows it: "7", "new 1". */
export function idOfKey(key: Key): string {
  const typeName = typeNameOf(key);
  if (typeName === contactTypeName) return key;
  return isNewKey(key)
    ? `${newMark}${key.slice(newMark.length + typeName.length + 1)}`
    : key.slice(typeName.length + 1);
}
