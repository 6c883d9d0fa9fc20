/**
 * The list of everything that is hosted: each subject adds its members to the registry here, and stops listening to the
 * engine when the host ends. A new subject is one line.
 */
import type { HostContext } from "./host-context";
import { installRange } from "./range";
import { installRangeCells } from "./range-cells";
import { installCustomXml } from "./custom-xml";
import { installFilters } from "./filter";
import { installFreeze } from "./freeze";
import { installSettings } from "./settings";
import { installSorts } from "./sort";
import { installTables } from "./table-collection";
import { installTableColumns } from "./table-columns";
import { installTableRows } from "./table-rows";
import { installValidation } from "./validation";
import { installWorkbook } from "./workbook";
import { installWorksheet } from "./worksheet";

/** Adds a subject's members, and answers how to stop it where it listens to the engine. */
export type Install = (host: HostContext) => void | (() => void);

const SUBJECTS: readonly Install[] = [
  installWorkbook,
  installWorksheet,
  installRange,
  installRangeCells,
  installCustomXml,
  installFilters,
  installFreeze,
  installSettings,
  installSorts,
  installTables,
  installTableColumns,
  installTableRows,
  installValidation,
];

/** Installs every subject; the answer undoes it. */
export function installClasses(host: HostContext): () => void {
  const stops = SUBJECTS.map((install) => install(host));
  return () => {
    for (const stop of stops) stop?.();
  };
}
