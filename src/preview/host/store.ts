/**
 * What the host keeps beside the cells (tables, settings, custom XML, …), saved inside the workbook's own snapshot as
 * a Univer resource, so that it survives a reload. Knows nothing of what is kept.
 */
import { IResourceManagerService, UniverInstanceType } from "@univerjs/core";
import type { Injector } from "@univerjs/core";

export interface Store {
  /** The value kept under a name; `initial` (which is then kept) where there is none yet. Mutate it in place. */
  get<T extends object>(name: string, initial: () => T): T;
}

/** Makes the store and ties it to the workbook's saved resources; call it before the workbook is created. */
export function createStore(injector: Injector): Store {
  let kept: Record<string, object> = {};
  injector.get(IResourceManagerService).registerPluginResource<Record<string, object>>({
    pluginName: "SHEET_OFFICE_HOST_PLUGIN",
    businesses: [UniverInstanceType.UNIVER_SHEET],
    toJson: () => JSON.stringify(kept),
    parseJson: (text) => JSON.parse(text) as Record<string, object>,
    onLoad: (_unitId, resource) => {
      kept = resource;
    },
    onUnLoad: () => {
      kept = {};
    },
  });
  return {
    get<T extends object>(name: string, initial: () => T): T {
      kept[name] ??= initial();
      return kept[name] as T;
    },
  };
}
