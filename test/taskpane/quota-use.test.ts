import type { BackendUse } from "../../src/contract/app";
import { sayUse } from "../../src/taskpane/quota-use";

const nowMs = new Date(2026, 10, 30, 9, 41).getTime();
const at = (use: Partial<BackendUse>, needed = 0) =>
  sayUse({ calls: 1204, quota: 5000, ...use }, { nowMs, needed });
const waiting = (until: Date) => ({ waiting: { until: until.toISOString(), why: "it is so" } });

describe("what is used of the day's requests", () => {
  it("[PL5] names what is used and what is left, and says that a plan that needs more will wait", () => {
    const used = "1,204 of the day's 5,000 requests are used, 3,796 are left.";
    expect(at({})).toBe(used);
    expect(at({}, 3796)).toBe(used);
    expect(at({}, 3797)).toBe(
      `${used} This plan needs more: its run waits until requests of the day before are a day old.`,
    );
    expect(at({ quota: null })).toBe("");
  });

  it("[AP7] says until when calls wait, with the day where it is another, also where no day has a limit", () => {
    const [today, tomorrow] = [new Date(2026, 10, 30, 10, 5, 7), new Date(2026, 11, 1, 9, 22)];
    expect(at({ quota: null, ...waiting(today) })).toBe(
      "Waiting until 10:05:07: it is so. It goes on by itself.",
    );
    expect(at({ quota: null, ...waiting(tomorrow) })).toBe(
      "Waiting until 1 Dec 2026, 09:22: it is so. It goes on by itself.",
    );
  });
});
