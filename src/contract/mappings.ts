// /app/mappings: how the columns of other systems' exports go to ours, as people settled it once; kept for the account by the export's names.
import { z } from "zod";

const most = { columns: 500, name: 200 } as const;
const name = z.string().max(most.name);

const columnsShape = z
  .record(name, name)
  .refine((columns) => Object.keys(columns).length <= most.columns, `has more than ${most.columns} columns`);

/** The body of `PUT /app/mappings`: it replaces the one of the same type and names. */
export const keptMappingShape = z.strictObject({
  /** The type of record that the rows are of. */
  type: name,
  /** The id of our column by the export's name, without what spellings differ in; "" where it is left out. */
  columns: columnsShape,
  /** The column by which rows are matched; "" where all rows are new. */
  matchBy: name,
  /** What new rows hold where the export says nothing, by column. */
  always: z.record(name, name),
});
export type KeptMapping = z.infer<typeof keptMappingShape>;

/** As `GET /app/mappings` answers, the last settled first. */
export const keptMappingsShape = z.object({ mappings: z.array(keptMappingShape) });
