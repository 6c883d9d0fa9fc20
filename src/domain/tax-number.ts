// Which check a country's tax numbers have: those of stdnum, one by one, because the whole package is many times as large as these.
// Of a country that is not named here nothing can be said. Latvia and Singapore are not, because their checks need a clock.
import * as at from "stdnum/lib/cjs/at/uid";
import * as abn from "stdnum/lib/cjs/au/abn";
import * as acn from "stdnum/lib/cjs/au/acn";
import * as be from "stdnum/lib/cjs/be/vat";
import * as bg from "stdnum/lib/cjs/bg/vat";
import * as ca from "stdnum/lib/cjs/ca/bn";
import * as ch from "stdnum/lib/cjs/ch/vat";
import * as cy from "stdnum/lib/cjs/cy/vat";
import * as cz from "stdnum/lib/cjs/cz/dic";
import * as de from "stdnum/lib/cjs/de/vat";
import * as dk from "stdnum/lib/cjs/dk/cvr";
import * as ee from "stdnum/lib/cjs/ee/kmkr";
import * as es from "stdnum/lib/cjs/es/nif";
import * as fi from "stdnum/lib/cjs/fi/alv";
import * as fr from "stdnum/lib/cjs/fr/tva";
import * as gb from "stdnum/lib/cjs/gb/vat";
import * as gr from "stdnum/lib/cjs/gr/vat";
import * as hr from "stdnum/lib/cjs/hr/oib";
import * as hu from "stdnum/lib/cjs/hu/anum";
import * as ie from "stdnum/lib/cjs/ie/vat";
import * as gstin from "stdnum/lib/cjs/in/gstin";
import * as it from "stdnum/lib/cjs/it/iva";
import * as jp from "stdnum/lib/cjs/jp/cn";
import * as lt from "stdnum/lib/cjs/lt/pvm";
import * as lu from "stdnum/lib/cjs/lu/tva";
import * as mt from "stdnum/lib/cjs/mt/vat";
import * as nl from "stdnum/lib/cjs/nl/btw";
import * as no from "stdnum/lib/cjs/no/mva";
import * as orgnr from "stdnum/lib/cjs/no/orgnr";
import * as ird from "stdnum/lib/cjs/nz/ird";
import * as pl from "stdnum/lib/cjs/pl/nip";
import * as pt from "stdnum/lib/cjs/pt/nif";
import * as ro from "stdnum/lib/cjs/ro/cui";
import * as se from "stdnum/lib/cjs/se/vat";
import * as si from "stdnum/lib/cjs/si/ddv";
import * as sk from "stdnum/lib/cjs/sk/dph";
import * as za from "stdnum/lib/cjs/za/vat";
import type { CountryCode } from "./country";
import { isPlainTaxNumber } from "./plain-tax-number";

/** A check of stdnum. */
interface Check {
  readonly validate: (number: string) => { readonly isValid: boolean };
}

/** What a country calls its tax number, and the checks of which one must pass. */
interface TaxNumbers {
  readonly called: string;
  readonly checks: readonly Check[];
}

const vat = (check: Check): TaxNumbers => ({ called: "VAT number", checks: [check] });

const numbersOf: Readonly<Record<CountryCode, TaxNumbers>> = {
  AU: { called: "ABN", checks: [abn, acn] },
  CA: { called: "business number", checks: [ca] },
  IN: { called: "GSTIN", checks: [gstin] },
  JP: { called: "corporate number", checks: [jp] },
  NO: { called: "VAT number", checks: [no, orgnr] },
  NZ: { called: "GST (IRD) number", checks: [ird] },
  AT: vat(at),
  BE: vat(be),
  BG: vat(bg),
  CH: vat(ch),
  CY: vat(cy),
  CZ: vat(cz),
  DE: vat(de),
  DK: vat(dk),
  EE: vat(ee),
  ES: vat(es),
  FI: vat(fi),
  FR: vat(fr),
  GB: vat(gb),
  GR: vat(gr),
  HR: vat(hr),
  HU: vat(hu),
  IE: vat(ie),
  IT: vat(it),
  LT: vat(lt),
  LU: vat(lu),
  MT: vat(mt),
  NL: vat(nl),
  PL: vat(pl),
  PT: vat(pt),
  RO: vat(ro),
  SE: vat(se),
  SI: vat(si),
  SK: vat(sk),
  ZA: vat(za),
};

/** What stands between the figures of a number, and matters to no check. */
const punctuation = /[\s.,/-]+/g;

/** What a tax number that fails its country's checks should have been; `undefined` where it passes, or nothing can be said. */
export function failedTaxNumber(text: string, country: CountryCode): string | undefined {
  const numbers = numbersOf[country];
  if (!numbers || isPlainTaxNumber(text, country)) return undefined;
  const bare = text.replace(punctuation, "").toUpperCase();
  const passes = numbers.checks.some(({ validate }) => validate(bare).isValid);
  return passes ? undefined : numbers.called;
}
