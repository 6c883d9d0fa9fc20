// The rate of the served contract: counted by windows, refused as the live API refuses.
import { makeApiRates } from "../../src/service/api-rate";
import { parseRate } from "../../src/service/rate";
import { basic } from "../support/cin7";
import { startService } from "../support/service";

const usual = parseRate("3/s,60/min,5000/day") ?? [];
const start = Date.UTC(2026, 10, 24);
const rateOf = (text: string) => {
  const rates = makeApiRates(parseRate(text) ?? usual);
  return (nowMs: number) => rates.over("shop", nowMs);
};

describe("the rate of the served contract", () => {
  it("lets as many calls through as a window holds, and says how long to wait", () => {
    const over = rateOf("3/s,60/min,5000/day");
    expect([0, 100, 200].map((ms) => over(start + ms))).toEqual([undefined, undefined, undefined]);
    expect(over(start + 300)).toEqual({
      message: "API calls quota exceeded! maximum admitted 3 per Second.",
      retryAfterSeconds: 1,
    });
    expect(over(start + 1000)).toBeUndefined();
  });

  it("does not count refused calls, and keeps the longer windows too", () => {
    const over = rateOf("3/s,60/min,5000/day");
    const steps = Array.from({ length: 5 * 60 }, (_, at) => over(start + at * 200));
    expect(steps.filter((answer) => answer === undefined)).toHaveLength(60);
    expect(steps.at(-1)).toEqual({
      message: "API calls quota exceeded! maximum admitted 60 per Minute.",
      retryAfterSeconds: 1,
    });
    expect(over(start + 60_000)).toBeUndefined();
  });

  it("stops at the day's quota until the next day", () => {
    const over = rateOf("2/day");
    expect([over(start), over(start + 1), over(start + 3_600_000)]).toEqual([
      undefined,
      undefined,
      { message: "API calls quota exceeded! maximum admitted 2 per Day.", retryAfterSeconds: 82_800 },
    ]);
    expect(over(start + 86_400_000)).toBeUndefined();
  });

  it("is not kept where it is off", () => {
    const over = rateOf("off");
    expect(Array.from({ length: 100 }, () => over(start)).every((answer) => answer === undefined)).toBe(true);
  });

  it("[AK3] counts each key for itself, and goes on after a restart with the day's count alone", () => {
    const rates = makeApiRates(usual);
    for (const key of ["shop", "shop", "shop", "crm"]) expect(rates.over(key, start)).toBeUndefined();
    expect(rates.over("shop", start)).toBeDefined();
    expect(rates.over("crm", start)).toBeUndefined();
    const kept = rates.kept();
    expect(kept.map(({ key, windowMs, count }) => [key, windowMs, count])).toEqual([
      ["shop", 86_400_000, 3],
      ["crm", 86_400_000, 2],
    ]);
    const again = makeApiRates(parseRate("3/s,5/day") ?? [], kept);
    expect([again.over("shop", start), again.over("shop", start), again.over("shop", start)]).toEqual([
      undefined,
      undefined,
      { message: "API calls quota exceeded! maximum admitted 5 per Day.", retryAfterSeconds: 86_400 },
    ]);
  });

  it("answers a throttled call with 429, Retry-After and a bare JSON string", async () => {
    const service = await startService({ API_RATE: "2/min", SAMPLE_CONTACTS: "3" }, () => new Date(start));
    const call = () =>
      fetch(`${service.url}/api/v1/Contacts/1`, { headers: { authorization: basic(service) } });
    expect([(await call()).status, (await call()).status]).toEqual([200, 200]);
    const refused = await call();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(await refused.json()).toBe("API calls quota exceeded! maximum admitted 2 per Minute.");
    await service.stop();
  });
});
