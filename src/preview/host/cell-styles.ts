/**
 * `Range.style` and `workbook.styles`: applying cell styles, adding, reading, changing and deleting them. Deleting one
 * leaves the cells that have it as they look.
 */
import type { IStyleData } from "@univerjs/core";
import { BooleanNumber } from "@univerjs/core";
import { findStyle, isBuiltIn, lookOfStyle, ownStyles, styleNames, withStyle } from "./cell-style";
import type { NamedStyle, OwnStyle } from "./cell-style";
import { fromColor, toColor } from "./color";
import { common, toBoolean, toNumber } from "./format-target";
import type { FormatTarget } from "./format-target";
import { HostError } from "./host-error";
import type { HostContext, ValueProperty } from "./host-context";
import { hosted } from "./hosted";
import type { Hosted } from "./hosted";
import type { RangeTarget } from "./range-target";
import { notHosted, object, value } from "./registry";

interface StyleTarget {
  readonly name: string;
}

/** What a new style says of what the engine does not draw by style. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  AutoIndent: false,
  FormulaHidden: false,
  HorizontalAlignment: "General",
  IncludeAlignment: true,
  IncludeBorder: true,
  IncludeFont: true,
  IncludeNumber: true,
  IncludePatterns: true,
  IncludeProtection: true,
  IndentLevel: 0,
  Locked: true,
  NumberFormat: "General",
  ReadingOrder: "Context",
  ShrinkToFit: false,
  TextOrientation: 0,
  VerticalAlignment: "Bottom",
  WrapText: false,
};

const readName = (target: FormatTarget, host: HostContext) =>
  common(target, (style: NamedStyle) => style.cellStyle ?? "Normal", host);

function apply({ sheetId, areas }: FormatTarget, given: unknown, host: HostContext): void {
  const name = findStyle(given, host);
  const { TextOrientation: angle, NumberFormat: pattern } = ownStyles(host)[name]?.settings ?? {};
  for (const area of areas) {
    host.grid.restyle(sheetId, area, (style) => ({
      ...withStyle(style, name, host),
      ...(typeof angle === "number" ? { tr: { a: -angle } } : {}),
      ...(typeof pattern === "string" ? { n: { pattern } } : {}),
    }));
  }
}

const toStyle = (name: string): Hosted => hosted("Style", { name } satisfies StyleTarget);

function add(given: unknown, host: HostContext): void {
  if (typeof given !== "string" || given === "") throw new HostError("InvalidArgument");
  const isTaken = styleNames(host).some((known) => known.toLowerCase() === given.toLowerCase());
  if (isTaken) throw new HostError("ItemAlreadyExists");
  ownStyles(host)[given] = { look: {}, settings: {} };
}

/** Changes a style of the workbook's own; the looks of built-in ones stay as they are. */
function change({ name }: StyleTarget, changes: Partial<OwnStyle>, host: HostContext): void {
  const found = ownStyles(host)[findStyle(name, host)];
  if (!found) throw notHosted("changes of built-in styles");
  ownStyles(host)[name] = { ...found, ...changes };
}

function setting(name: string, host: HostContext): ValueProperty<StyleTarget> {
  return value(
    (target) => ownStyles(host)[findStyle(target.name, host)]?.settings[name] ?? SETTINGS[name],
    (target, given) => {
      if (typeof given !== typeof SETTINGS[name]) throw new HostError("InvalidArgument");
      const { settings } = ownStyles(host)[target.name] ?? { settings: {} };
      change(target, { settings: { ...settings, [name]: given } }, host);
    },
  );
}

/** A part of a style's look. */
function looked<T>(
  read: (look: IStyleData) => T,
  write: (given: unknown) => IStyleData,
  host: HostContext,
): ValueProperty<StyleTarget> {
  return value(
    (target) => read(lookOfStyle(findStyle(target.name, host), host)),
    (target, given) => change(target, { look: { ...lookOfStyle(target.name, host), ...write(given) } }, host),
  );
}

const flag = (given: unknown) => (toBoolean(given) ? BooleanNumber.TRUE : BooleanNumber.FALSE);

function installLooks(host: HostContext): void {
  host.registry.define<StyleTarget>("StyleFont", {
    properties: {
      Bold: looked(
        (look) => look.bl === BooleanNumber.TRUE,
        (given) => ({ bl: flag(given) }),
        host,
      ),
      Italic: looked(
        (look) => look.it === BooleanNumber.TRUE,
        (given) => ({ it: flag(given) }),
        host,
      ),
      Color: looked(
        (look) => (look.cl?.rgb ? fromColor(look.cl.rgb) : "#000000"),
        (given) => ({ cl: { rgb: toColor(given) } }),
        host,
      ),
      Name: looked(
        (look) => look.ff ?? "Calibri",
        (given) => ({ ff: String(given) }),
        host,
      ),
      Size: looked(
        (look) => look.fs ?? 11,
        (given) => ({ fs: toNumber(given, 1, 409) }),
        host,
      ),
    },
  });
  host.registry.define<StyleTarget>("StyleFill", {
    properties: {
      Color: looked(
        (look) => (look.bg?.rgb ? fromColor(look.bg.rgb) : "#FFFFFF"),
        (given) => ({ bg: { rgb: toColor(given) } }),
        host,
      ),
    },
  });
}

function remove({ name }: StyleTarget, host: HostContext): void {
  if (isBuiltIn(findStyle(name, host))) throw notHosted("deleting built-in styles");
  delete ownStyles(host)[name];
}

/** Adds Range.style, RangeAreas.style and the workbook's styles. */
export function installCellStyles(host: HostContext): void {
  const ofRange = ({ sheetId, area }: RangeTarget): FormatTarget => ({ sheetId, areas: [area] });
  host.registry.define<RangeTarget>("Range", {
    properties: {
      Style: value(
        (target) => readName(ofRange(target), host),
        (target, name) => apply(ofRange(target), name, host),
      ),
    },
  });
  host.registry.define<FormatTarget>("RangeAreas", {
    properties: {
      Style: value(
        (target) => readName(target, host),
        (target, name) => apply(target, name, host),
      ),
    },
  });
  host.registry.define("Workbook", {
    properties: { Styles: object(() => hosted("StyleCollection", null)) },
  });
  host.registry.define("StyleCollection", {
    methods: {
      Add: (_target, [name]) => add(name, host),
      GetCount: () => styleNames(host).length,
      GetItem: (_target, [name]) => toStyle(findStyle(name, host)),
    },
    items: () => styleNames(host).map(toStyle),
    item: (_target, name) => toStyle(findStyle(name, host)),
  });
  host.registry.define<StyleTarget>("Style", {
    identity: ({ name }) => ({ _Id: name }),
    properties: {
      ...Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, setting(name, host)])),
      // Office.js reads this as TextOrientation and writes it by the older name.
      Orientation: setting("TextOrientation", host),
      Name: value(({ name }) => name),
      BuiltIn: value(({ name }) => isBuiltIn(name)),
      Font: object((target) => hosted("StyleFont", target)),
      Fill: object((target) => hosted("StyleFill", target)),
    },
    methods: { Delete: (target) => remove(target, host) },
  });
  installLooks(host);
}
