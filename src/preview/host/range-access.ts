/**
 * A range's own members for the subjects that build on ranges (tables, sorts, names): read and write values, insert
 * and delete cells, by the members that an add-in would use.
 */
import { printArea, printSheetName } from "./address";
import type { HostContext } from "./host-context";
import { hostedRange } from "./range-target";
import type { RangeTarget } from "./range-target";

/** The answer of a range's property, such as `Values`. */
export function readRange(target: RangeTarget, name: string, host: HostContext): unknown {
  const range = hostedRange(target.sheetId, target.area);
  const property = host.registry.property(range, name);
  return property.kind === "value" ? property.read(range.target, host) : null;
}

/** Writes values as an add-in does: parsed by Excel's rules, InvalidArgument for a wrong shape. */
export function writeRange(target: RangeTarget, values: unknown, host: HostContext): void {
  const range = hostedRange(target.sheetId, target.area);
  const property = host.registry.property(range, "Values");
  if (property.kind === "value") property.write?.(range.target, values, host);
}

/** Calls a range's method, such as `Insert` or `Delete`, with a shift. */
export function callRange(target: RangeTarget, call: RangeCall, host: HostContext): void {
  const range = hostedRange(target.sheetId, target.area);
  host.registry.method(range, call.name)(range.target, call.args, host);
}

export interface RangeCall {
  readonly name: "Insert" | "Delete" | "Clear";
  readonly args: readonly unknown[];
}

/** The range as a formula names it from another sheet: `Sheet1!$A$1:$B$2`. */
export function printAbsolute({ sheetId, area }: RangeTarget, host: HostContext): string {
  const address = printArea(area).replace(/[A-Z]+|\d+/g, (part) => `$${part}`);
  return `${printSheetName(host.grid.sheet(sheetId).getName())}!${address}`;
}
