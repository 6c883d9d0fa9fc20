/**
 * Excel's data validation rules put into the engine's terms and back. Pure: it sees one rule at a time, no cells.
 * Source of the shapes: Excel.DataValidationRule and its parts, Office Add-ins reference.
 */
import { DataValidationErrorStyle, DataValidationOperator, DataValidationType } from "@univerjs/core";
import type { IDataValidationRule } from "@univerjs/core";
import { parseDateTime } from "./input-date";

/** A rule of the engine without its place. */
export type EngineRule = Omit<IDataValidationRule, "uid" | "ranges">;

/** One part of Excel's rule, once objects in it have become formulas. */
interface RulePart {
  readonly formula1?: unknown;
  readonly formula2?: unknown;
  readonly operator?: unknown;
  readonly source?: unknown;
  readonly inCellDropDown?: unknown;
  readonly formula?: unknown;
}

const MAX_INLINE_SOURCE = 255;

const typeByMember: Readonly<Record<string, DataValidationType>> = {
  wholeNumber: DataValidationType.WHOLE,
  decimal: DataValidationType.DECIMAL,
  date: DataValidationType.DATE,
  time: DataValidationType.TIME,
  textLength: DataValidationType.TEXT_LENGTH,
  list: DataValidationType.LIST,
  custom: DataValidationType.CUSTOM,
};

const operatorByName: Readonly<Record<string, DataValidationOperator>> = {
  Between: DataValidationOperator.BETWEEN,
  NotBetween: DataValidationOperator.NOT_BETWEEN,
  EqualTo: DataValidationOperator.EQUAL,
  NotEqualTo: DataValidationOperator.NOT_EQUAL,
  GreaterThan: DataValidationOperator.GREATER_THAN,
  LessThan: DataValidationOperator.LESS_THAN,
  GreaterThanOrEqualTo: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  LessThanOrEqualTo: DataValidationOperator.LESS_THAN_OR_EQUAL,
};

const styleByName: Readonly<Record<string, DataValidationErrorStyle>> = {
  Stop: DataValidationErrorStyle.STOP,
  Warning: DataValidationErrorStyle.WARNING,
  Information: DataValidationErrorStyle.INFO,
};

function nameOf<T>(value: T, names: Readonly<Record<string, T>>): string | undefined {
  return Object.keys(names).find((name) => names[name] === value);
}

const MS_PER_DAY = 86_400_000;
const SERIAL_OF_1970 = 25_569;

/** A date as its serial number, in text; formulas stay as they are, anything else gives null. */
function readOperand(operand: unknown, isDate: boolean): string | null {
  if (typeof operand === "number") return String(operand);
  if (typeof operand !== "string" || operand === "") return null;
  if (operand.startsWith("=")) return operand;
  if (!isDate || !Number.isNaN(Number(operand))) return operand;
  // As it would be typed into a cell; a date without a year stands for none.
  const typed = parseDateTime(operand, Number.NaN)?.value;
  if (typed !== undefined) return Number.isNaN(typed) ? null : String(typed);
  const isLocal = /^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(operand);
  const time = Date.parse(isLocal ? `${operand}Z` : operand);
  return Number.isNaN(time) ? null : String(time / MS_PER_DAY + SERIAL_OF_1970);
}

function readList(part: RulePart): EngineRule | null {
  const { source } = part;
  if (typeof source !== "string" || source === "") return null;
  if (!source.startsWith("=") && source.length > MAX_INLINE_SOURCE) return null;
  const items = source.split(",").map((item) => item.trim());
  const formula1 = source.startsWith("=") ? source : items.join(",");
  return { type: DataValidationType.LIST, formula1, showDropDown: part.inCellDropDown !== false };
}

function readComparison(type: DataValidationType, part: RulePart): EngineRule | null {
  const operator = operatorByName[typeof part.operator === "string" ? part.operator : "Between"];
  const isDate = type === DataValidationType.DATE || type === DataValidationType.TIME;
  const formula1 = readOperand(part.formula1, isDate);
  if (!operator || formula1 === null) return null;
  const isPair =
    operator === DataValidationOperator.BETWEEN || operator === DataValidationOperator.NOT_BETWEEN;
  if (!isPair) return { type, operator, formula1 };
  const formula2 = readOperand(part.formula2, isDate);
  return formula2 === null ? null : { type, operator, formula1, formula2 };
}

/** The engine's rule for Excel's `{ wholeNumber: … }`, `{ list: … }` and so on; null where Excel refuses it. */
export function readRule(rule: unknown): EngineRule | null {
  if (typeof rule !== "object" || rule === null) return null;
  const given = Object.entries(rule).filter(([, part]) => part !== null && part !== undefined);
  const [member, part] = given[0] ?? [];
  const type = typeByMember[member ?? ""];
  if (given.length !== 1 || !type || typeof part !== "object") return null;
  if (type === DataValidationType.LIST) return readList(part as RulePart);
  if (type !== DataValidationType.CUSTOM) return readComparison(type, part as RulePart);
  const { formula } = part as RulePart;
  if (typeof formula !== "string" || formula === "") return null;
  return { type, formula1: formula.startsWith("=") ? formula : `=${formula}` };
}

const asFormula = (operand: string | undefined): string | undefined =>
  operand === undefined || operand.startsWith("=") ? operand : `=${operand}`;

/** Excel.DataValidationType for an engine's rule. */
export function printType(rule: EngineRule | null): string {
  const member = rule && nameOf(rule.type, typeByMember);
  return member ? member.charAt(0).toUpperCase() + member.slice(1) : "None";
}

/** Excel's rule for an engine's rule; operands come back as formulas, as in Excel. */
export function printRule(rule: EngineRule | null): Record<string, unknown> {
  const member = rule && nameOf(rule.type, typeByMember);
  if (!rule || !member) return {};
  if (member === "list")
    return { list: { inCellDropDown: rule.showDropDown !== false, source: rule.formula1 } };
  if (member === "custom") return { custom: { formula: rule.formula1 } };
  const operator = nameOf(rule.operator, operatorByName) ?? "Between";
  const formula1 = asFormula(rule.formula1);
  const formula2 = asFormula(rule.formula2);
  return { [member]: formula2 === undefined ? { formula1, operator } : { formula1, formula2, operator } };
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The engine's options for Excel's prompt; null where it is no prompt. */
export function readPrompt(prompt: unknown): Partial<EngineRule> | null {
  if (typeof prompt !== "object" || prompt === null) return null;
  const { message, showPrompt, title } = prompt as Record<string, unknown>;
  return { showInputMessage: showPrompt !== false, promptTitle: text(title), prompt: text(message) };
}

export function printPrompt(rule: EngineRule | null): Record<string, unknown> {
  return {
    message: rule?.prompt ?? "",
    showPrompt: rule?.showInputMessage ?? true,
    title: rule?.promptTitle ?? "",
  };
}

/** The engine's options for Excel's error alert; null where it is none. */
export function readErrorAlert(alert: unknown): Partial<EngineRule> | null {
  if (typeof alert !== "object" || alert === null) return null;
  const { message, showAlert, style, title } = alert as Record<string, unknown>;
  const errorStyle = styleByName[typeof style === "string" ? style : "Stop"];
  if (errorStyle === undefined) return null;
  return { showErrorMessage: showAlert !== false, errorStyle, errorTitle: text(title), error: text(message) };
}

export function printErrorAlert(rule: EngineRule | null): Record<string, unknown> {
  return {
    message: rule?.error ?? "",
    showAlert: rule?.showErrorMessage ?? true,
    style: nameOf(rule?.errorStyle, styleByName) ?? "Stop",
    title: rule?.errorTitle ?? "",
  };
}
