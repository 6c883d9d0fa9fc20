// Moments on the wire: UTC, to the second, "2024-06-30T03:00:12Z". Reads the other forms that clients send.
import type { Compare } from "./where";

const pattern = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

const secondMs = 1000;

function millisecondsOf(text: string): number | undefined {
  const [, moment, fraction = "", zone] = pattern.exec(text) ?? [];
  if (moment === undefined) return undefined;
  const ms = Date.parse(`${moment}${fraction.slice(0, 4)}${zone ?? ""}`);
  return Number.isFinite(ms) && isOnTheClock(moment) && hasFourDigitYear(ms) ? ms : undefined;
}

/** False for 30 February, month 13 and 24:00, which Date moves on or refuses. */
function isOnTheClock(moment: string): boolean {
  const ms = Date.parse(`${moment}Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(moment);
}

function printInstant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** False where the zone moves a moment beyond the years that can be stored. */
function hasFourDigitYear(ms: number): boolean {
  return /^\d/.test(new Date(ms).toISOString());
}

/** The moment in its stored form, cut to the second. Failure: undefined for text that is none, or has no zone. */
export function toInstant(text: string): string | undefined {
  const ms = millisecondsOf(text);
  return ms === undefined ? undefined : printInstant(Math.floor(ms / secondMs) * secondMs);
}

/**
 * The comparison with a moment as one with a whole second, which is all that is stored: "> 12.5 s" is "> 12 s", ">= 12.5 s" is
 * ">= 13 s", and nothing equals 12.5 s. Failure: undefined for text that is no moment, or has no zone.
 */
export function boundInstant(
  text: string,
  by: Compare,
): { readonly by: Compare; readonly value: string } | undefined {
  const ms = millisecondsOf(text);
  if (ms === undefined) return undefined;
  const whole = Math.floor(ms / secondMs) * secondMs;
  if (whole === ms) return { by, value: printInstant(ms) };
  if (by === "=" || by === "<>") return { by, value: text };
  const goesUp = by === ">=" || by === "<";
  return { by, value: printInstant(goesUp ? whole + secondMs : whole) };
}
