/** Every scenario sees in the host what it has to see; the same list runs in a real Excel. */
import { createEngine } from "../../src/preview/host/engine";
import { createHost } from "../../src/preview/host/host";
import { scenarios } from "../../src/preview/host/scenarios/all";
import { openOffice } from "../support/office";

const plain = (seen: unknown): unknown => JSON.parse(JSON.stringify(seen ?? null));

describe("scenarios", () => {
  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))("%s", async (_name, scenario) => {
    const engine = createEngine();
    const host = createHost(engine, { currentYear: () => 2026 });
    const seen = await scenario.run(openOffice(host).Excel);
    host.dispose();
    engine.dispose();
    expect(plain(seen)).toEqual(scenario.expected);
  });

  it("has a name of its own for each", () => {
    const names = scenarios.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
