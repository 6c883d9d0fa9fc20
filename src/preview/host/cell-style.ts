/**
 * Cell styles, such as Heading1 and those an add-in adds: what they look like, where they are kept, and which of them a
 * cell has. A cell's style remembers the name of the cell style it was made from.
 */
import { BooleanNumber, BorderStyleTypes } from "@univerjs/core";
import type { IStyleData } from "@univerjs/core";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";

/** The engine's style with the name of a cell style, which the engine keeps and does not read. */
export interface NamedStyle extends IStyleData {
  readonly cellStyle?: string;
}

/** A cell style an add-in has made. */
export interface OwnStyle {
  readonly look: IStyleData;
  /** What the engine cannot draw, as the add-in set it. */
  readonly settings: Readonly<Record<string, unknown>>;
}

const bold = { bl: BooleanNumber.TRUE };
const font = (rgb: string): IStyleData => ({ cl: { rgb } });
const fill = (rgb: string): IStyleData => ({ bg: { rgb } });
const heading = (size: number, line: BorderStyleTypes): IStyleData => ({
  ...bold,
  ...font("#44546A"),
  fs: size,
  bd: { b: { s: line, cl: { rgb: "#4472C4" } } },
});
const format = (pattern: string): IStyleData => ({ n: { pattern } });

/** Looks of the Office theme. */
const BUILT_IN: Readonly<Record<string, IStyleData>> = {
  Normal: {},
  Good: { ...fill("#C6EFCE"), ...font("#006100") },
  Bad: { ...fill("#FFC7CE"), ...font("#9C0006") },
  Neutral: { ...fill("#FFEB9C"), ...font("#9C5700") },
  Input: { ...fill("#FFCC99"), ...font("#3F3F76") },
  Output: { ...fill("#F2F2F2"), ...font("#3F3F3F"), ...bold },
  Calculation: { ...fill("#F2F2F2"), ...font("#FA7D00"), ...bold },
  CheckCell: { ...fill("#A5A5A5"), ...font("#FFFFFF"), ...bold },
  LinkedCell: font("#FA7D00"),
  Note: fill("#FFFFCC"),
  WarningText: font("#FF0000"),
  ExplanatoryText: { ...font("#7F7F7F"), it: BooleanNumber.TRUE },
  Heading1: heading(15, BorderStyleTypes.THICK),
  Heading2: heading(13, BorderStyleTypes.THICK),
  Heading3: heading(11, BorderStyleTypes.MEDIUM),
  Heading4: { ...bold, ...font("#44546A") },
  Title: { ...font("#44546A"), fs: 18 },
  Total: bold,
  Hlink: { ...font("#0563C1"), ul: { s: BooleanNumber.TRUE } },
  Comma: format('_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)'),
  Currency: format('_($* #,##0.00_);_($* \\(#,##0.00\\);_($* "-"??_);_(@_)'),
  Percent: format("0%"),
};

/** The styles that add-ins have added to the workbook, by name. */
export function ownStyles(host: HostContext): Record<string, OwnStyle> {
  return host.engine.store.get<Record<string, OwnStyle>>("cell-styles", () => ({}));
}

/** Names of all styles, the built-in ones first. */
export const styleNames = (host: HostContext): string[] => [
  ...Object.keys(BUILT_IN),
  ...Object.keys(ownStyles(host)),
];

export const isBuiltIn = (name: string) => Object.hasOwn(BUILT_IN, name);

/** The style's own spelling of a name; ItemNotFound where there is no such style. */
export function findStyle(name: unknown, host: HostContext): string {
  const wanted = typeof name === "string" ? name.replace(/^Heading (\d)$/, "Heading$1").toLowerCase() : "";
  const found = styleNames(host).find((known) => known.toLowerCase() === wanted);
  if (found === undefined) throw new HostError("ItemNotFound");
  return found;
}

export const lookOfStyle = (name: string, host: HostContext): IStyleData =>
  BUILT_IN[name] ?? ownStyles(host)[name]?.look ?? {};

/** What a cell looks like that gets a style: Normal takes every look off, another one adds its own. */
export function withStyle(style: IStyleData, name: string, host: HostContext): NamedStyle {
  if (name === "Normal") return {};
  return { ...style, ...lookOfStyle(name, host), cellStyle: name };
}
