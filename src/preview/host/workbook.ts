/**
 * `Excel.Workbook` and the add-in's `Runtime`: where every path begins. Sheets, ranges and tables have their own files.
 */
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { hosted } from "./hosted";
import { object, value } from "./registry";

/** Adds Workbook and _Runtime to the registry. */
export function installWorkbook(host: HostContext): void {
  host.registry.define("Workbook", {
    properties: {
      Worksheets: object(() => hosted("WorksheetCollection", {})),
      _Runtime: object(() => hosted("Runtime", {})),
      Name: value(() => host.engine.workbook().getName()),
      ReadOnly: value(() => false),
      IsDirty: value(() => true),
      AutoSave: value(() => false),
      PreviouslySaved: value(() => false),
    },
    methods: {
      _RemoveReference: (_target, [id]) => host.references.release(String(id)),
      _GetReferenceCount: () => host.references.count(),
      Save: () => undefined,
    },
  });
  host.registry.define("Runtime", {
    properties: {
      EnableEvents: value(
        () => host.switches.eventsEnabled,
        (_target, enabled) => {
          if (typeof enabled !== "boolean") throw new HostError("InvalidArgument");
          host.changes.flush();
          host.switches.eventsEnabled = enabled;
        },
      ),
    },
  });
}
