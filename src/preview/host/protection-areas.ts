/** Areas with other areas cut out of them. Pure geometry. */
import { Rectangle } from "@univerjs/core";
import type { Area } from "./address";
import { toArea, toEngineRange } from "./engine-shift";

/** The cells of some areas that lie in none of the others. */
export function without(areas: readonly Area[], others: readonly Area[]): Area[] {
  return Rectangle.subtractMulti(areas.map(toEngineRange), others.map(toEngineRange)).map(toArea);
}
