// Writes words into the status cells of records, on every sheet that has a row of theirs. Decides nothing about them.
import type { Key } from "../domain/value";
import { queueColumns, quietly, run } from "./excel-cells";
import { findBook } from "./excel-find";
import { readKeys } from "./excel-marks";
import { columnWrites } from "./sheet-cells";

/** Rows that are gone are left out. */
export function writeStatuses(statuses: ReadonlyMap<Key, string>): Promise<void> {
  return run(async (context) => {
    const found = await findBook(context);
    const tables = await readKeys(context, found);
    const writes = tables.flatMap(({ found: { name }, rowOf, statusAt }) =>
      [...statuses].flatMap(([key, cell]) => {
        const row = rowOf.get(key);
        return row === undefined || statusAt === undefined
          ? []
          : [{ table: name, row, column: statusAt, cell }];
      }),
    );
    if (writes.length === 0) return;
    await quietly(context, async () => {
      queueColumns(found, columnWrites(writes));
      await context.sync();
    });
  });
}
