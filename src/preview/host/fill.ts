/**
 * `Excel.RangeFill`: colour and pattern behind a cell. The engine draws the colour alone; the pattern is kept with the
 * style and read back.
 */
import type { IStyleData } from "@univerjs/core";
import { fromColor, toColor } from "./color";
import { restyle, styled } from "./format-target";
import type { FormatTarget } from "./format-target";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";

/** A style with the pattern of its fill, which the engine keeps and does not read. */
interface PatternStyle extends IStyleData {
  readonly fillPattern?: string;
  readonly patternColor?: string;
}

/** The words of `Excel.FillPattern`; gradients are read there and cannot be set. */
const PATTERNS: ReadonlySet<unknown> = new Set([
  "None",
  "Solid",
  "Gray50",
  "Gray75",
  "Gray25",
  "Horizontal",
  "Vertical",
  "Down",
  "Up",
  "Checker",
  "SemiGray75",
  "LightHorizontal",
  "LightVertical",
  "LightDown",
  "LightUp",
  "Grid",
  "CrissCross",
  "Gray16",
  "Gray8",
]);

function cleared(style: PatternStyle): IStyleData {
  const { bg: _color, fillPattern: _pattern, patternColor: _patternColor, ...rest } = style;
  return rest;
}

function withPattern(style: PatternStyle, written: unknown): PatternStyle {
  if (typeof written !== "string" || !PATTERNS.has(written)) throw new HostError("InvalidArgument");
  if (written === "None") return cleared(style);
  return { ...style, fillPattern: written };
}

/** Adds RangeFill to the registry. */
export function installFill(host: HostContext): void {
  host.registry.define<FormatTarget>("RangeFill", {
    properties: {
      Color: styled(
        (style) => (style.bg?.rgb ? fromColor(style.bg.rgb) : "#FFFFFF"),
        (style, written) => (written === "" ? cleared(style) : { ...style, bg: { rgb: toColor(written) } }),
      ),
      Pattern: styled(
        (style: PatternStyle) => style.fillPattern ?? (style.bg?.rgb ? "Solid" : "None"),
        withPattern,
      ),
      PatternColor: styled(
        (style: PatternStyle) => style.patternColor ?? "#000000",
        (style: PatternStyle, written): PatternStyle => ({ ...style, patternColor: toColor(written) }),
      ),
    },
    methods: { Clear: (target) => restyle(target, cleared, host) },
  });
}
