/** The one list of scenarios: tests run it against the host, the comparison page against a real Excel. */
import { documentScenarios } from "./document";
import { eventScenarios } from "./events";
import { nameScenarios } from "./names";
import { writeScenarios } from "./many-writes";
import { outlineScenarios } from "./outline";
import { spillScenarios } from "./spill";
import { lookScenarios } from "./range-looks";
import { fillScenarios } from "./range-fill";
import { rangeScenarios } from "./ranges";
import { styleScenarios } from "./range-styles";
import { quietScenarios } from "./quiet-events";
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
  ...writeScenarios,
  ...outlineScenarios,
  ...spillScenarios,
  ...lookScenarios,
  ...fillScenarios,
  ...styleScenarios,
  ...tableScenarios,
  ...orderScenarios,
  ...nameScenarios,
  ...validationScenarios,
  ...documentScenarios,
  ...eventScenarios,
  ...quietScenarios,
];
