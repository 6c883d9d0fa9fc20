// Parts of one record while a request changes them: what comes again is laid on top of what became of it. Knows no part's meaning.
import type { Values } from "../../domain/value";
import { movedFrom, type PartWrites } from "./keeper";

export interface Latest {
  /** The part as it now is. */
  readonly of: (id: number) => Values | undefined;
  readonly change: (part: Values, values: Values) => void;
  /** Each part that differs from what is held, once. */
  readonly moved: () => PartWrites["updated"];
  /** All of them as they now are, in their order. */
  readonly all: () => readonly Values[];
}

/** The parts that are held, none of them changed yet. */
export function makeLatest(held: readonly Values[]): Latest {
  const byId = new Map(held.map((part) => [Number(part["id"]), part]));
  const of = (id: number): Values | undefined => byId.get(id);
  return {
    of,
    change: (part, values) => byId.set(Number(part["id"]), { ...part, ...values }),
    moved: () =>
      held.flatMap((part) => {
        const id = Number(part["id"]);
        const values = movedFrom(part, of(id) ?? part);
        return Object.keys(values).length > 0 ? [{ id, values }] : [];
      }),
    all: () => [...byId.values()],
  };
}
