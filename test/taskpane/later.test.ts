import { holdBack, latestOnly, type Later } from "../../src/taskpane/later";

/** A clock that a test moves: `pass` does what is due. */
function testClock() {
  let nowMs = 0;
  let waiting: { readonly atMs: number; readonly work: () => void }[] = [];
  const later: Later = (work, waitMs) => {
    const own = { atMs: nowMs + waitMs, work };
    waiting.push(own);
    return () => (waiting = waiting.filter((other) => other !== own));
  };
  const pass = (ms: number) => {
    nowMs += ms;
    const due = waiting.filter(({ atMs }) => atMs <= nowMs);
    waiting = waiting.filter(({ atMs }) => atMs > nowMs);
    for (const { work } of due) work();
  };
  return { later, pass };
}

describe("work that is held back", () => {
  it("is done once, for what was typed last, when typing has stopped for the pause", () => {
    const { later, pass } = testClock();
    const done: string[] = [];
    const { ask } = holdBack((letters: string) => done.push(letters), 200, later);
    ask("har");
    pass(199);
    ask("harb");
    pass(199);
    expect(done).toEqual([]);
    pass(1);
    expect(done).toEqual(["harb"]);
    pass(1000);
    expect(done).toEqual(["harb"]);
  });

  it("is not done where it was called off", () => {
    const { later, pass } = testClock();
    const done: string[] = [];
    const { ask, stop } = holdBack((letters: string) => done.push(letters), 200, later);
    ask("har");
    stop();
    pass(200);
    expect(done).toEqual([]);
  });
});

describe("answers that come late", () => {
  it("are not told once something else was asked", async () => {
    const open = new Map<string, (answer: string) => void>();
    const told: string[] = [];
    const ask = latestOnly(
      (asked: string) => new Promise<string>((resolve) => open.set(asked, resolve)),
      (answer) => told.push(answer),
    );
    const first = ask("har");
    const second = ask("harb");
    open.get("harb")?.("two");
    open.get("har")?.("one");
    await Promise.all([first, second]);
    expect(told).toEqual(["two"]);
  });
});
