// Records of a served resource as the tables hold them, with their parts.
import type { Resource } from "../../contract/cin7/resources";
import type { Values } from "../../domain/value";
import type { Database } from "../database/database";
import { readRows } from "../database/served-rows";
import type { Held } from "./keeper";

/** The records with these ids; those that do not exist are absent. */
export async function readHeld(
  database: Database,
  { type, parts }: Resource,
  ids: readonly number[],
): Promise<Map<number, Held>> {
  const values = [...new Set(ids)];
  const rows = await readRows(database, type, { field: "id", values });
  const partRows = new Map<string, readonly Values[]>();
  for (const part of parts)
    partRows.set(part.property, await readRows(database, part.type, { field: part.parentField, values }));
  return new Map(
    rows.map((row) => {
      const id = Number(row["id"]);
      const own = parts.map(({ property, parentField }): [string, readonly Values[]] => [
        property,
        (partRows.get(property) ?? []).filter((part) => part[parentField] === id),
      ]);
      return [id, { id, values: row, parts: new Map(own) }];
    }),
  );
}
