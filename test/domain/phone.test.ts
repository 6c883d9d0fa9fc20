// Reading telephone numbers: the quick way and the library give one answer.
import fc from "fast-check";
import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/min";
import { makeReadPhone } from "../../src/domain/phone";

const countries: readonly CountryCode[] = [
  "NZ",
  "AU",
  "US",
  "CA",
  "GB",
  "DE",
  "FR",
  "IT",
  "MX",
  "BR",
  "SG",
  "RU",
];

const digitText = fc
  .array(fc.constantFrom(..."0123456789 0245 ()-+"), { minLength: 3, maxLength: 13 })
  .map((parts) => parts.join(""));
const start = fc.constantFrom(
  "",
  "0",
  "09 ",
  "021 ",
  "(02) ",
  "04",
  "1",
  "415 ",
  "+64 ",
  "+61 4",
  "+1 ",
  "+44 7",
  "00",
  "64",
  "7",
);

describe("[CO11] a telephone number is read", () => {
  const read = makeReadPhone();
  it("in the way of its country, or with +country from anywhere", () => {
    expect(read("09 555 0101", "NZ")).toBe("+6495550101");
    expect(read("(02) 5550 0101", "AU")).toBe("+61255500101");
    expect(read("(415) 555-0101", "US")).toBe("+14155550101");
    expect(read("+64 21 555 1230", "AU")).toBe("+64215551230");
    expect(read("+64 21 555 1230", undefined)).toBe("+64215551230");
    expect(read("00 61 2 5550 0101", "NZ")).toBe("+61255500101");
  });
  it("and refused where no country has such a number", () => {
    for (const text of ["5550101", "0000000", "call Mia", "+99 123456", "12"])
      expect(read(text, "NZ")).toBeUndefined();
    expect(read("09 555 0101", undefined)).toBeUndefined();
  });
  it("quickly or by the library with one answer", () => {
    fc.assert(
      fc.property(fc.constantFrom(...countries), start, digitText, (country, first, rest) => {
        const text = `${first}${rest}`.trim();
        const library = parsePhoneNumberFromString(text, country);
        expect(read(text, country)).toBe(library?.isValid() ? library.number : undefined);
      }),
      { numRuns: 1000 },
    );
  });
});
