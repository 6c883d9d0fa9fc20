/**
 * `Excel.RangeBorderCollection`: the six lines around and inside a range and its two diagonals.
 */
import { BorderStyleTypes } from "@univerjs/core";
import type { IBorderData, IStyleData } from "@univerjs/core";
import type { Area } from "./address";
import { fromColor, toColor } from "./color";
import { common, toKnown, toWord } from "./format-target";
import type { FormatTarget } from "./format-target";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { hosted } from "./hosted";
import { value } from "./registry";

type Line = "t" | "b" | "l" | "r" | "tl_br" | "bl_tr";

interface Side {
  readonly line: Line;
  /** The part of an area whose cells carry the line; null where it has none. */
  readonly part: (area: Area) => Area | null;
}

const SIDES: Readonly<Record<string, Side>> = {
  EdgeTop: { line: "t", part: (area) => ({ ...area, rowCount: 1 }) },
  EdgeBottom: { line: "b", part: (area) => ({ ...area, row: area.row + area.rowCount - 1, rowCount: 1 }) },
  EdgeLeft: { line: "l", part: (area) => ({ ...area, columnCount: 1 }) },
  EdgeRight: {
    line: "r",
    part: (area) => ({ ...area, column: area.column + area.columnCount - 1, columnCount: 1 }),
  },
  InsideVertical: {
    line: "r",
    part: (area) => (area.columnCount > 1 ? { ...area, columnCount: area.columnCount - 1 } : null),
  },
  InsideHorizontal: {
    line: "b",
    part: (area) => (area.rowCount > 1 ? { ...area, rowCount: area.rowCount - 1 } : null),
  },
  DiagonalDown: { line: "tl_br", part: (area) => area },
  DiagonalUp: { line: "bl_tr", part: (area) => area },
};

const STYLES: Readonly<Record<string, BorderStyleTypes>> = {
  None: BorderStyleTypes.NONE,
  Continuous: BorderStyleTypes.THIN,
  Dash: BorderStyleTypes.DASHED,
  Dot: BorderStyleTypes.DOTTED,
  DashDot: BorderStyleTypes.DASH_DOT,
  DashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  Double: BorderStyleTypes.DOUBLE,
  SlantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
};
const WEIGHTS: Readonly<Record<string, BorderStyleTypes>> = {
  Hairline: BorderStyleTypes.HAIR,
  Thin: BorderStyleTypes.THIN,
  Medium: BorderStyleTypes.MEDIUM,
  Thick: BorderStyleTypes.THICK,
};

interface BorderTarget extends FormatTarget {
  readonly side: string;
}

const sideOf = ({ side }: BorderTarget): Side => toKnown(SIDES, side);

function read<T>(
  target: BorderTarget,
  pick: (line: NonNullable<IBorderData["t"]> | undefined) => T,
  host: HostContext,
): T | null {
  const { line, part } = sideOf(target);
  const areas = target.areas.map(part).filter((area) => area !== null);
  return common({ ...target, areas }, (style) => pick(style.bd?.[line] ?? undefined), host);
}

interface Stroke {
  readonly kind: BorderStyleTypes;
  readonly color?: string;
}

function withLine(style: IStyleData, line: Line, { kind, color }: Stroke): IStyleData {
  const { [line]: before, ...others } = style.bd ?? {};
  if (kind === BorderStyleTypes.NONE) return { ...style, bd: others };
  return {
    ...style,
    bd: { ...others, [line]: { s: kind, cl: { rgb: color ?? before?.cl.rgb ?? "#000000" } } },
  };
}

function write(
  target: BorderTarget,
  change: (style: IStyleData, line: Line) => IStyleData,
  host: HostContext,
): void {
  const { line, part } = sideOf(target);
  for (const area of target.areas) {
    const edge = part(area);
    if (edge) host.grid.restyle(target.sheetId, edge, (style) => change(style, line));
  }
}

function installBorder(host: HostContext): void {
  host.registry.define<BorderTarget>("RangeBorder", {
    identity: ({ side }) => ({ _Id: side }),
    properties: {
      SideIndex: value(({ side }) => side),
      Style: value(
        (target) =>
          read(target, (line) => toWord(STYLES, line?.s ?? BorderStyleTypes.NONE, "Continuous"), host),
        (target, written) =>
          write(target, (style, line) => withLine(style, line, { kind: toKnown(STYLES, written) }), host),
      ),
      Weight: value(
        (target) => read(target, (line) => toWord(WEIGHTS, line?.s ?? BorderStyleTypes.THIN, "Thin"), host),
        (target, written) =>
          write(target, (style, line) => withLine(style, line, { kind: toKnown(WEIGHTS, written) }), host),
      ),
      Color: value(
        (target) => read(target, (line) => (line?.cl.rgb ? fromColor(line.cl.rgb) : "#000000"), host),
        (target, written) =>
          write(
            target,
            (style, line) =>
              withLine(style, line, {
                kind: style.bd?.[line]?.s ?? BorderStyleTypes.THIN,
                color: toColor(written),
              }),
            host,
          ),
      ),
    },
  });
}

/** Adds RangeBorderCollection and RangeBorder to the registry. */
export function installBorders(host: HostContext): void {
  installBorder(host);
  const border = (target: FormatTarget, side: unknown) => {
    if (typeof side !== "string" || !(side in SIDES)) throw new HostError("InvalidArgument");
    return hosted("RangeBorder", { ...target, side } satisfies BorderTarget);
  };
  host.registry.define<FormatTarget>("RangeBorderCollection", {
    items: (target) => Object.keys(SIDES).map((side) => border(target, side)),
    item: (target, side) => border(target, side),
    properties: { Count: value(() => Object.keys(SIDES).length) },
    methods: {
      GetItem: (target, [side]) => border(target, side),
      GetItemAt: (target, [index]) => border(target, Object.keys(SIDES)[Number(index)]),
    },
  });
}
