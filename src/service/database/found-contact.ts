// A contact as the search shows it: its columns, and what they say.
import type { SearchAnswer } from "../../contract/app";

export type FoundContact = SearchAnswer["matches"][number];

export const foundColumns = `id, "type", "company", trim(coalesce("firstName", '') || ' ' || coalesce("lastName", '')) AS name,
  "email", "phone", "accountNumber", "city", "isActive"`;

export type FoundRow = Omit<FoundContact, "isActive"> & { readonly isActive: number | null };

export function foundOf({ isActive, name, ...contact }: FoundRow): FoundContact {
  return { ...contact, name: name === "" ? null : name, isActive: isActive === null ? null : isActive === 1 };
}

/** The first `rows` of what the steps find, no contact twice; a step is only taken while there are fewer. */
export async function firstOf(
  rows: number,
  steps: readonly ((most: number) => Promise<readonly FoundContact[]>)[],
): Promise<FoundContact[]> {
  const found = new Map<number, FoundContact>();
  for (const step of steps) {
    if (found.size >= rows) break;
    for (const one of await step(rows + found.size)) if (found.size < rows) found.set(one.id, one);
  }
  return [...found.values()];
}
