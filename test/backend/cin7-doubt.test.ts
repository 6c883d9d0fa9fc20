// The cin7 backend after each kind of doubt: what was sent is looked for before it is sent again, by key, by email, among people, and
// where one record makes the account refuse or fail all of a batch.
import { recordTypesFor, type RecordTypes } from "../../src/domain/record-types";
import type { Values } from "../../src/domain/value";
import type { Change } from "../../src/plan/change";
import { create, update } from "../support/backend-desk";
import { startCin7Account, type Cin7Account } from "../support/cin7-account";
import { theOne, type FaultKind } from "../support/fault-proxy";
import { removeFolders } from "../support/service";

let account: Cin7Account;
let types: RecordTypes;
beforeAll(async () => {
  account = await startCin7Account({ contacts: 0 });
  types = recordTypesFor(await account.backend.readLists());
});
afterAll(async () => {
  await account.stop();
  await removeFolders();
});

const write = (...changes: Change[]) => account.backend.write(changes, types);
const elsewhere = (...changes: Change[]) => account.served.service.backend.write(changes, types);
/** Somebody else makes a contact. */
const theirs = async (values: Values): Promise<string> => (await elsewhere(create(values)))[0]?.id ?? "";
const held = async (id: string): Promise<Values | undefined> =>
  (await account.served.service.backend.readByKeys([id], types)).get(id);
const named = async (company: string): Promise<readonly Values[]> => {
  const found: Values[] = [];
  const pages = account.served.service.backend.readContacts({ text: company }, types.get("contact")!);
  for await (const page of pages) found.push(...page);
  return found;
};
const callsDuring = async (work: () => Promise<unknown>) => {
  const before = account.proxy.calls.length;
  await work();
  return account.proxy.calls.slice(before);
};
const always = (kind: FaultKind) => Array.from({ length: 12 }, () => kind);

describe("new contacts that nobody answered for", () => {
  it("[AP6] are looked for a second time where a silent server may still be writing them", async () => {
    account.proxy.next("POST", "late");
    const outcomes = await write(create({ company: "Came late" }));
    const there = await named("Came late");
    expect(there).toHaveLength(1);
    expect(outcomes).toEqual([{ key: "new 1", kind: "applied", id: String(there[0]?.["id"]) }]);
  });

  it("[AP6] are not taken for another's contact that has their email", async () => {
    const owner = await theirs({ company: "Owner", email: "own@doubt.example" });
    account.proxy.next("POST", "500 lost");
    const [outcome] = await write(create({ company: "Stranger", email: "own@doubt.example" }));
    expect(outcome).toMatchObject({
      kind: "rejected",
      message: expect.stringContaining(`contact ${owner}`) as string,
    });
    expect(await named("Stranger")).toEqual([]);
  });

  it("[AP6] are not taken for another's contact under a key that people gave", async () => {
    await theirs({ company: "Branch one", integrationRef: "crm-7" });
    account.proxy.next("POST", "500 lost");
    const [outcome] = await write(create({ company: "Branch two", integrationRef: "crm-7" }));
    const [made] = await named("Branch two");
    expect(outcome).toEqual({ key: "new 1", kind: "applied", id: String(made?.["id"]) });
  });

  it("[AP6] are found by their email where the account keeps no key, but not under another's key", async () => {
    const run = { runId: 9, startedAt: new Date(account.clock.now()).toISOString() };
    const creates = ["keyless", "rekeyed"].map((name, at) =>
      create({ company: name, email: `${name}@doubt.example` }, `new ${at + 1}`),
    );
    const [keyless, rekeyed] = await write(...creates);
    for (const [id = "", ref] of [
      [keyless?.id, null],
      [rekeyed?.id, "crm-8"],
    ] as const)
      await elsewhere(update(id, { integrationRef: [(await held(id))?.["integrationRef"] ?? null, ref] }));
    expect([...(await account.backend.readCreated(creates, run, types))]).toEqual([["new 1", keyless?.id]]);
  });
});

describe("what is taken away", () => {
  it.each<FaultKind>(["500 committed", "500 lost", "reset before", "reset after", "hang", "throttled"])(
    "[AP5] %s: the contact is gone, and said to be",
    async (kind) => {
      const values = { type: "Customer", company: "To go" };
      const id = await theirs(values);
      account.proxy.next("DELETE", kind);
      expect(await write({ kind: "remove", key: id, values })).toEqual([{ key: id, kind: "applied" }]);
      expect(await held(id)).toBeUndefined();
    },
  );

  it("[AP5] is still there where the account fails each time, and said to be", async () => {
    const values = { type: "Customer", company: "To stay" };
    const id = await theirs(values);
    account.proxy.next("DELETE", "500 lost", "500 lost");
    const [outcome] = await write({ kind: "remove", key: id, values });
    expect(outcome?.kind).toBe("rejected");
    expect(await held(id)).toMatchObject({ company: "To stay" });
  });
});

describe("people at a contact", () => {
  it.each<FaultKind>(["500 committed", "500 lost", "reset before", "reset after", "hang", "cut off"])(
    "[AP5] [AP6] %s: each once, beside those that were there",
    async (kind) => {
      const contactId = Number(await theirs({ company: "Has people" }));
      const person = { contactId, firstName: "Ann", phone: "1" };
      const [first] = await write(create({ ...person }, "new secondary_contact 1"));
      account.proxy.next("PUT", kind);
      const [second] = await write(create({ ...person }, "new secondary_contact 2"));
      const people = JSON.parse(String((await held(String(contactId)))?.["secondaryContacts"])) as Values[];
      expect(people.map(({ firstName }) => firstName)).toEqual(["Ann", "Ann"]);
      expect([first?.id, second?.id]).toEqual(people.map(({ id }) => `secondary_contact ${String(id)}`));
    },
  );
});

describe("one record that all of a batch suffer for", () => {
  it.each<FaultKind>(["refused for one", "broken by one"])(
    "[AP4] %s: the others are written",
    async (kind) => {
      const ids: string[] = [];
      for (let at = 0; at < 6; at++) ids.push(await theirs({ company: `Batch ${at}` }));
      account.proxy.next("PUT", ...always(kind));
      const texts = ids.map((_, at) => (at === 3 ? theOne : "fine"));
      const outcomes = await write(...ids.map((id, at) => update(id, { notes: [null, texts[at] ?? null] })));
      expect(outcomes.map(({ kind: became }) => became)).toEqual(
        ids.map((_, at) => (at === 3 ? "rejected" : "applied")),
      );
      expect(await Promise.all(ids.map(async (id) => (await held(id))?.["notes"]))).toEqual(
        texts.map((text) => (text === theOne ? null : text)),
      );
      account.proxy.forget();
    },
  );
});

describe("the answers to a batch", () => {
  it("[AP3] belong to the record that they name", async () => {
    const ids = [await theirs({ company: "One" }), await theirs({ company: "Two" })];
    account.proxy.next("PUT", "out of order");
    const outcomes = await write(
      update(ids[0] ?? "", { email: [null, "taken@doubt.example"] }),
      update(ids[1] ?? "", { email: [null, "taken@doubt.example"] }),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(["applied", "rejected"]);
    account.proxy.next("POST", "out of order");
    const made = await write(create({ company: "Third" }), create({ company: "Fourth" }, "new 2"));
    expect(await Promise.all(made.map(async ({ id = "" }) => (await held(id))?.["company"]))).toEqual([
      "Third",
      "Fourth",
    ]);
  });

  it("[AP5] leave no record out: one without a word is read back", async () => {
    const ids = [await theirs({ company: "Told" }), await theirs({ company: "Untold" })];
    account.proxy.next("PUT", "in silence");
    const calls = await callsDuring(async () => {
      const outcomes = await write(...ids.map((id) => update(id, { notes: [null, "written"] })));
      expect(outcomes).toEqual(ids.map((key) => ({ key, kind: "applied" })));
    });
    expect(calls.filter(({ method }) => method === "PUT")).toHaveLength(1);
    expect(calls.map(({ method }) => method)).toEqual(["GET", "PUT", "GET", "GET"]);
  });

  it("[AP8] say of a new record, too, what the account keeps otherwise than it was sent", async () => {
    account.proxy.next("POST", "altered");
    const [outcome] = await write(create({ company: "Altered", notes: "written in full" }));
    expect(outcome).toMatchObject({ kind: "applied", current: { notes: "written in part" } });
  });
});

describe("a server that is not there", () => {
  it("[AP5] was sent nothing: what shall be made is not sent, and can be tried again", async () => {
    const gone = await startCin7Account({ contacts: 0 });
    await gone.proxy.close();
    const [outcome] = await gone.backend.write([create({ company: "Nobody hears" })], types);
    expect(outcome).toMatchObject({ key: "new 1", kind: "not sent" });
    expect(outcome?.message).toMatch(
      /^The Cin7 account cannot be reached: .* Check CIN7_URL and the network/,
    );
    await gone.stop();
  });
});
