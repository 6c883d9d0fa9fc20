/**
 * `Range.dataValidation`: rules, prompts and alerts of a range's cells. A rule is help for whoever types; writes by an
 * add-in and pasted values pass it, as in Excel, so nothing here looks at a write.
 */
import { DataValidationErrorStyle, DataValidationType } from "@univerjs/core";
import type { IRange } from "@univerjs/core";
import { parseArea, splitAddress } from "./address";
import type { Area } from "./address";
import { readValue } from "./cell-value";
import type { Scalar } from "./cell-value";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { printAbsolute, readRange } from "./range-access";
import type { RangeTarget } from "./range-target";
import { hosted, isHosted } from "./hosted";
import { object, value } from "./registry";
import { checkCell } from "./validation-check";
import type { Resolve } from "./validation-check";
import { clearRules, layRules, piecesOf } from "./validation-place";
import type { Piece } from "./validation-place";
import {
  printErrorAlert,
  printPrompt,
  printRule,
  printType,
  readErrorAlert,
  readPrompt,
  readRule,
} from "./validation-rule";
import type { EngineRule } from "./validation-rule";

const EXCEL_DEFAULTS: EngineRule = {
  type: DataValidationType.ANY,
  allowBlank: true,
  errorStyle: DataValidationErrorStyle.STOP,
  showErrorMessage: true,
  showInputMessage: true,
};

/** Puts formulas in the place of the ranges that a rule names. */
function withFormulas(rule: unknown, host: HostContext): unknown {
  if (isHosted(rule) && rule.className === "Range")
    return `=${printAbsolute(rule.target as RangeTarget, host)}`;
  if (typeof rule !== "object" || rule === null) return rule;
  return Object.fromEntries(Object.entries(rule).map(([name, part]) => [name, withFormulas(part, host)]));
}

function edit(target: RangeTarget, change: Partial<EngineRule> | null, host: HostContext): void {
  if (!change) throw new HostError("InvalidArgument");
  const pieces = piecesOf(target, host).map(({ rule, ranges }): Piece => ({
    ranges,
    rule: { ...(rule ?? EXCEL_DEFAULTS), ...change },
  }));
  layRules(target, pieces, host);
}

function writeRule(target: RangeTarget, given: unknown, host: HostContext): void {
  const rule = readRule(withFormulas(given, host));
  if (!rule) throw new HostError("InvalidArgument");
  const pieces = piecesOf(target, host).map(({ rule: present, ranges }): Piece => {
    const {
      formula1: _1,
      formula2: _2,
      operator: _3,
      showDropDown: _4,
      ...options
    } = present ?? EXCEL_DEFAULTS;
    return { ranges, rule: { ...options, ...rule } };
  });
  layRules(target, pieces, host);
}

/** The one rule of all cells; undefined where they differ, null where they have none. */
function onlyRule(target: RangeTarget, host: HostContext): EngineRule | null | undefined {
  const pieces = piecesOf(target, host);
  const first = pieces[0]?.rule ?? null;
  const isSame = pieces.every(({ rule }) => JSON.stringify(rule) === JSON.stringify(first));
  return isSame ? first : undefined;
}

function readType(target: RangeTarget, host: HostContext): string {
  const pieces = piecesOf(target, host);
  const types = new Set(pieces.map(({ rule }) => printType(rule)));
  if (types.size > 1) return types.has("None") ? "Inconsistent" : "MixedCriteria";
  return onlyRule(target, host) === undefined ? "MixedCriteria" : ([...types][0] ?? "None");
}

/** The answer for a property of the rule; null where the cells' rules differ, as Excel answers. */
const ofOnly =
  (print: (rule: EngineRule | null) => unknown, host: HostContext) =>
  (target: RangeTarget): unknown => {
    const rule = onlyRule(target, host);
    return rule === undefined ? null : print(rule);
  };

function resolveOn(sheetId: string, host: HostContext): Resolve {
  return (reference) => {
    const { sheet, rest } = splitAddress(reference);
    const area = parseArea(rest.replaceAll("$", ""));
    const named = sheet === null ? sheetId : host.engine.workbook().getSheetBySheetName(sheet)?.getSheetId();
    if (!area || named === undefined) return null;
    return (readRange({ sheetId: named, area }, "Values", host) as Scalar[][] | null)?.flat() ?? null;
  };
}

function checkAll(
  target: RangeTarget,
  host: HostContext,
  found: (valid: boolean | null, at: Area) => void,
): void {
  const { sheetId } = target;
  const resolve = resolveOn(sheetId, host);
  const check = (rule: EngineRule, { startRow, endRow, startColumn, endColumn }: IRange) => {
    for (let row = startRow; row <= endRow; row += 1) {
      for (let column = startColumn; column <= endColumn; column += 1) {
        const result = checkCell(readValue(host.grid.cell(sheetId, row, column)), rule, resolve);
        found(result, { row, column, rowCount: 1, columnCount: 1 });
      }
    }
  };
  for (const { rule, ranges } of piecesOf(target, host)) {
    if (rule) for (const range of ranges) check(rule, range);
  }
}

/** True where every cell passes, false where none does, null where some do or it takes a calculation. */
function readValid(target: RangeTarget, host: HostContext): boolean | null {
  const results = new Set<boolean | null>();
  checkAll(target, host, (valid) => results.add(valid));
  if (results.size === 0) return true;
  const [only] = results;
  return results.size === 1 ? (only ?? null) : null;
}

/** Adds Range.DataValidation and its class. */
export function installValidation(host: HostContext): void {
  const { registry } = host;
  registry.define<RangeTarget>("Range", {
    properties: { DataValidation: object((target) => hosted("DataValidation", target)) },
  });
  registry.define<RangeTarget>("DataValidation", {
    properties: {
      Type: value((target) => readType(target, host)),
      Rule: value(ofOnly(printRule, host), (target, rule) => writeRule(target, rule, host)),
      Prompt: value(ofOnly(printPrompt, host), (target, prompt) => edit(target, readPrompt(prompt), host)),
      ErrorAlert: value(ofOnly(printErrorAlert, host), (target, alert) =>
        edit(target, readErrorAlert(alert), host),
      ),
      IgnoreBlanks: value(
        ofOnly((rule) => rule?.allowBlank !== false, host),
        (target, ignored) => edit(target, { allowBlank: ignored !== false }, host),
      ),
      Valid: value((target) => readValid(target, host)),
    },
    methods: {
      Clear: (target) => clearRules(target, host),
    },
  });
}
