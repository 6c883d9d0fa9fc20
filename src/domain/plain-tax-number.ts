// The tax numbers that the home market writes in plain figures, checked by plain sums, because stdnum takes twenty times as long for
// each. It knows only what surely passes; of everything else stdnum has the word.
import type { CountryCode } from "./country";

const digitZero = 0x30;
const betweenFigures: ReadonlySet<number> = new Set([..." -.,/"].map((sign) => sign.charCodeAt(0)));
/** More figures than any of these numbers has, and fewer than a number holds exactly. */
const mostFigures = 12;

const irdWeights = [2, 3, 4, 5, 6, 7, 2, 3];
const irdFurtherWeights = [6, 7, 2, 5, 2, 3, 4, 7];
const abnWeights = [19, 17, 15, 13, 11, 9, 7, 5, 3];

/** True for an IRD number of New Zealand or an ABN of Australia, in figures and punctuation alone, whose figures add up. */
export function isPlainTaxNumber(text: string, country: CountryCode): boolean {
  if (country !== "NZ" && country !== "AU") return false;
  let [number, figures] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const figure = code - digitZero;
    if (figure >= 0 && figure <= 9) {
      number = number * 10 + figure;
      figures += 1;
    } else if (!betweenFigures.has(code)) return false;
    if (figures > mostFigures) return false;
  }
  return country === "NZ" ? isIrd(number, figures) : isAbn(number, figures);
}

/** The last figure is the check (Inland Revenue's resident withholding tax specification, "IRD number validation"). */
function isIrd(number: number, figures: number): boolean {
  if (figures !== 8 && figures !== 9) return false;
  const front = Math.floor(number / 10);
  const first = (11 - (weighted(front, irdWeights) % 11)) % 11;
  const check = first === 10 ? (11 - (weighted(front, irdFurtherWeights) % 11)) % 11 : first;
  return check === number % 10;
}

/** The first two figures are the check (Australian Business Register, "Format of the ABN"). */
function isAbn(number: number, figures: number): boolean {
  if (figures !== 11) return false;
  const check = Math.floor(number / 1e9);
  return check === 11 + ((177 - (weighted(number % 1e9, abnWeights) % 89)) % 89);
}

/** The sum of a number's figures, each by its weight, the last figure and its weight first. */
function weighted(number: number, weights: readonly number[]): number {
  let [rest, sum] = [number, 0];
  for (const weight of weights) {
    sum += (rest % 10) * weight;
    rest = Math.floor(rest / 10);
  }
  return sum;
}
