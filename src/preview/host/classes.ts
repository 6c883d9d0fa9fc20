/**
 * The list of everything that is hosted: each subject adds its members to the registry here, and stops listening to the
 * engine when the host ends. A new subject is one line.
 */
import type { HostContext } from "./host-context";
import { installBorders } from "./borders";
import { installFill } from "./fill";
import { installFormat } from "./format";
import { installOutline } from "./outline";
import { installSpill } from "./spill";
import { installRange } from "./range";
import { installRangeAreas } from "./range-areas";
import { installRangeCopy } from "./range-copy";
import { installRangeFill } from "./range-fill";
import { installRangePlace } from "./range-place";
import { installRangeSearch } from "./range-search";
import { installRangeStructure } from "./range-structure";
import { installSizes } from "./sizes";
import { followRanges } from "./range-follow";
import { installRangeCells } from "./range-cells";
import { installCellStyles } from "./cell-styles";
import { installCellProperties } from "./cell-properties";
import { installDuplicates } from "./duplicates";
import { installWorkbookProtection } from "./workbook-protection";
import { installCustomXml } from "./custom-xml";
import { installFilters } from "./filter";
import { installDocumentProperties } from "./document-properties";
import { installHyperlinks } from "./hyperlinks";
import { followFormulas } from "./formula-events";
import { installFreeze } from "./freeze";
import { installNames } from "./names";
import { installProtection } from "./protection";
import { installRangeView } from "./range-view";
import { installSettings } from "./settings";
import { installSorts } from "./sort";
import { installTables } from "./table-collection";
import { installTableColumns } from "./table-columns";
import { installTableRows } from "./table-rows";
import { installValidation } from "./validation";
import { installWorkbook } from "./workbook";
import { installWorksheet } from "./worksheet";
import { installWorksheetEvents } from "./worksheet-events";
import { installWorksheets } from "./worksheets";
import { installApplication } from "./application";
import { installSelection } from "./selection";

/** Adds a subject's members, and answers how to stop it where it listens to the engine. */
export type Install = (host: HostContext) => void | (() => void);

const SUBJECTS: readonly Install[] = [
  installWorkbook,
  installWorksheet,
  installWorksheets,
  installApplication,
  installSelection,
  installWorksheetEvents,
  followFormulas,
  installRange,
  installRangeCells,
  followRanges,
  installRangeStructure,
  installRangeCopy,
  installRangeFill,
  installRangeSearch,
  installRangePlace,
  installRangeAreas,
  installFill,
  installFormat,
  installBorders,
  installSizes,
  installCellProperties,
  installCellStyles,
  installDuplicates,
  installHyperlinks,
  installCustomXml,
  installFilters,
  installFreeze,
  installNames,
  installProtection,
  installWorkbookProtection,
  installRangeView,
  installOutline,
  installSpill,
  installSettings,
  installDocumentProperties,
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
