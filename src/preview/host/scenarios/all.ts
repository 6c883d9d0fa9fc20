/** The one list of scenarios: tests run it against the host, the comparison page against a real Excel. */
import { documentScenarios } from "./document";
import { eventScenarios } from "./events";
import { nameScenarios } from "./names";
import { lookScenarios } from "./range-looks";
import { rangeScenarios } from "./ranges";
import { partScenarios } from "./range-parts";
import { structureScenarios } from "./structure";
import type { Scenario } from "./scenario";
import { orderScenarios } from "./table-order";
import { tableScenarios } from "./tables";
import { validationScenarios } from "./validation";
import { worksheetScenarios } from "./worksheets";

export const scenarios: readonly Scenario[] = [
  ...worksheetScenarios,
  ...rangeScenarios,
  ...partScenarios,
  ...structureScenarios,
  ...lookScenarios,
  ...tableScenarios,
  ...orderScenarios,
  ...nameScenarios,
  ...validationScenarios,
  ...documentScenarios,
  ...eventScenarios,
];
