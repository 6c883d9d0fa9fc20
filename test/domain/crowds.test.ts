// Counting texts by hash, against the texts themselves: what is one text after trimming and in lower case is one hash.
import fc from "fast-check";
import { formHash, makeCrowds, noHash } from "../../src/domain/shared-texts";

const formOf = (text: string) => text.trim().toLowerCase();
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(..." \tAaKk@.\u00a0ÉéΣσßİı\u212aРр"), maxLength: 8 }),
);

it("gives a text and its form one hash, and never that of no text", () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(formHash(one, 0)).toBe(formHash(formOf(one), 0));
      expect(formHash(`mia@${one}`, 4)).toBe(formHash(one, 0));
      expect(formHash(one, 0)).not.toBe(noHash);
    }),
    { numRuns: 2_000, examples: [["\u212a"], ["İ@x"], [" Ρό "]] },
  );
});

it("finds all that is noted twice, and of three thousand different texts few others", () => {
  const crowds = makeCrowds();
  const texts = Array.from({ length: 3_000 }, (_, at) => `person${at}@x.example`);
  for (const one of [...texts, "", "Person7@X.example "]) crowds.note(one === "" ? noHash : formHash(one, 0));
  const isCrowded = crowds.crowded();
  expect([isCrowded(7), isCrowded(3_000), isCrowded(3_001), isCrowded(4_000)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(texts.filter((_, at) => isCrowded(at)).length).toBeLessThan(300);
});
