// The plain numbers of every country that has a numbering plan: told and read as the library does.
import fc from "fast-check";
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import examples from "libphonenumber-js/mobile/examples";
import { makePhones } from "../../src/domain/phone";

const start = fc.constantFrom("", "", "0", "8", "1", "(02) ", "7", "00", "180020", "1831", "+");
const anyRest = fc
  .array(fc.constantFrom(..."0123456789 0245 ()-+"), { minLength: 3, maxLength: 12 })
  .map((parts) => parts.join(""));

/** A number that is mostly one of the country, or nearly: its example with a figure changed, behind whatever may lead. */
const asked = fc.constantFrom(...getCountries()).chain((country) => {
  const code = getCountryCallingCode(country);
  const example = examples[country];
  const nearly = fc
    .tuple(fc.nat(example.length - 1), fc.constantFrom(..."0123456789 -"))
    .map(([at, sign]) => `${example.slice(0, at)}${sign}${example.slice(at + 1)}`);
  return fc.record({
    country: fc.constant(country),
    text: fc
      .tuple(fc.constantFrom("", `+${code}`, `+${code} `, code), start, fc.oneof(nearly, anyRest))
      .map((parts) => parts.join("").trim()),
  });
});

it("[CO11] one pattern for each country takes only what the library takes, and reads it so", () => {
  const { isNumber, read } = makePhones();
  fc.assert(
    fc.property(asked, ({ country, text }) => {
      const library = parsePhoneNumberFromString(text, country);
      const number = library?.isValid() ? library.number : undefined;
      expect(read(text, country)).toBe(number);
      expect(isNumber(text, country)).toBe(number !== undefined);
    }),
    { numRuns: 5_000 },
  );
});
