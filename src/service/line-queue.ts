// A queue between one that produces and one that reads at its own pace. The producer never waits; a reader that leaves is
// forgotten.

export interface LineQueue<Line> {
  readonly push: (line: Line) => void;
  readonly end: () => void;
  /** The lines in order, until the end. Read once. */
  readonly lines: AsyncIterable<Line>;
}

export function makeLineQueue<Line>(): LineQueue<Line> {
  const waiting: Line[] = [];
  let hasEnded = false;
  let isRead = true;
  let wake: () => void = () => undefined;
  async function* lines(): AsyncGenerator<Line> {
    try {
      for (;;) {
        const line = waiting.shift();
        if (line !== undefined) yield line;
        else if (hasEnded) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      isRead = false;
      waiting.length = 0;
    }
  }
  return {
    push: (line) => {
      if (isRead) waiting.push(line);
      wake();
    },
    end: () => {
      hasEnded = true;
      wake();
    },
    lines: lines(),
  };
}
