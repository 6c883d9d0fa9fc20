// Loads contacts from a Cin7 account: asks for at least those that are meant, takes them into the mirror, and answers what of them the
// filter means, joined with what only our database holds of them. No contact comes twice.
import type { ContactFilter } from "../contract/app";
import type { RecordType } from "../domain/catalogue";
import type { Values } from "../domain/value";
import type { Backend } from "./backend";
import { whereOf } from "./cin7-filter";
import type { Mirror } from "./cin7-mirror";
import type { Reader } from "./cin7-reader";

interface Loading {
  readonly own: Backend;
  readonly mirror: Mirror;
  readonly reader: Reader;
}

/** The contacts that match, ordered by id as far as the account is asked in that order, in pages. */
export async function* readMatching(
  loading: Loading,
  filter: ContactFilter,
  type: RecordType,
): AsyncGenerator<readonly Values[]> {
  const seen = new Set<number>();
  for await (const ids of idsAsked(loading, filter, type)) {
    const fresh = ids.filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    if (fresh.length > 0) yield* loading.own.readContacts({ ...filter, ids: fresh }, type);
  }
}

/** Ids of contacts that have just been read, page by page: all that may match. */
async function* idsAsked(
  loading: Loading,
  filter: ContactFilter,
  type: RecordType,
): AsyncGenerator<readonly number[]> {
  const { mirror, reader } = loading;
  if (filter.ids) yield* readListed(loading, filter.ids);
  else if (filter.promotion !== undefined) yield* readListed(loading, await knownIds(loading, filter, type));
  else if (Object.values(filter).every((part) => part === undefined)) {
    for await (const page of mirror.readAll(reader)) yield page.map(idIn);
  } else {
    for await (const rows of reader.pages("Contacts", { where: whereOf(filter) }))
      yield (await mirror.take(rows)).map(idIn);
    // What only we hold of a contact may have moved though the account's own date has not.
    if (filter.changedSince !== undefined) yield await knownIds(loading, filter, type);
  }
}

const idIn = (contact: Values): number => Number(contact["id"]);

/** Ids by what the mirror holds. */
async function knownIds(
  { own }: Loading,
  filter: ContactFilter,
  type: RecordType,
): Promise<readonly number[]> {
  const ids: number[] = [];
  for await (const page of own.readContacts(filter, type)) ids.push(...page.map(idIn));
  return ids;
}

const mostAtOnce = 250;

async function* readListed(
  { reader, mirror }: Loading,
  ids: readonly number[],
): AsyncGenerator<readonly number[]> {
  const sorted = [...new Set(ids)].sort((one, other) => one - other);
  for (let start = 0; start < sorted.length; start += mostAtOnce) {
    const some = sorted.slice(start, start + mostAtOnce);
    const found = (await mirror.take(await reader.byIds("Contacts", some))).map(idIn);
    const known = new Set(found);
    await mirror.forget(some.filter((id) => !known.has(id)));
    yield found;
  }
}
