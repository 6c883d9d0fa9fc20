/** Colours as Excel answers them (`#RRGGBB`) and takes them (that, or a name of HTML). */
import { ColorKit } from "@univerjs/core";
import { HostError } from "./host-error";

/** The colour as `#RRGGBB`, or InvalidArgument. */
export function toColor(written: unknown): string {
  if (typeof written !== "string") throw new HostError("InvalidArgument");
  const text = /^[0-9a-f]{6}$/i.test(written) ? `#${written}` : written;
  const color = new ColorKit(text);
  if (!color.isValid) throw new HostError("InvalidArgument");
  return color.toHexString(false).toUpperCase();
}

/** A colour of the engine (`rgb(…)`, `#rgb`, …) as Excel answers it. */
export function fromColor(stored: string): string {
  const color = new ColorKit(stored);
  return color.isValid ? color.toHexString(false).toUpperCase() : stored;
}
