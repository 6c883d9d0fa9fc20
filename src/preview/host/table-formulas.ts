/**
 * Lets formulas name tables and their columns (`=SUM(Orders[Total])`): tells the formula engine which tables there
 * are. The engine reads such references; the host only keeps its list up to date.
 */
import { RemoveSuperTableMutation, SetSuperTableMutation } from "@univerjs/engine-formula";
import { toEngineRange } from "./engine-shift";
import type { HostContext } from "./host-context";
import { allTables, columnNames } from "./table-record";
import type { TableRecord } from "./table-record";

/** A table's columns by name, whatever its case, as they stand when a formula is read. */
class ColumnTitles extends Map<string, number> {
  constructor(private readonly names: () => readonly string[]) {
    super();
  }

  override get(title: string): number | undefined {
    const wanted = title.trim().toLowerCase();
    const offset = this.names().findIndex((name) => name.toLowerCase() === wanted);
    return offset < 0 ? undefined : offset;
  }
}

/** Begins to tell the formula engine of every table that comes, goes or changes; the answer ends it. */
export function tellTablesToFormulas(host: HostContext): () => void {
  const unitId = host.engine.workbook().getUnitId();
  let told: readonly TableRecord[] = [];

  function tell(table: TableRecord): void {
    const titleMap = new ColumnTitles(() => columnNames(table, host));
    const reference = { sheetId: table.sheetId, titleMap, range: toEngineRange(table.area) };
    host.engine.execute(
      SetSuperTableMutation.id,
      { unitId, tableName: table.name, reference },
      { local: true },
    );
  }

  function update(): void {
    const tables = allTables(host);
    if (tables === told) return;
    const before = told;
    told = tables;
    for (const table of before) {
      if (tables.some(({ name }) => name === table.name)) continue;
      host.engine.execute(RemoveSuperTableMutation.id, { unitId, tableName: table.name }, { local: true });
    }
    for (const table of tables) if (!before.includes(table)) tell(table);
  }

  update();
  const listening = host.engine.afterMutation(update);
  return () => listening.dispose();
}
