// A backend whose batches wait at a gate until the test lets them go on: a run that is still under way for as long as somebody looks.
import type { Backend } from "../../src/backend/backend";

export interface Gate {
  /** Answers once a batch stands at the gate. */
  readonly isReached: Promise<void>;
  /** Lets this batch and all after it pass. */
  readonly open: () => void;
}

/** Batches after the first `passing` ones stop before they are written. */
export function holdBatches(backend: Backend, passing: number): Gate {
  const write = backend.write.bind(backend);
  let [left, reach, open] = [passing, () => {}, () => {}];
  const isReached = new Promise<void>((resolve) => (reach = resolve));
  const isOpen = new Promise<void>((resolve) => (open = resolve));
  backend.write = async (...sent) => {
    if (left-- <= 0) {
      reach();
      await isOpen;
    }
    return write(...sent);
  };
  return {
    isReached,
    open: () => {
      backend.write = write;
      open();
    },
  };
}
