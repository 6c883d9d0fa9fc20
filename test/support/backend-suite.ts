// The promises of the port (src/backend/backend.ts), the same for every backend, with a good network or a bad one: they only meet here. What
// a backend cannot do it says by its capabilities, and only by them is a promise left out.
import { openDesk, type Desk } from "./backend-desk";
import { promisesOfGoods } from "./backend-promises-of-goods";
import { promisesOfKeeping } from "./backend-promises-of-keeping";
import { promisesOfReading, promisesOfSaying } from "./backend-promises-of-reading";
import { promisesOfCreates, promisesOfWriting } from "./backend-promises-of-writing";
import type { TestedBackend } from "./tested-backends";

/** Tests of every promise; `faulty` is the share of calls that has to go wrong on the way while they are kept. */
export function keepsThePromises(start: () => Promise<TestedBackend>, faulty: number): void {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await start());
  });
  afterAll(() => desk.tested.stop());
  const deskNow = () => desk;
  describe("says", () => promisesOfSaying(deskNow));
  describe("reads", () => promisesOfReading(deskNow));
  describe("sells", () => promisesOfGoods(deskNow));
  describe("keeps", () => promisesOfKeeping(deskNow));
  describe("writes", () => promisesOfWriting(deskNow));
  describe("writes new records", () => promisesOfCreates(deskNow));

  it("[CT6] on the network that was promised", () => {
    const { calls, faulty: wrong } = desk.tested.wentWrong();
    expect(wrong).toBeGreaterThanOrEqual(calls * faulty);
    expect(wrong > 0).toBe(faulty > 0);
  });
}
