// The pane's end of /app/mappings: how other systems' exports were mapped before. A refusal becomes a Fault that says what to do.
import { keptMappingsShape, type KeptMapping } from "../contract/mappings";
import { ask } from "./service";

/** The mappings that the account keeps, the last settled first. */
export async function readMappings(): Promise<readonly KeptMapping[]> {
  return keptMappingsShape.parse(await (await ask("/app/mappings")).json()).mappings;
}

/** Keeps a mapping in the place of the one for the same names. */
export async function writeMapping(mapping: KeptMapping): Promise<void> {
  await ask("/app/mappings", { method: "PUT", body: JSON.stringify(mapping) });
}
