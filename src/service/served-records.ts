// Records of the served resources as the contract writes them, with the parts that stand in them. Knows no request.
import type { Selected } from "../contract/cin7/fields";
import type { ListQuery } from "../contract/cin7/query";
import type { Part, Resource } from "../contract/cin7/resources";
import { makeWire, type WireRecord } from "../contract/cin7/wire";
import type { Values } from "../domain/value";
import type { Database } from "./database/database";
import { readParts, readServedPage } from "./database/served-pages";

type PageQuery = Pick<ListQuery, "page" | "rows" | "order" | "where">;

export interface ServedReader {
  /** The records of a page with their parts; parts that no property of `fields` names are not read. */
  readonly pageOf: (query: PageQuery, fields?: readonly Selected[]) => Promise<readonly WireRecord[]>;
}

/** A reader of one resource. */
export function makeServedReader(database: Database, { type, parts }: Resource): ServedReader {
  const wire = makeWire(type);
  const readers = parts.map((part) => ({ part, read: makePartReader(database, part) }));
  return {
    pageOf: async (query, fields) => {
      const page = await readServedPage(database, type, query);
      const records = page.map((values): Record<string, unknown> => ({ ...wire.toWire(values) }));
      const wanted = readers.filter(({ part }) => page.length > 0 && isWanted(part, fields));
      for (const { part, read } of wanted) {
        const standing = await read(page.map(idOf));
        page.forEach((values, at) => {
          Object.assign(records[at] ?? {}, { [part.property]: standing.get(idOf(values)) ?? [] });
        });
      }
      return records;
    },
  };
}

function isWanted({ property }: Part, fields: readonly Selected[] | undefined): boolean {
  return !fields || fields.some(({ name }) => name.toLowerCase() === property.toLowerCase());
}

function makePartReader(
  database: Database,
  { type, parentField }: Part,
): (ids: readonly number[]) => Promise<ReadonlyMap<number, readonly WireRecord[]>> {
  const wire = makeWire(type);
  return async (ids) => {
    const parts = await readParts(database, type, { parentField, ids });
    return new Map([...parts].map(([id, some]) => [id, some.map((part) => wire.toWire(part))]));
  };
}

function idOf(values: Values): number {
  return Number(values["id"]);
}
