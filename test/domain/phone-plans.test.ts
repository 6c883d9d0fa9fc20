// The plain numbers of every country that has a numbering plan: told and read as the library does.
import fc from "fast-check";
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { makePhones } from "../../src/domain/phone";

const start = fc.constantFrom("", "0", "8", "1", "(02) ", "021 ", "7", "00", "180020", "1831", "+", "+64 ");
const rest = fc
  .array(fc.constantFrom(..."0123456789 0245 ()-+"), { minLength: 3, maxLength: 12 })
  .map((parts) => parts.join(""));

it("[CO11] one pattern for each country takes only what the library takes, and reads it so", () => {
  const { isNumber, read } = makePhones();
  fc.assert(
    fc.property(
      fc.record({ country: fc.constantFrom(...getCountries()), hasCode: fc.boolean(), start, rest }),
      ({ country, hasCode, start: first, rest: more }) => {
        const text = `${hasCode ? `+${getCountryCallingCode(country)}` : ""}${first}${more}`.trim();
        const library = parsePhoneNumberFromString(text, country);
        const number = library?.isValid() ? library.number : undefined;
        expect(read(text, country)).toBe(number);
        expect(isNumber(text, country)).toBe(number !== undefined);
      },
    ),
    { numRuns: 3_000 },
  );
});
