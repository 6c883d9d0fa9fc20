// One at a time: whoever has the turn is alone until they give it back; the others follow in the order in which they came.

export interface Turn {
  /** Answers when whoever has the turn gives it back, perhaps to another; undefined where nobody has it. */
  readonly taken: () => Promise<void> | undefined;
  /** Takes the turn when it is free, and answers how to give it back. */
  readonly take: () => Promise<() => void>;
}

export function makeTurn(): Turn {
  let taken: Promise<void> | undefined;
  return {
    taken: () => taken,
    take: async () => {
      while (taken) await taken;
      let end = (): void => undefined;
      taken = new Promise((resolve) => {
        end = resolve;
      });
      return () => {
        taken = undefined;
        end();
      };
    },
  };
}
