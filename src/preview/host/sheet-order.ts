/**
 * The sheets of the workbook as the engine keeps them: made, removed, renamed, moved, hidden, shown. Excel's rules for
 * names and for the last visible sheet; nothing of Office.js's classes.
 */
import { BooleanNumber, generateRandomId, mergeWorksheetSnapshotWithDefault } from "@univerjs/core";
import type { Worksheet } from "@univerjs/core";
import type { Engine } from "./engine";
import { HostError } from "./host-error";

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

const MAX_NAME_LENGTH = 31;

/** Refuses the names that Excel refuses: empty, over 31 characters, `: \ / ? * [ ]`, an apostrophe at an end, taken. */
function checkSheetName(engine: Engine, name: unknown, except?: string): string {
  if (typeof name !== "string" || name === "" || name.length > MAX_NAME_LENGTH)
    throw new HostError("InvalidArgument");
  if (/[:\\/?*[\]]/.test(name) || name.startsWith("'") || name.endsWith("'"))
    throw new HostError("InvalidArgument");
  if (name.toLowerCase() === "history") throw new HostError("InvalidArgument");
  const isTaken = engine
    .workbook()
    .getSheets()
    .some((sheet) => sheet.getSheetId() !== except && sheet.getName().toLowerCase() === name.toLowerCase());
  if (isTaken) throw new HostError("ItemAlreadyExists");
  return name;
}

function freeName(engine: Engine): string {
  const taken = new Set(
    engine
      .workbook()
      .getSheetsName()
      .map((name) => name.toLowerCase()),
  );
  let number = taken.size + 1;
  while (taken.has(`sheet${number}`)) number += 1;
  return `Sheet${number}`;
}

/** The engine brings a new or shown sheet to the front unless it is somebody else's doing; Excel does not. */
const NOT_IN_FRONT = { fromCollab: true };

/** Adds an empty sheet at the end; without a name Excel's next one. Answers its id. */
export function addSheet(engine: Engine, name: unknown): string {
  const given = name === null || name === undefined ? freeName(engine) : checkSheetName(engine, name);
  const id = generateRandomId();
  const sheet = mergeWorksheetSnapshotWithDefault({ id, name: given, rowCount: 1000, columnCount: 26 });
  const params = {
    unitId: engine.workbook().getUnitId(),
    sheet,
    index: engine.workbook().getSheets().length,
  };
  engine.execute("sheet.mutation.insert-sheet", params, NOT_IN_FRONT);
  return id;
}

const isVisible = (sheet: Worksheet) => sheet.isSheetHidden() !== BooleanNumber.TRUE;

/** A hidden sheet that people cannot bring back themselves is one whose metadata says so. */
export function visibilityOf(sheet: Worksheet): Visibility {
  if (isVisible(sheet)) return "Visible";
  return sheet.getCustomMetadata()?.["isVeryHidden"] === true ? "VeryHidden" : "Hidden";
}

/** Excel never lets the last visible sheet go. */
function checkNotLastVisible(engine: Engine, sheet: Worksheet): void {
  const others = engine
    .workbook()
    .getSheets()
    .filter((other) => other !== sheet && isVisible(other));
  if (isVisible(sheet) && others.length === 0) throw new HostError("InvalidOperation");
}

/** Removes a sheet, hidden or not. */
export function removeSheet(engine: Engine, sheet: Worksheet): void {
  checkNotLastVisible(engine, sheet);
  leave(engine, sheet);
  engine.execute("sheet.command.remove-sheet", {
    unitId: engine.workbook().getUnitId(),
    subUnitId: sheet.getSheetId(),
  });
}

/** Goes to the next visible sheet where the given one is active. */
function leave(engine: Engine, sheet: Worksheet): void {
  if (engine.workbook().getActiveSheet(true) !== sheet) return;
  const sheets = engine.workbook().getSheets();
  const at = sheets.indexOf(sheet);
  const next = [...sheets.slice(at + 1), ...sheets.slice(0, at).reverse()].find(isVisible);
  if (next) activateSheet(engine, next);
}

/** Brings a sheet to the front; a hidden one cannot be. */
export function activateSheet(engine: Engine, sheet: Worksheet): void {
  if (!isVisible(sheet)) throw new HostError("InvalidOperation");
  if (engine.workbook().getActiveSheet(true) === sheet) return;
  engine.execute("sheet.operation.set-worksheet-active", {
    unitId: engine.workbook().getUnitId(),
    subUnitId: sheet.getSheetId(),
  });
}

/** Shows or hides a sheet. */
export function setVisibility(engine: Engine, sheet: Worksheet, visibility: unknown): void {
  if (visibility !== "Visible" && visibility !== "Hidden" && visibility !== "VeryHidden") {
    throw new HostError("InvalidArgument");
  }
  const { isVeryHidden: _dropped, ...custom } = sheet.getCustomMetadata() ?? {};
  if (visibility !== "Visible") {
    checkNotLastVisible(engine, sheet);
    leave(engine, sheet);
  }
  sheet.setCustomMetadata(visibility === "VeryHidden" ? { ...custom, isVeryHidden: true } : custom);
  const hidden = visibility === "Visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE;
  if (sheet.isSheetHidden() === hidden) return;
  const params = { unitId: engine.workbook().getUnitId(), subUnitId: sheet.getSheetId(), hidden };
  engine.execute("sheet.mutation.set-worksheet-hidden", params, NOT_IN_FRONT);
}

/** Moves a sheet's tab to a place in the order, counted from zero. */
export function moveSheet(engine: Engine, sheet: Worksheet, position: unknown): void {
  const workbook = engine.workbook();
  if (
    typeof position !== "number" ||
    !Number.isInteger(position) ||
    position < 0 ||
    position >= workbook.getSheetSize()
  ) {
    throw new HostError("InvalidArgument");
  }
  const fromOrder = workbook.getSheetIndex(sheet);
  if (fromOrder === position) return;
  const at = { unitId: workbook.getUnitId(), subUnitId: sheet.getSheetId() };
  engine.execute("sheet.mutation.set-worksheet-order", { ...at, fromOrder, toOrder: position });
}

/** Renames a sheet; formulas that name it follow. */
export function renameSheet(engine: Engine, sheet: Worksheet, name: unknown): void {
  const subUnitId = sheet.getSheetId();
  const checked = checkSheetName(engine, name, subUnitId);
  engine.execute("sheet.command.set-worksheet-name", {
    unitId: engine.workbook().getUnitId(),
    subUnitId,
    name: checked,
  });
}

/** Copies a sheet with its cells and formats; answers the copy's id. */
export function copySheet(engine: Engine, sheet: Worksheet, position: number): string {
  const id = generateRandomId();
  const taken = new Set(engine.workbook().getSheetsName());
  let number = 2;
  while (taken.has(`${sheet.getName()} (${number})`)) number += 1;
  const copy = { ...structuredClone(sheet.getConfig()), id, name: `${sheet.getName()} (${number})` };
  const params = { unitId: engine.workbook().getUnitId(), sheet: copy, index: position };
  engine.execute("sheet.command.insert-sheet", params);
  return id;
}
