// The cin7 backend when server and network go wrong: nothing lost, nothing doubled, nothing silently other than asked.
import { recordTypesFor, type RecordTypes } from "../../src/domain/record-types";
import type { Value, Values } from "../../src/domain/value";
import type { ContactFilter } from "../../src/contract/app";
import type { Change } from "../../src/plan/change";
import { startCin7Account, type Cin7Account } from "../support/cin7-account";
import type { FaultKind } from "../support/fault-proxy";
import { removeFolders } from "../support/service";

let account: Cin7Account;
let types: RecordTypes;
beforeAll(async () => {
  account = await startCin7Account({ contacts: 300 });
  types = recordTypesFor(await account.backend.readLists());
});
afterAll(async () => {
  await account.stop();
  await removeFolders();
});

const update = (id: number, fields: Extract<Change, { kind: "update" }>["fields"]): Change => ({
  kind: "update",
  key: String(id),
  fields,
});
const write = (...changes: Change[]) => account.backend.write(changes, types);
const notesOf = async (id: number): Promise<Value> => {
  const found = await account.served.service.backend.readByKeys([String(id)], types);
  return found.get(String(id))?.["notes"] ?? null;
};
const heldByAccount = async (filter: ContactFilter): Promise<readonly Values[]> => {
  const held: Values[] = [];
  const pages = account.served.service.backend.readContacts(filter, types.get("contact")!);
  for await (const page of pages) held.push(...page);
  return held;
};
const callsDuring = async (work: () => Promise<unknown>) => {
  const before = account.proxy.calls.length;
  await work();
  return account.proxy.calls.slice(before);
};

describe("when server and network go wrong", () => {
  it.each<FaultKind>([
    "500 committed",
    "500 lost",
    "reset before",
    "reset after",
    "hang",
    "throttled",
    "cut off",
  ])("[AP5] [AP6] %s: updates arrive, and nobody is made twice", async (kind) => {
    const ids = [60, 61, 62];
    const before = await Promise.all(ids.map(notesOf));
    account.proxy.next("PUT", kind);
    const updates = ids.map((id, at) => update(id, { notes: [before[at] ?? null, `after ${kind}`] }));
    expect((await write(...updates)).map((outcome) => outcome.kind)).toEqual([
      "applied",
      "applied",
      "applied",
    ]);
    expect(await Promise.all(ids.map(notesOf))).toEqual(ids.map(() => `after ${kind}`));
    account.proxy.next("POST", kind);
    const company = `Made through ${kind}`;
    const made = await write(
      { kind: "create", key: "new 1", values: { type: "Customer", company } },
      {
        kind: "create",
        key: "new 2",
        values: { type: "Customer", company, email: `${kind.replace(" ", "-")}@quay.example` },
      },
    );
    expect(made.map((outcome) => outcome.kind)).toEqual(["applied", "applied"]);
    const there = await heldByAccount({ text: company });
    expect(there.map(({ id }) => String(id)).sort()).toEqual(made.map(({ id }) => id ?? "").sort());
  });

  it("[AP4] half of a batch refused: each has its own answer", async () => {
    const ids = [70, 71, 72, 73];
    const before = await Promise.all(ids.map(notesOf));
    account.proxy.next("PUT", "half refused");
    const outcomes = await write(...ids.map((id, at) => update(id, { notes: [before[at] ?? null, "half"] })));
    expect(outcomes.map(({ kind }) => kind)).toEqual(["applied", "rejected", "applied", "rejected"]);
    expect(outcomes[1]?.message).toBe("Refused by chance.");
  });

  it("[AP8] what the account changed in silence is said", async () => {
    account.proxy.next("PUT", "altered");
    const [outcome] = await write(update(80, { notes: [await notesOf(80), "written in full"] }));
    expect(outcome).toMatchObject({ kind: "applied", current: { notes: "written in part" } });
    expect(outcome?.message).toBe(
      "The account keeps something else than it was sent. Notes: “written in full” was sent, “written in part” is kept.",
    );
  });

  it("[AP7] a storm of 429 is waited out, and refuses nobody", async () => {
    const before = await notesOf(81);
    const start = account.clock.now();
    account.proxy.next("PUT", ...Array.from({ length: 12 }, () => "throttled" as const));
    const [outcome] = await write(update(81, { notes: [before, "after the storm"] }));
    expect(outcome).toEqual({ key: "81", kind: "applied" });
    expect(account.clock.now() - start).toBeGreaterThanOrEqual(12 * 2000);
  });

  it("a where that is too long for the server is asked in parts", async () => {
    await account.backend.readLists();
    account.proxy.next("GET", "long where");
    const ids = Array.from({ length: 40 }, (_, at) => at * 7 + 1);
    const read: unknown[] = [];
    const calls = await callsDuring(async () => {
      const pages = account.backend.readContacts({ ids }, types.get("contact")!);
      for await (const page of pages) read.push(...page.map(({ id }) => id));
    });
    expect(read).toEqual(ids);
    expect(calls).toHaveLength(3);
  });

  it("[AP6] finds the people that a run that was cut off had made, and no others", async () => {
    const creates = [1, 2].map((at) => {
      const values = { contactId: 82, firstName: `Cut ${at}`, lastName: "Off" };
      return { kind: "create" as const, key: `new secondary_contact ${at}`, values };
    });
    const [made] = await write(...creates.slice(0, 1));
    const run = { runId: 8, startedAt: new Date(account.clock.now()).toISOString() };
    expect([...(await account.backend.readCreated(creates, run, types))]).toEqual([
      ["new secondary_contact 1", made?.id],
    ]);
  });
});
