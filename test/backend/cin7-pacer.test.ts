// The pacing of calls under a simulated clock: counted at the server's side, with a network that delays each call as it likes.
import fc from "fast-check";
import { makeMemoryBook, makePacer, type CallBook, type Pacer } from "../../src/backend/cin7-pacer";
import { makeSimulatedClock } from "../support/simulated-clock";
import { leastMs, mostWithin, publishedLimits } from "../support/strict-limits";

const start = Date.UTC(2026, 10, 24, 9, 41);

function simulated(book: CallBook = makeMemoryBook()) {
  const clock = makeSimulatedClock(start);
  let made = 0;
  const pacer = makePacer({
    limits: publishedLimits,
    book,
    ...clock,
    newId: () => `call ${++made}`,
    callMs: 60_000,
  });
  return { clock, pacer };
}

/** Makes a call that reaches the server and comes back after such delays; answers when it was counted. */
async function call(
  { clock, pacer }: ReturnType<typeof simulated>,
  [there, back]: readonly [number, number],
): Promise<number> {
  const ended = await pacer.enter("run");
  await clock.wait(there);
  const arrived = clock.now();
  await clock.wait(back);
  await ended();
  return arrived;
}

const delay = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 900, max: 3000 }));
const delays = fc.tuple(delay, delay);

describe("the pacer", () => {
  it("[AP7] never lets a server count more than 3 calls in any second or 60 in any minute, whatever the network does", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(delays, { minLength: 50, maxLength: 200 }),
        fc.integer({ min: 1, max: 4 }),
        async (all, callers) => {
          const own = simulated();
          const left = [...all];
          const arrivals: number[] = [];
          const caller = async () => {
            for (let next = left.pop(); next; next = left.pop()) arrivals.push(await call(own, next));
          };
          await Promise.all(Array.from({ length: callers }, caller));
          expect(arrivals).toHaveLength(all.length);
          expect(mostWithin(arrivals, 1000)).toBeLessThanOrEqual(3);
          expect(mostWithin(arrivals, 60_000)).toBeLessThanOrEqual(60);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("[AP7] takes hardly longer than the limits themselves demand", async () => {
    const own = simulated();
    for (let made = 0; made < 300; made++) await call(own, [20, 20]);
    expect((own.clock.now() - start) / leastMs(300)).toBeLessThan(1.02);
  });

  it("[AP7] waits at the day's limit until the day's first call is a day old, also after a restart", async () => {
    const book = makeMemoryBook();
    const first = simulated(book);
    const limits = [{ most: 2, windowMs: 86_400_000 }];
    const pacerOf = (own: ReturnType<typeof simulated>): Pacer =>
      makePacer({
        limits,
        book,
        ...own.clock,
        newId: () => `${own.clock.now()} ${limits.length}`,
        callMs: 1,
      });
    const pacer = pacerOf(first);
    for (let made = 0; made < 2; made++) {
      await (
        await pacer.enter("run")
      )();
      await first.clock.wait(1000);
    }
    expect(await pacer.use()).toEqual({ calls: 2, quota: 2 });
    const again = pacerOf(first);
    await (
      await again.enter("run")
    )();
    expect(first.clock.now() - start).toBeGreaterThanOrEqual(86_400_000);
    expect(first.clock.now() - start).toBeLessThan(86_402_000);
  });

  it("tells a person who would wait for hours until when, and lets a run wait", async () => {
    const { clock, pacer } = simulated();
    await pacer.throttled(10 * 60_000);
    await expect(pacer.enter("person")).rejects.toThrow("before 2026-11-24 09:51 UTC: ");
    await (
      await pacer.enter("run")
    )();
    expect(clock.now()).toBe(start + 10 * 60_000);
  });

  it("[AP7] obeys Retry-After, at most for a quarter of an hour at a time, and says that it waits", async () => {
    const { clock, pacer } = simulated();
    await pacer.throttled(8 * 3_600_000);
    const entered = pacer.enter("run");
    await Promise.resolve().then(() => clock.wait(1));
    expect(await pacer.use()).toEqual({
      calls: 0,
      quota: 5000,
      waiting: { until: "2026-11-24T09:56:00Z", why: "the server asked for a pause (Retry-After)" },
    });
    await (
      await entered
    )();
    expect(clock.now()).toBe(start + 15 * 60_000);
    expect((await pacer.use()).waiting).toBeUndefined();
  });
});
