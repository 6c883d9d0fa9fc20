import fc from "fast-check";
import { recordTypesFor } from "../../src/domain/record-types";
import type { Value } from "../../src/domain/value";
import type { DraftChange } from "../../src/plan/change";
import { undoOf } from "../../src/plan/undo";
import { apply, loadContacts, makeContacts, readRun, update } from "../support/app-client";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "5" });
});
afterAll(() => service.stop());

const fields = ["notes", "phone", "firstName"] as const;
type Account = Map<number, Record<string, Value>>;

/** What the edits say, over what the sheet was loaded with; a cell that says what was loaded is no edit. */
function changesOf(loaded: Account, edits: readonly Edit[]): DraftChange[] {
  const byRecord = new Map<number, Record<string, readonly [Value, Value]>>();
  const ids = [...loaded.keys()];
  for (const { at, field, to } of edits) {
    const id = ids[at] ?? 0;
    byRecord.set(id, { ...byRecord.get(id), [field]: [loaded.get(id)?.[field] ?? null, to] });
  }
  return [...byRecord].flatMap(([id, steps]) => {
    const moved = Object.fromEntries(Object.entries(steps).filter(([, [from, to]]) => from !== to));
    return Object.keys(moved).length > 0 ? [update(id, moved)] : [];
  });
}

/** Whole records, or nothing of them: a field that no longer holds what it was loaded with is a conflict. */
function expected(account: Account, changes: readonly DraftChange[]): Map<string, "applied" | "conflicted"> {
  const kinds = new Map<string, "applied" | "conflicted">();
  for (const change of changes) {
    if (change.kind !== "update") continue;
    const now = account.get(Number(change.key)) ?? {};
    const steps = Object.entries(change.fields);
    const hasMoved = steps.some(([name, [from, to]]) => now[name] !== from && now[name] !== to);
    kinds.set(change.key, hasMoved ? "conflicted" : "applied");
    if (!hasMoved) for (const [name, [, to]] of steps) now[name] = to as Value;
  }
  return kinds;
}

interface Edit {
  readonly at: number;
  readonly field: (typeof fields)[number];
  readonly to: Value;
}

const edits = fc.array(
  fc.record({
    at: fc.nat({ max: 3 }),
    field: fc.constantFrom(...fields),
    to: fc.constantFrom<Value>(null, "one", "two", "three"),
  }),
  { minLength: 1, maxLength: 6 },
);
const act = fc.oneof(
  fc.record({ kind: fc.constant("ours" as const), edits }),
  fc.record({ kind: fc.constant("theirs" as const), edits }),
  fc.record({ kind: fc.constant("load" as const) }),
  fc.record({ kind: fc.constant("undo" as const), back: fc.nat({ max: 3 }) }),
);

async function read(ids: readonly number[]): Promise<Account> {
  const { contacts } = await loadContacts(service, { ids });
  return new Map(
    contacts.map((contact) => [
      Number(contact["id"]),
      Object.fromEntries(fields.map((name) => [name, contact[name] ?? null])),
    ]),
  );
}

it("[PL3] [UN3] [AP3] whatever we and others edit, apply and take back: the account is the model's, and no conflict is won", async () => {
  const types = recordTypesFor(await service.service.backend.readLists());
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 8 }), async (acts) => {
      const model = await read(await makeContacts(service, 4));
      let loaded = structuredClone(model);
      const runs: number[] = [];
      const applyHere = async (changes: readonly DraftChange[]) => {
        if (changes.length === 0) return;
        const kinds = expected(model, changes);
        const { run, outcomes } = await apply(service, changes);
        expect(new Map(outcomes.map(({ key, kind }) => [key, kind]))).toEqual(kinds);
        expect(outcomes).toHaveLength(kinds.size);
        runs.push(run.id);
      };
      for (const own of acts) {
        if (own.kind === "load") loaded = structuredClone(model);
        if (own.kind === "ours") await applyHere(changesOf(loaded, own.edits));
        if (own.kind === "theirs") await applyHere(changesOf(structuredClone(model), own.edits));
        const taken = own.kind === "undo" ? runs.at(-1 - own.back) : undefined;
        if (taken !== undefined)
          await applyHere(undoOf((await readRun(service, taken)).lines, types).changes);
        expect(await read([...model.keys()])).toEqual(model);
      }
    }),
    { numRuns: 25 },
  );
}, 180_000);
