/**
 * `Excel.RangeFormat` with its font. Fill, borders and sizes have their own files.
 */
import { BooleanNumber, HorizontalAlign, VerticalAlign, WrapStrategy } from "@univerjs/core";
import type { IStyleData } from "@univerjs/core";
import { fromColor, toColor } from "./color";
import { styled, toBoolean, toKnown, toNumber, toWord } from "./format-target";
import type { FormatTarget } from "./format-target";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { hosted } from "./hosted";
import { object, value } from "./registry";

const HORIZONTAL: Readonly<Record<string, HorizontalAlign>> = {
  General: HorizontalAlign.UNSPECIFIED,
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  Distributed: HorizontalAlign.DISTRIBUTED,
};
const VERTICAL: Readonly<Record<string, VerticalAlign>> = {
  Bottom: VerticalAlign.BOTTOM,
  Center: VerticalAlign.MIDDLE,
  Top: VerticalAlign.TOP,
};
/** What the engine cannot draw: the word is kept with the style, and the text stands at the top. */
const SPREAD = new Set<unknown>(["Justify", "Distributed"]);
interface SpreadStyle extends IStyleData {
  readonly verticalWord?: string;
}
const UNDERLINES: Readonly<Record<string, BooleanNumber>> = {
  None: BooleanNumber.FALSE,
  Single: BooleanNumber.TRUE,
};

const flag = (isOn: boolean) => (isOn ? BooleanNumber.TRUE : BooleanNumber.FALSE);

/** A plain on-off part of the engine's style. */
function toggle(part: "bl" | "it") {
  return styled(
    (style) => style[part] === BooleanNumber.TRUE,
    (style, written) => ({ ...style, [part]: flag(toBoolean(written)) }),
  );
}

function installFont(host: HostContext): void {
  host.registry.define<FormatTarget>("RangeFont", {
    properties: {
      Bold: toggle("bl"),
      Italic: toggle("it"),
      Underline: styled(
        (style) => (style.ul?.s === BooleanNumber.TRUE ? "Single" : "None"),
        (style, written) => ({ ...style, ul: { s: toKnown(UNDERLINES, written) } }),
      ),
      Strikethrough: styled(
        (style) => style.st?.s === BooleanNumber.TRUE,
        (style, written) => ({ ...style, st: { s: flag(toBoolean(written)) } }),
      ),
      Color: styled(
        (style) => (style.cl?.rgb ? fromColor(style.cl.rgb) : "#000000"),
        (style, written) => ({ ...style, cl: { rgb: toColor(written) } }),
      ),
      Name: styled(
        (style) => style.ff ?? "Calibri",
        (style, written) => {
          if (typeof written !== "string" || written === "") throw new HostError("InvalidArgument");
          return { ...style, ff: written };
        },
      ),
      Size: styled(
        (style) => style.fs ?? 11,
        (style, written) => ({ ...style, fs: toNumber(written, 1, 409) }),
      ),
    },
  });
}

/** Adds RangeFormat and RangeFont to the registry. */
export function installFormat(host: HostContext): void {
  installFont(host);
  host.registry.define<FormatTarget>("RangeFormat", {
    properties: {
      Fill: object((target) => hosted("RangeFill", target)),
      Font: object((target) => hosted("RangeFont", target)),
      Borders: object((target) => hosted("RangeBorderCollection", target)),
      HorizontalAlignment: styled(
        (style) => toWord(HORIZONTAL, style.ht ?? HorizontalAlign.UNSPECIFIED, "General"),
        (style, written) => ({ ...style, ht: toKnown(HORIZONTAL, written) }),
      ),
      VerticalAlignment: styled(
        (style: SpreadStyle) =>
          style.verticalWord ?? toWord(VERTICAL, style.vt ?? VerticalAlign.BOTTOM, "Bottom"),
        (style: SpreadStyle, written): SpreadStyle => {
          const { verticalWord: _, ...rest } = style;
          if (typeof written !== "string" || !SPREAD.has(written))
            return { ...rest, vt: toKnown(VERTICAL, written) };
          return { ...rest, vt: VerticalAlign.TOP, verticalWord: written };
        },
      ),
      WrapText: styled(
        (style) => style.tb === WrapStrategy.WRAP,
        (style, written) => ({
          ...style,
          tb: toBoolean(written) ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW,
        }),
      ),
      TextOrientation: styled(
        // Univer turns clockwise, Excel counter-clockwise.
        (style) => -(style.tr?.a ?? 0) + 0,
        (style, written) => ({ ...style, tr: { a: -toNumber(written, -90, 90) } }),
      ),
      IndentLevel: value(() => 0),
    },
  });
}
