// Work that waits a moment: how the pane's searches are held back until someone stops typing. Tests hand in a clock of their own.

/** Does the work after so many milliseconds; what it answers calls it off. */
export type Later = (work: () => void, waitMs: number) => () => void;

/** By the browser's clock. */
export const later: Later = (work, waitMs) => {
  const timer = setTimeout(work, waitMs);
  return () => clearTimeout(timer);
};

/** A function that does the work once, `waitMs` after it was last called. `stop` calls off what still waits. */
export function holdBack<Asked extends readonly unknown[]>(
  work: (...asked: Asked) => void,
  waitMs: number,
  wait: Later,
): { readonly ask: (...asked: Asked) => void; readonly stop: () => void } {
  let callOff = () => {};
  return {
    ask: (...asked) => {
      callOff();
      callOff = wait(() => work(...asked), waitMs);
    },
    stop: () => callOff(),
  };
}

/** An asking whose answer is told only while no later one was asked. Failures are told in the order of their asking too. */
export function latestOnly<Asked, Answer>(
  ask: (asked: Asked) => Promise<Answer>,
  onAnswer: (answer: Answer) => void,
): (asked: Asked) => Promise<void> {
  let last = 0;
  return async (asked) => {
    const own = (last += 1);
    const answer = await ask(asked);
    if (own === last) onAnswer(answer);
  };
}
