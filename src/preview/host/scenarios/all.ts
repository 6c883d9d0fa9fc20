/** The one list of scenarios: tests run it against the host, the comparison page against a real Excel. */
import { documentScenarios } from "./document";
import { nameScenarios } from "./names";
import type { Scenario } from "./scenario";
import { orderScenarios } from "./table-order";
import { tableScenarios } from "./tables";
import { validationScenarios } from "./validation";

export const scenarios: readonly Scenario[] = [
  ...tableScenarios,
  ...orderScenarios,
  ...nameScenarios,
  ...validationScenarios,
  ...documentScenarios,
];
