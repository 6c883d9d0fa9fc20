// The mappings of other systems' exports, as one setting of the account: few, and read together.
import { keptMappingsShape, type KeptMapping } from "../../contract/mappings";
import type { Database } from "./database";

const setting = "export mappings";
const mostKept = 100;

/** Those kept, the last settled first; none where what stands there is of another form. */
export async function readMappings(database: Database): Promise<readonly KeptMapping[]> {
  const row = await database.first<{ readonly value: string }>("SELECT value FROM setting WHERE name = ?", [
    setting,
  ]);
  const kept = keptMappingsShape.safeParse(row && JSON.parse(row.value));
  return kept.success ? kept.data.mappings : [];
}

/** Keeps a mapping in the place of the one of the same type and names; beyond a hundred the oldest go. */
export function writeMapping(database: Database, mapping: KeptMapping): Promise<void> {
  return database.transact(async (inside) => {
    const others = (await readMappings(inside)).filter((own) => nameOf(own) !== nameOf(mapping));
    const mappings = [mapping, ...others].slice(0, mostKept);
    await inside.run(
      "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      [setting, JSON.stringify({ mappings })],
    );
  });
}

function nameOf({ type, columns }: KeptMapping): string {
  return [type, ...Object.keys(columns).sort()].join("\n");
}
