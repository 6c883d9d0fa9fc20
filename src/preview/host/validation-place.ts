/**
 * Which validation rule of the engine covers which cells: cut out an area, lay a rule over it, let a rule grow with
 * the table under it. What a rule says is `validation-rule.ts`.
 */
import { Rectangle } from "@univerjs/core";
import type { IRange, ISheetDataValidationRule } from "@univerjs/core";
import {
  AddDataValidationMutation,
  DataValidationModel,
  RemoveDataValidationMutation,
  UpdateDataValidationMutation,
  UpdateRuleType,
} from "@univerjs/data-validation";
import { toEngineRange } from "./engine-shift";
import type { HostContext } from "./host-context";
import type { RangeTarget } from "./range-target";
import type { EngineRule } from "./validation-rule";

/** A rule and the part of an area that it covers; a null rule stands for cells without one. */
export interface Piece {
  readonly rule: EngineRule | null;
  readonly ranges: readonly IRange[];
}

function rulesOn(sheetId: string, host: HostContext): ISheetDataValidationRule[] {
  const model = host.engine.univer.__getInjector().get(DataValidationModel);
  return model.getRules(host.engine.workbook().getUnitId(), sheetId);
}

/** The area's pieces: one for each rule that covers some of it, and one for the cells that none covers. */
export function piecesOf({ sheetId, area }: RangeTarget, host: HostContext): Piece[] {
  const whole = toEngineRange(area);
  const pieces: Piece[] = [];
  let rest: IRange[] = [whole];
  for (const { uid: _uid, ranges, ...rule } of rulesOn(sheetId, host)) {
    const shared = ranges.flatMap((range) => Rectangle.getIntersects(range, whole) ?? []);
    if (shared.length === 0) continue;
    pieces.push({ rule, ranges: shared });
    rest = Rectangle.subtractMulti(rest, shared);
  }
  if (rest.length > 0) pieces.push({ rule: null, ranges: rest });
  return pieces;
}

interface RuleMutation {
  readonly id: string;
  readonly params: object;
}

function change(sheetId: string, { id, params }: RuleMutation, host: HostContext): void {
  const unitId = host.engine.workbook().getUnitId();
  host.engine.execute(id, { unitId, subUnitId: sheetId, source: "patched", ...params });
}

function rangesChanged(ruleId: string, ranges: readonly IRange[]): RuleMutation {
  const payload = { type: UpdateRuleType.RANGE, payload: ranges };
  return { id: UpdateDataValidationMutation.id, params: { ruleId, payload } };
}

/** Takes every rule away from the area; rules that reach further keep the rest of their cells. */
export function clearRules({ sheetId, area }: RangeTarget, host: HostContext): void {
  const whole = toEngineRange(area);
  for (const { uid, ranges } of rulesOn(sheetId, host).slice()) {
    if (!ranges.some((range) => Rectangle.intersects(range, whole))) continue;
    const rest = Rectangle.subtractMulti(ranges, [whole]);
    const removed = { id: RemoveDataValidationMutation.id, params: { ruleId: uid } };
    change(sheetId, rest.length > 0 ? rangesChanged(uid, rest) : removed, host);
  }
}

function newRuleId(sheetId: string, host: HostContext): string {
  const counter = host.engine.store.get<{ added: number }>("validationRules", () => ({ added: 0 }));
  counter.added += 1;
  return `${sheetId}-rule-${counter.added}`;
}

/** Lays pieces over the area, in place of every rule that covered it. */
export function layRules(target: RangeTarget, pieces: readonly Piece[], host: HostContext): void {
  const { sheetId } = target;
  clearRules(target, host);
  const byRule = new Map<string, { rule: EngineRule; ranges: IRange[] }>();
  for (const { rule, ranges } of pieces) {
    if (!rule) continue;
    const known = byRule.get(JSON.stringify(rule));
    if (known) known.ranges.push(...ranges);
    else byRule.set(JSON.stringify(rule), { rule, ranges: [...ranges] });
  }
  for (const { rule, ranges } of byRule.values()) {
    const added = { ...rule, uid: newRuleId(sheetId, host), ranges: Rectangle.mergeRanges(ranges) };
    change(sheetId, { id: AddDataValidationMutation.id, params: { rule: added } }, host);
  }
}

/** Lets the rules of a table's last row cover the rows that it gained, as Excel does. */
export function extendRules({ sheetId, area }: RangeTarget, addedRows: number, host: HostContext): void {
  if (addedRows <= 0) return;
  const lastRow = area.row + area.rowCount - 1;
  const columns = { startColumn: area.column, endColumn: area.column + area.columnCount - 1 };
  const added = { ...columns, startRow: lastRow + 1, endRow: lastRow + addedRows };
  for (const { uid, ranges } of rulesOn(sheetId, host).slice()) {
    const gained = ranges.flatMap((range) => {
      const isCut = range.endRow === lastRow && range.startRow <= lastRow;
      const below = { ...range, startRow: lastRow + 1, endRow: lastRow + addedRows };
      return isCut ? (Rectangle.getIntersects(below, added) ?? []) : [];
    });
    if (gained.length === 0) continue;
    change(sheetId, rangesChanged(uid, Rectangle.mergeRanges([...ranges, ...gained])), host);
  }
}
