/**
 * Whether a cell's value satisfies a validation rule, as far as that can be told without calculating: constants, lists
 * and references, no other formulas. Pure; what a reference holds it is told.
 */
import { DataValidationOperator } from "@univerjs/core";
import type { Scalar } from "./cell-value";
import type { EngineRule } from "./validation-rule";

/** The values of the cells that a formula refers to; null where it is no plain reference. */
export type Resolve = (reference: string) => readonly Scalar[] | null;

function readNumber(operand: string | undefined, resolve: Resolve): number | null {
  if (operand === undefined) return null;
  const text = operand.startsWith("=") ? operand.slice(1) : operand;
  if (text.trim() !== "" && !Number.isNaN(Number(text))) return Number(text);
  const [value] = resolve(text) ?? [];
  return typeof value === "number" ? value : null;
}

interface Limits {
  readonly low: number;
  readonly high: number;
}

function compare(
  amount: number,
  operator: DataValidationOperator | undefined,
  { low, high }: Limits,
): boolean {
  switch (operator) {
    case DataValidationOperator.EQUAL:
      return amount === low;
    case DataValidationOperator.NOT_EQUAL:
      return amount !== low;
    case DataValidationOperator.GREATER_THAN:
      return amount > low;
    case DataValidationOperator.GREATER_THAN_OR_EQUAL:
      return amount >= low;
    case DataValidationOperator.LESS_THAN:
      return amount < low;
    case DataValidationOperator.LESS_THAN_OR_EQUAL:
      return amount <= low;
    case DataValidationOperator.NOT_BETWEEN:
      return amount < low || amount > high;
    default:
      return amount >= low && amount <= high;
  }
}

function isInList(value: Scalar, source: string, resolve: Resolve): boolean | null {
  if (!source.startsWith("=")) return source.split(",").includes(String(value));
  const items = resolve(source.slice(1));
  return items && items.some((item) => String(item) === String(value));
}

/** True or false where it can be told, null where it takes a calculation. Blank cells pass where the rule says so. */
export function checkCell(value: Scalar, rule: EngineRule, resolve: Resolve): boolean | null {
  if (value === "") return rule.allowBlank !== false;
  const type: string = rule.type;
  switch (type) {
    case "any":
      return true;
    case "custom":
      return null;
    case "list":
      return isInList(value, rule.formula1 ?? "", resolve);
    default: {
      const low = readNumber(rule.formula1, resolve);
      const high = rule.formula2 === undefined ? low : readNumber(rule.formula2, resolve);
      if (low === null || high === null) return null;
      const amount = type === "textLength" ? String(value).length : value;
      if (typeof amount !== "number") return false;
      if (type === "whole" && !Number.isInteger(amount)) return false;
      return compare(amount, rule.operator, { low, high });
    }
  }
}
