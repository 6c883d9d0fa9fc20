/**
 * Numbers as Excel (en-US) reads them from typed text: separators, percent, currency, brackets, exponents, fractions,
 * and its fifteen digits. Pure.
 */

/** A number found in text, and the number format it brings to a cell that has none. */
export interface ParsedNumber {
  readonly value: number;
  readonly format?: string;
}

/** Excel keeps fifteen significant digits: what lies beyond is cut off, not rounded. */
function toFifteenDigits(digits: string): number {
  const exact = Number(digits);
  const significant = digits
    .replace(/e.*$/i, "")
    .replace(/[^0-9]/g, "")
    .replace(/^0+/, "");
  if (significant.length <= 15) return exact;
  let kept = 0;
  let hasStarted = false;
  const [mantissa = "", exponent] = digits.split(/e/i);
  const cut = mantissa.replace(/[0-9]/g, (digit) => {
    if (digit !== "0") hasStarted = true;
    if (hasStarted) kept += 1;
    return kept > 15 ? "0" : digit;
  });
  return Number(exponent === undefined ? cut : `${cut}e${exponent}`);
}

const PLAIN = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d*)?$/;
const FRACTION = /^(\d+) (\d{1,3})\/(\d{1,3})$/;

interface Unsigned {
  readonly text: string;
  readonly isNegative: boolean;
  readonly isBracketed: boolean;
}

/** Takes the sign or the accountant's brackets off; null where there is more than one. */
function takeSign(text: string): Unsigned | null {
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed) return { text: (bracketed[1] ?? "").trim(), isNegative: true, isBracketed: true };
  const sign = text.charAt(0);
  if (sign !== "-" && sign !== "+") return { text, isNegative: false, isBracketed: false };
  const rest = text.slice(1).trim();
  return /^[+-]/.test(rest) ? null : { text: rest, isNegative: sign === "-", isBracketed: false };
}

function parseFraction(text: string): ParsedNumber | null {
  const match = FRACTION.exec(text);
  if (!match || Number(match[3]) === 0) return null;
  const format = (match[3] ?? "").length > 1 ? "# ??/??" : "# ?/?";
  return { value: Number(match[1]) + Number(match[2]) / Number(match[3]), format };
}

interface Decoration {
  readonly isPercent: boolean;
  readonly isCurrency: boolean;
}

function formatOf(digits: string, { isPercent, isCurrency }: Decoration): string | undefined {
  const hasDecimals = /\.\d/.test(digits);
  if (isPercent) return hasDecimals ? "0.00%" : "0%";
  if (isCurrency) return hasDecimals ? "$#,##0.00_);[Red]($#,##0.00)" : "$#,##0_);[Red]($#,##0)";
  if (/e/i.test(digits)) return "0.00E+00";
  if (digits.includes(",")) return hasDecimals ? "#,##0.00" : "#,##0";
  return undefined;
}

/** The number that text stands for; null where Excel would keep the text. */
export function parseNumber(text: string): ParsedNumber | null {
  let unsigned = takeSign(text.trim());
  if (!unsigned || unsigned.text === "") return null;
  const isCurrency = unsigned.text.startsWith("$");
  if (isCurrency) {
    const inner = takeSign(unsigned.text.slice(1).trim());
    if (!inner || (inner.isNegative && unsigned.isNegative)) return null;
    unsigned = { ...inner, isNegative: inner.isNegative || unsigned.isNegative };
  }
  const isPercent = unsigned.text.endsWith("%");
  const digits = isPercent ? unsigned.text.slice(0, -1).trimEnd() : unsigned.text;
  const sign = unsigned.isNegative ? -1 : 1;
  const fraction = isPercent || isCurrency ? null : parseFraction(digits);
  if (fraction) return { ...fraction, value: sign * fraction.value };
  if (!PLAIN.test(digits) && !GROUPED.test(digits)) return null;
  const size = toFifteenDigits(digits.replaceAll(",", ""));
  if (!Number.isFinite(size)) return null;
  const value = sign * (isPercent ? Number((size / 100).toPrecision(15)) : size);
  const format = formatOf(digits, { isPercent, isCurrency });
  return format === undefined
    ? { value: value === 0 ? 0 : value }
    : { value: value === 0 ? 0 : value, format };
}
