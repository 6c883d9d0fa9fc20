/**
 * What every hosted member may reach: the engine, the registry, kept references, events, and the switches an add-in
 * sets. One per host. Knows no class by name.
 */
import type { Engine } from "./engine";
import type { Changes } from "./changes";
import type { Events } from "./events";
import type { Grid } from "./grid";
import type { References } from "./references";
import type { Hosted, Registry } from "./registry";

/** What an add-in switches on and off for itself. */
export interface Switches {
  /** `context.runtime.enableEvents`: false silences every event of this add-in. */
  eventsEnabled: boolean;
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual";
}

export interface HostContext {
  readonly engine: Engine;
  readonly registry: Registry;
  readonly references: References;
  readonly grid: Grid;
  readonly events: Events;
  readonly changes: Changes;
  readonly switches: Switches;
  /** The workbook, where every object path begins. */
  readonly root: Hosted;
  /** Today's year, for dates typed without one. */
  readonly currentYear: () => number;
}
