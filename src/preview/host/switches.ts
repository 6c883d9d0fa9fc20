/** What an add-in switches for itself alone. */

/** What an add-in switches on and off for itself. */
export interface Switches {
  /** `context.runtime.enableEvents`: false silences every event of this add-in. */
  eventsEnabled: boolean;
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual";
}
