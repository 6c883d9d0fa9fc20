/**
 * What a hosted format works on, the same for one range and for several areas: read where all cells agree, write to
 * all of them.
 */
import type { IStyleData } from "@univerjs/core";
import type { Area } from "./address";
import { HostError } from "./host-error";
import type { HostContext, ValueProperty } from "./host-context";
import { value } from "./registry";

export interface FormatTarget {
  readonly sheetId: string;
  readonly areas: readonly Area[];
}

/** What all cells have in common; null where they differ, as Excel answers. */
export function common<T>(target: FormatTarget, read: (style: IStyleData) => T, host: HostContext): T | null {
  let found: { readonly value: T } | undefined;
  for (const area of target.areas) {
    for (const style of host.grid.stylesIn(target.sheetId, area)) {
      const seen = read(style);
      if (found && found.value !== seen) return null;
      found = { value: seen };
    }
  }
  return found ? found.value : null;
}

/** Changes the style of every cell. */
export function restyle(
  target: FormatTarget,
  change: (style: IStyleData) => IStyleData,
  host: HostContext,
): void {
  for (const area of target.areas) host.grid.restyle(target.sheetId, area, change);
}

/** A property of the style that is read as `read` says and written as `write` says. */
export function styled<T>(
  read: (style: IStyleData) => T,
  write: (style: IStyleData, written: unknown) => IStyleData,
): ValueProperty<FormatTarget> {
  return value(
    (target, host) => common(target, read, host),
    (target, written, host) => restyle(target, (style) => write(style, written), host),
  );
}

/** A boolean, or InvalidArgument. */
export function toBoolean(written: unknown): boolean {
  if (typeof written !== "boolean") throw new HostError("InvalidArgument");
  return written;
}

/** A number within bounds, or InvalidArgument. */
export function toNumber(written: unknown, least: number, most: number): number {
  if (typeof written !== "number" || !(written >= least && written <= most))
    throw new HostError("InvalidArgument");
  return written;
}

/** One of the keys of a table that maps Excel's words to the engine's, or InvalidArgument. */
export function toKnown<T>(table: Readonly<Record<string, T>>, written: unknown): T {
  const known = typeof written === "string" ? table[written] : undefined;
  if (known === undefined) throw new HostError("InvalidArgument");
  return known;
}

/** Excel's word for what the engine keeps. */
export function toWord<T>(table: Readonly<Record<string, T>>, kept: T, fallback: string): string {
  return Object.keys(table).find((word) => table[word] === kept) ?? fallback;
}
