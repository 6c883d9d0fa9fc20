import { Fault, type FaultCode } from "../../src/domain/fault";
import { applyChanges, type ApplyEffects } from "../../src/plan/apply";
import { batches } from "../../src/plan/batches";
import type { Change } from "../../src/plan/change";
import type { Outcome } from "../../src/plan/outcome";

const update = (key: string): Change => ({ kind: "update", key, fields: { phone: [null, key] } });
const updates = (count: number) => Array.from({ length: count }, (_, at) => update(String(at + 1)));
const applied = (changes: readonly Change[]): Outcome[] =>
  changes.map(({ key }) => ({ key, kind: "applied" }));

/** Effects over a world in memory that writes down what it was told; `refuses` says which batches it throws at. */
function world(
  more: Partial<ApplyEffects> & {
    readonly refuses?: (keys: readonly string[]) => FaultCode | undefined;
  } = {},
) {
  const told: string[] = [];
  const effects: ApplyEffects = {
    sending: (changes) => Promise.resolve(told.push(`sending ${changes.map(({ key }) => key).join()}`) > 0),
    readBack: () => Promise.reject(new Fault("backend unreachable", "Nobody answers.")),
    write: (changes) => {
      const keys = changes.map(({ key }) => key);
      const code = more.refuses?.(keys);
      if (code) return Promise.reject(new Fault(code, `no ${keys.join()}`));
      told.push(`write ${keys.join()}`);
      return Promise.resolve(applied(changes));
    },
    ended: (changes) => Promise.resolve(void told.push(`ended ${changes.map(({ key }) => key).join()}`)),
    isStopped: () => false,
    ...more,
  };
  return { told, effects };
}

async function run(changes: readonly Change[], most: number, effects: ApplyEffects): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const part of applyChanges(changes, most, effects)) outcomes.push(...part);
  return outcomes;
}

describe("apply", () => {
  it("[AP1] each batch is journalled before it is sent, and its outcomes after", async () => {
    const { told, effects } = world();
    await run(updates(3), 2, effects);
    expect(told).toEqual(["sending 1,2", "write 1,2", "ended 1,2", "sending 3", "write 3", "ended 3"]);
  });

  it("[AP1] what could not be journalled is not sent", async () => {
    const { told, effects } = world({
      sending: () => Promise.reject(new Fault("database full", "The disk is full.")),
    });
    const outcomes = await run(updates(2), 2, effects);
    expect(outcomes).toEqual(
      ["1", "2"].map((key) => ({ key, kind: "not sent", message: "The disk is full." })),
    );
    expect(told).toEqual(["ended 1,2"]);
  });

  it("[AP3] [AP4] a refused batch is split until the bad ones stand alone; each change has one outcome", async () => {
    const bad = new Set(["3", "8"]);
    const { effects } = world({
      refuses: (keys) => (keys.some((key) => bad.has(key)) ? "refused" : undefined),
    });
    const outcomes = await run(updates(10), 10, effects);
    expect(outcomes.map(({ key }) => key)).toEqual(updates(10).map(({ key }) => key));
    expect(outcomes.filter(({ kind }) => kind === "rejected").map(({ key }) => key)).toEqual(["3", "8"]);
    expect(outcomes.filter(({ kind }) => kind === "applied")).toHaveLength(8);
  });

  it("[AP5] after a lost answer nothing is sent again: the outcome is unknown", async () => {
    const { told, effects } = world({ refuses: () => "backend unreachable" });
    const outcomes = await run(updates(2), 2, effects);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["unknown", "unknown"]);
    expect(told).toEqual(["sending 1,2", "ended 1,2"]);
  });

  it("[AP5] what went unanswered is read back; only what was not written is sent again, once", async () => {
    const written: string[] = [];
    let calls = 0;
    const { told, effects } = world({
      write: (changes) => {
        calls += 1;
        if (calls === 1) {
          written.push("1", "3");
          return Promise.reject(new Fault("backend unreachable", "The connection broke."));
        }
        written.push(...changes.map(({ key }) => key));
        return Promise.resolve(applied(changes));
      },
      readBack: (changes) =>
        Promise.resolve(
          changes.map(({ key }) => ({ key, kind: written.includes(key) ? "applied" : "not sent" })),
        ),
    });
    const outcomes = await run(updates(3), 3, effects);
    expect(outcomes).toEqual(applied(updates(3)));
    expect(written).toEqual(["1", "3", "2"]);
    expect(told).toEqual(["sending 1,2,3", "ended 1,2,3"]);
  });

  it("[AP2] a run that rests says nothing of what it did not send", async () => {
    let batchesSeen = 0;
    const { told, effects } = world({ sending: () => Promise.resolve(batchesSeen++ < 1) });
    const outcomes = await run(updates(5), 2, effects);
    expect(outcomes).toEqual(applied(updates(2)));
    expect(told).toEqual(["write 1,2", "ended 1,2"]);
  });

  it("[AP9] stop ends after the batch in flight; the rest is not sent", async () => {
    let batchesSeen = 0;
    const { told, effects } = world({ isStopped: () => batchesSeen++ >= 1 });
    const outcomes = await run(updates(5), 2, effects);
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      "applied",
      "applied",
      "not sent",
      "not sent",
      "not sent",
    ]);
    expect(told.filter((line) => line.startsWith("write"))).toEqual(["write 1,2"]);
  });

  it("cuts batches at the backend's limit and never mixes creates with updates", () => {
    const create: Change = { kind: "create", key: "new 1", values: { company: "a" } };
    const cut = batches([create, ...updates(501)], 250);
    expect(cut.map((batch) => batch.length)).toEqual([1, 250, 250, 1]);
  });
});
