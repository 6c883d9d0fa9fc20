/**
 * One cell as Univer stores it, in Excel's terms: what `values`, `valueTypes` and `formulas` answer. Pure.
 */
import { CellValueType } from "@univerjs/core";
import type { ICellData, Nullable } from "@univerjs/core";

export type Scalar = string | number | boolean;
export type ValueType = "Empty" | "String" | "Double" | "Boolean" | "Error";

const ERRORS = new Set([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#SPILL!",
  "#CALC!",
  "#GETTING_DATA",
  "#BLOCKED!",
  "#CONNECT!",
  "#FIELD!",
  "#UNKNOWN!",
  "#CYCLE!",
  "#ERROR!",
]);

export const isErrorText = (text: string) => text.startsWith("#") && ERRORS.has(text);

export const isTextFormat = (format: string) => format === "@";

/** The text of a cell that holds rich text, without its closing line break. */
function richText(cell: ICellData): string {
  return (cell.p?.body?.dataStream ?? "").replace(/\r\n$/, "").replaceAll("\r", "\n");
}

/** What `values` answers: "" for an empty cell, an error as its text, a date as its serial. */
export function readValue(cell: Nullable<ICellData>): Scalar {
  if (!cell) return "";
  const { v: raw, t: type } = cell;
  if (raw === undefined || raw === null) return cell.p ? richText(cell) : "";
  if (type === CellValueType.BOOLEAN) return raw === true || Number(raw) === 1;
  if (type === CellValueType.NUMBER) return Number(raw);
  if (type === CellValueType.STRING || type === CellValueType.FORCE_STRING) return String(raw);
  return raw;
}

/** What `formulas` answers: the formula with its `=`, and the value where there is none. */
export function readFormula(cell: Nullable<ICellData>): Scalar {
  return cell?.f ? (cell.f.startsWith("=") ? cell.f : `=${cell.f}`) : readValue(cell);
}

/** What `valueTypes` answers. The same text is an error in one cell and text in a cell formatted as text. */
export function readValueType(cell: Nullable<ICellData>, format: string): ValueType {
  const found = readValue(cell);
  if (typeof found === "number") return "Double";
  if (typeof found === "boolean") return "Boolean";
  if (found === "") return cell?.f ? "String" : "Empty";
  const mayBeError =
    cell?.f !== undefined || (!isTextFormat(format) && cell?.t !== CellValueType.FORCE_STRING);
  return mayBeError && isErrorText(found) ? "Error" : "String";
}
