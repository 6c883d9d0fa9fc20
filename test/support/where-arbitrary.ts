// Any `where` of the grammar over given names and values, sensible or not.
import fc from "fast-check";
import type { Literal, Where } from "../../src/contract/cin7/where";

const by = fc.constantFrom(
  "=" as const,
  "<>" as const,
  ">" as const,
  "<" as const,
  ">=" as const,
  "LIKE" as const,
  "NOT LIKE" as const,
);

/** Conditions that name these fields and compare them with these values. */
export function whereArbitrary(
  fieldName: fc.Arbitrary<string>,
  literal: fc.Arbitrary<Literal>,
): fc.Arbitrary<Where> {
  const { tree } = fc.letrec<{ tree: Where; leaf: Where; chain: Where }>((tie) => ({
    tree: fc.oneof({ maxDepth: 3 }, tie("leaf"), tie("chain")),
    leaf: fc.oneof(
      fc.record({ kind: fc.constant("compare" as const), name: fieldName, by, value: literal }),
      fc.record({
        kind: fc.constantFrom("in" as const, "not in" as const),
        name: fieldName,
        values: fc.array(literal, { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant("null" as const), name: fieldName, isNull: fc.boolean() }),
    ),
    chain: fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      parts: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }),
    }),
  }));
  return tree;
}

/** A query that somebody nearly wrote: a part of it lost, doubled, or with something else in its place. */
export function spoiled(written: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const splinter = fc.constantFrom(
    "",
    "'",
    "''",
    "(",
    ")",
    " AND ",
    " OR NOT ",
    "--",
    ";",
    "%",
    "~",
    "2024-06-30T",
    "NULL",
    "\u0000",
  );
  return fc.tuple(written, fc.nat(), fc.nat({ max: 6 }), splinter).map(([text, place, lost, put]) => {
    const characters = Array.from(text);
    characters.splice(place % (characters.length + 1), lost, put);
    return characters.join("");
  });
}
