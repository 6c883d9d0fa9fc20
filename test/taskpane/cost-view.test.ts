import type { Cost } from "../../src/plan/plan";
import { sayCost, sayProgress } from "../../src/taskpane/cost-view";
import type { Work } from "../../src/taskpane/session-work";

const cost = (own: Partial<Cost>) => sayCost({ cost: { requests: 1, seconds: 1, quotaShare: null, ...own } });

describe("the cost of a plan", () => {
  it("[PL5] names requests, time and share of the day's quota", () => {
    expect(cost({ requests: 12, seconds: 12, quotaShare: 12 / 5000 })).toBe(
      "12 requests, about 12 s, 0.2 % of the day's quota",
    );
  });

  it("[PL5] says nothing of a quota where there is none, and is no more exact than it can be", () => {
    expect(cost({})).toBe("1 request, a few seconds");
    expect(cost({ seconds: 9 })).toBe("1 request, a few seconds");
    expect(cost({ seconds: 89 })).toBe("1 request, about 89 s");
    expect(cost({ seconds: 90 })).toBe("1 request, about 2 minutes");
    expect(cost({ seconds: 7200 })).toBe("1 request, about 120 minutes");
  });

  it("[PL5] says nothing of time where the backend is not known", () => {
    expect(cost({ seconds: 0 })).toBe("1 request");
  });
});

describe("the progress of a run", () => {
  const at = (own: Partial<Work>): string =>
    sayProgress({
      ...{ what: "apply", note: "Applying", done: 0, total: 1000, first: { done: 0, atMs: 0 }, nowMs: 0 },
      ...own,
    });

  it("[PL5] names what is done, the rate and the time left", () => {
    expect(at({ done: 400, nowMs: 2000 })).toBe("400 of 1,000 · 200 a second · about 3 s left");
    expect(at({ done: 250, nowMs: 600_000 })).toBe("250 of 1,000 · 25 a minute · about 30 minutes left");
  });

  it("[PL5] does not count what was done before it was looked at for its rate", () => {
    expect(at({ done: 600, first: { done: 500, atMs: 1000 }, nowMs: 2000 })).toBe(
      "600 of 1,000 · 100 a second · about 4 s left",
    );
  });

  it("[PL5] promises nothing where twice the promised time has gone by without news", () => {
    const work: Work = {
      ...{ what: "apply", note: "Applying", done: 400, total: 1000 },
      ...{ first: { done: 0, atMs: 0 }, nowMs: 2000 },
    };
    expect(sayProgress(work, 8000)).toBe("400 of 1,000 · 200 a second · about 3 s left");
    expect(sayProgress(work, 8001)).toBe("400 of 1,000");
  });

  it("[PL5] promises nothing before a tenth of the rest is done, nor at the end", () => {
    expect(at({ done: 99, nowMs: 2000 })).toBe("99 of 1,000");
    expect(at({ done: 1000, nowMs: 2000 })).toBe("1,000 of 1,000");
    expect(at({ total: 0 })).toBe("");
  });
});
