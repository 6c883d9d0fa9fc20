// Which name a mistyped one was probably meant to be.
import fc from "fast-check";
import { onlyNear } from "../../src/domain/nearest";

const names = ["Retail", "Wholesale", "Trade"].map((text) => ({ text, value: text }));

const slips: [string, string | undefined][] = [
  ["Wholsale", "Wholesale"],
  ["wholeslae", "Wholesale"],
  ["Whloesael", "Wholesale"],
  ["Wholly", undefined],
  ["Retial", "Retail"],
  ["Trad", "Trade"],
  ["Tre", undefined],
  ["Tr", undefined],
  ["", undefined],
  ["x".repeat(1000), undefined],
];
it.each(slips)("%p was meant to be %p", (typed, meant) => {
  expect(onlyNear(typed, names)).toBe(meant);
});

it("offers none where two are near, and one where two names are one value", () => {
  const near = [
    { text: "Trade NZ", value: "a" },
    { text: "Trade AU", value: "b" },
  ];
  expect(onlyNear("Trade XX", near)).toBeUndefined();
  expect(
    onlyNear(
      "Trade NX",
      near.map(({ text }) => ({ text, value: "a" })),
    ),
  ).toBe("a");
});

it("figures are never a slip: 45 days are not 7 days mistyped", () => {
  const terms = ["7 Days", "30 Days from Invoice"].map((text) => ({ text, value: text }));
  expect(onlyNear("45 Days", terms)).toBeUndefined();
  expect(onlyNear("20 Days from Invoice", terms)).toBeUndefined();
  expect(onlyNear("30 Days form Invoice", terms)).toBe("30 Days from Invoice");
});

it("one letter lost, added or swapped in a name of three or more is forgiven", () => {
  const name = fc.stringMatching(/^[a-z]{4,12}$/);
  fc.assert(
    fc.property(name, fc.nat({ max: 2 }), (text, at) => {
      const only = [{ text, value: text }];
      expect(onlyNear(text.slice(0, at) + text.slice(at + 1), only)).toBe(text);
      expect(onlyNear(`${text.slice(0, at)}q${text.slice(at)}`, only)).toBe(text);
      const swapped = text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
      expect(onlyNear(swapped, only)).toBe(text);
    }),
  );
});
