/**
 * `Range.hyperlink`: a cell's link with its address or place in the workbook, its tip and its text. Kept beside the
 * cells and moved with them; the grid draws the text as a link and opens nothing.
 */
import { BooleanNumber } from "@univerjs/core";
import { intersection } from "./address";
import type { Area } from "./address";
import { areaAfter } from "./area-shift";
import type { Shift } from "./area-shift";
import { readShift } from "./engine-shift";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { readRange, writeRange } from "./range-access";
import type { RangeTarget } from "./range-target";
import { value } from "./registry";

interface Link {
  readonly address?: string;
  readonly documentReference?: string;
  readonly screenTip?: string;
}

interface LinkAt {
  readonly area: Area;
  readonly link: Link;
}

interface Links {
  bySheet: Record<string, readonly LinkAt[]>;
}

const LINK_COLOR = "#0563C1";

const linksOf = (host: HostContext): Links =>
  host.engine.store.get<Links>("hyperlinks", () => ({ bySheet: {} }));

function toLink(given: unknown): Link & { readonly textToDisplay?: string } {
  if (typeof given !== "object" || given === null) throw new HostError("InvalidArgument");
  const texts = Object.entries(given).filter(([, text]) => typeof text === "string" && text !== "");
  const link = Object.fromEntries(texts) as Link & { readonly textToDisplay?: string };
  if (link.address === undefined && link.documentReference === undefined)
    throw new HostError("InvalidArgument");
  return link;
}

/** Takes the links off an area; looks stay. A link over more cells than the area loses all of them, as in Excel. */
export function clearLinks({ sheetId, area }: RangeTarget, host: HostContext): void {
  const links = linksOf(host);
  const kept = links.bySheet[sheetId]?.filter((each) => !intersection(each.area, area));
  if (kept) links.bySheet[sheetId] = kept;
}

function write(target: RangeTarget, given: unknown, host: HostContext): void {
  const { textToDisplay, ...link } = toLink(given);
  clearLinks(target, host);
  const links = linksOf(host);
  links.bySheet[target.sheetId] = [...(links.bySheet[target.sheetId] ?? []), { area: target.area, link }];
  if (textToDisplay !== undefined) writeRange(target, textToDisplay, host);
  host.grid.restyle(target.sheetId, target.area, (style) => ({
    ...style,
    cl: { rgb: LINK_COLOR },
    ul: { s: BooleanNumber.TRUE },
  }));
}

function read(target: RangeTarget, host: HostContext): object | null {
  const { row, column } = target.area;
  const first = { row, column, rowCount: 1, columnCount: 1 };
  const found = linksOf(host).bySheet[target.sheetId]?.find(({ area }) => intersection(area, first));
  if (!found) return null;
  const text = readRange({ sheetId: target.sheetId, area: first }, "Text", host) as string[][];
  return { ...found.link, textToDisplay: text[0]?.[0] ?? "" };
}

function follow(links: readonly LinkAt[], shift: Shift): LinkAt[] {
  return links.flatMap(({ area, link }) => {
    const moved = areaAfter(area, shift);
    return moved ? [{ area: moved, link }] : [];
  });
}

/** Adds Range.hyperlink, and has links follow their cells; the answer stops that. */
export function installHyperlinks(host: HostContext): () => void {
  host.registry.define<RangeTarget>("Range", {
    properties: {
      Hyperlink: value(
        (target) => read(target, host),
        (target, given) => write(target, given, host),
      ),
    },
  });
  const following = host.engine.afterMutation((mutation) => {
    const moved = readShift(mutation);
    const links = linksOf(host);
    const known = moved && links.bySheet[moved.sheetId];
    if (known) links.bySheet[moved.sheetId] = follow(known, moved.shift);
  });
  return () => following.dispose();
}
