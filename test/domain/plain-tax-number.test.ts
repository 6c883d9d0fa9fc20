// The quick check of plain tax numbers against stdnum.
import fc from "fast-check";
import { validate as validateAbn } from "stdnum/lib/cjs/au/abn";
import { validate as validateIrd } from "stdnum/lib/cjs/nz/ird";
import { isPlainTaxNumber } from "../../src/domain/plain-tax-number";

const punctuation = /[\s.,/-]+/g;
const figures = fc.stringMatching(/^[0-9]{7,12}$/);
const punctuated = fc.stringMatching(/^[0-9][0-9 .,/-]{6,13}$/);
const other = fc.stringMatching(/^(NZ|AU)?[0-9A-Z ]{7,12}$/);

describe("[TX4] a plain tax number", () => {
  it.each([
    { country: "NZ", validate: validateIrd },
    { country: "AU", validate: validateAbn },
  ])(
    "of $country passes only where stdnum lets it pass, and always in plain figures",
    ({ country, validate }) => {
      const passes = (text: string) => validate(text.replace(punctuation, "").toUpperCase()).isValid;
      fc.assert(
        fc.property(fc.oneof(figures, punctuated), (text) => {
          expect(isPlainTaxNumber(text, country)).toBe(passes(text));
        }),
        { numRuns: 5_000 },
      );
      fc.assert(
        fc.property(other, (text) => {
          expect(isPlainTaxNumber(text, country) && !passes(text)).toBe(false);
        }),
        { numRuns: 500 },
      );
    },
  );
  it("passes with any check figures that stdnum takes", () => {
    const bodies = fc.stringMatching(/^[0-9]{9}$/);
    fc.assert(
      fc.property(bodies, (body) => {
        const abns = Array.from({ length: 90 }, (_, at) => `${at + 10}${body}`);
        const irds = Array.from({ length: 10 }, (_, at) => `${body.slice(0, 8)}${at}`);
        expect(abns.filter((text) => isPlainTaxNumber(text, "AU"))).toEqual(
          abns.filter((text) => validateAbn(text).isValid),
        );
        expect(irds.filter((text) => isPlainTaxNumber(text, "NZ"))).toEqual(
          irds.filter((text) => validateIrd(text).isValid),
        );
      }),
      { numRuns: 100 },
    );
  });
  it("of another country is not known", () => {
    expect(isPlainTaxNumber("49-091-850", "NZ")).toBe(true);
    expect(isPlainTaxNumber("49-091-850", "DE")).toBe(false);
  });
});
