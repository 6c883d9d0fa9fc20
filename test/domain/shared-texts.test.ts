// Texts that more than one owner has, found by bucket, against the plain way of finding them.
import fc from "fast-check";
import { makeTextRegister } from "../../src/domain/shared-texts";

it("finds exactly the texts that occur twice, each with its owners in order", () => {
  const word = fc.oneof(fc.string({ maxLength: 2 }), fc.string());
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const register = makeTextRegister<number>();
      words.forEach((text, at) => register.note(text, at));
      const owners = words.map((text) => words.flatMap((other, at) => (other === text ? [at] : [])));
      const expected = new Map(
        words.flatMap((text, at) => (owners[at]!.length > 1 ? [[text, owners[at]!]] : [])),
      );
      expect(register.shared()).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

it("tells texts apart that share a bucket", () => {
  const register = makeTextRegister<number>();
  const many = Array.from({ length: 3_000 }, (_, at) => `person${at}@x.example`);
  many.forEach((text, at) => register.note(text, at));
  expect(register.shared().size).toBe(0);
  register.note("person7@x.example", 3_000);
  expect([...register.shared()]).toEqual([["person7@x.example", [7, 3_000]]]);
});
