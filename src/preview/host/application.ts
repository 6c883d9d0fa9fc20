/**
 * `Excel.Application`: calculation and what an add-in asks of Excel as a whole.
 */
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import type { Switches } from "./switches";
import { hosted } from "./hosted";
import { object, value } from "./registry";

const MODES: readonly Switches["calculationMode"][] = ["Automatic", "AutomaticExceptTables", "Manual"];

function setMode(host: HostContext, mode: unknown): void {
  const known = MODES.find((each) => each === mode);
  if (!known) throw new HostError("InvalidArgument");
  host.switches.calculationMode = known;
}

/** Adds Application to the registry. The engine calculates by itself; asking for it only waits. */
export function installApplication(host: HostContext): void {
  host.registry.define("Workbook", { properties: { Application: object(() => hosted("Application", {})) } });
  host.registry.define("Application", {
    properties: {
      CalculationMode: value(
        () => host.switches.calculationMode,
        (_target, mode) => setMode(host, mode),
      ),
      CalculationState: value(() => (host.engine.isCalculating() ? "Calculating" : "Done")),
      CalculationEngineVersion: value(() => 191029),
      DecimalSeparator: value(() => "."),
      ThousandsSeparator: value(() => ","),
      UseSystemSeparators: value(() => true),
    },
    methods: {
      Calculate: async () => {
        await host.engine.calculated();
      },
      SuspendApiCalculationUntilNextSync: () => undefined,
      SuspendScreenUpdatingUntilNextSync: () => undefined,
    },
  });
}
