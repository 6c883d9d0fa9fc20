// The cin7 backend over HTTP against our own served contract: what it reads, what it writes, and what becomes of both when server and
// network go wrong.
import { splitTicks } from "../../src/domain/spelling";
import { textOf, type Values } from "../../src/domain/value";
import { recordTypesFor, type RecordTypes } from "../../src/domain/record-types";
import { contactTypeFor } from "../../src/domain/lists";
import type { ContactFilter } from "../../src/contract/app";
import type { Change } from "../../src/plan/change";
import { startCin7Account, type Cin7Account } from "../support/cin7-account";
import { removeFolders } from "../support/service";

let account: Cin7Account;
let types: RecordTypes;
beforeAll(async () => {
  account = await startCin7Account({ contacts: 600 });
  types = recordTypesFor(await account.backend.readLists());
});
afterAll(async () => {
  await account.stop();
  await removeFolders();
});

const load = async (filter: ContactFilter, backend = account.backend): Promise<readonly Values[]> => {
  const contacts: Values[] = [];
  const type = contactTypeFor(await backend.readLists());
  for await (const page of backend.readContacts(filter, type)) contacts.push(...page);
  return contacts;
};
const update = (id: number, fields: Extract<Change, { kind: "update" }>["fields"]): Change => ({
  kind: "update",
  key: String(id),
  fields,
});
const write = (...changes: Change[]) => account.backend.write(changes, types);
const callsDuring = async (work: () => Promise<unknown>) => {
  const before = account.proxy.calls.length;
  await work();
  return account.proxy.calls.slice(before);
};

describe("the cin7 backend reads", () => {
  it("no contact twice and none not at all where contacts change and come while it reads", async () => {
    const { backend } = account.served.service;
    const type = contactTypeFor(await backend.readLists());
    const ids: number[] = [];
    for await (const page of account.backend.readContacts({}, type)) {
      ids.push(...page.map(({ id }) => Number(id)));
      const late = ids.length - 250;
      await backend.write([update(late, { notes: [await notesOf(late), `moved at ${ids.length}`] })], types);
      await backend.write(
        [{ kind: "create", key: "new 1", values: { type: "Internal", company: "Came late" } }],
        types,
      );
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id <= 600)).toEqual(Array.from({ length: 600 }, (_, at) => at + 1));
  });

  it("what changed since the last look, with one request, and sees it in the next answer", async () => {
    const { backend } = account.served.service;
    await account.clock.wait(60_000);
    await backend.write([update(7, { notes: [await notesOf(7), "changed elsewhere"] })], types);
    const calls = await callsDuring(async () => {
      const found = await account.backend.readByKeys(["7"], types);
      expect(found.get("7")?.["notes"]).toBe("changed elsewhere");
    });
    expect(calls).toHaveLength(1);
  });

  it("lists that the API has no endpoint for, from what contacts carry", async () => {
    const [mine, theirs] = [
      await account.backend.readLists(),
      await account.served.service.backend.readLists(),
    ];
    const contacts = await load({}, account.served.service.backend);
    const names = (entries: readonly { readonly name: string | null }[]) =>
      entries.map(({ name }) => name?.toLowerCase());
    for (const [list, field] of [
      ["stages", "stages"],
      ["paymentTerms", "paymentTerms"],
      ["groups", "group"],
    ] as const) {
      const carriedNames = contacts.flatMap((contact) => splitTicks(textOf(contact[field]) ?? ""));
      expect(carriedNames.length).toBeGreaterThan(0);
      expect(names(mine[list])).toEqual(
        expect.arrayContaining(carriedNames.map((name) => name.toLowerCase())),
      );
    }
    expect(mine.customFields.map(({ name }) => name)).toEqual(theirs.customFields.map(({ name }) => name));
    expect(mine.parents.length).toBe(theirs.parents.length);
  });
});

const notesOf = async (id: number) => {
  const { backend } = account.served.service;
  return (await backend.readByKeys([String(id)], types)).get(String(id))?.["notes"] ?? null;
};

describe("the cin7 backend writes", () => {
  it("only the fields that move, and nothing where the account holds them already", async () => {
    const before = await notesOf(20);
    const calls = await callsDuring(async () => {
      expect(await write(update(20, { notes: [before, "ours"] }))).toEqual([{ key: "20", kind: "applied" }]);
    });
    expect(calls.map(({ method }) => method)).toEqual(["GET", "PUT", "GET"]);
    const again = await callsDuring(() => write(update(20, { notes: [before, "ours"] })));
    expect(again.map(({ method }) => method)).toEqual(["GET"]);
    expect(await notesOf(20)).toBe("ours");
  });

  it("[AP4] the good ones around what the account refuses, what cannot be blank, and what is gone", async () => {
    const taken = (await load({ ids: [30] }))[0]?.["email"] ?? null;
    const outcomes = await write(
      update(31, { email: [(await load({ ids: [31] }))[0]?.["email"] ?? null, taken] }),
      update(32, { notes: [await notesOf(32), "good"] }),
      update(987_654, { notes: [null, "x"] }),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(["rejected", "applied", "rejected"]);
    const limited = (await load({})).find(({ creditLimit }) => creditLimit !== null);
    const id = Number(limited?.["id"]);
    const [blank] = await write(update(id, { creditLimit: [limited?.["creditLimit"] ?? null, null] }));
    expect(blank?.message).toBe(
      "Credit limit cannot be made blank through the Cin7 API: it empties texts only. Write 0 instead.",
    );
  });

  it("blank texts and ticks, and amounts, ids and custom fields as they were meant", async () => {
    const [contact] = await load({ ids: [40] });
    const now = (name: string) => contact?.[name] ?? null;
    const [outcome] = await write(
      update(40, {
        fax: [now("fax"), "09 1"],
        stages: [now("stages"), null],
        creditLimit: [now("creditLimit"), 1_234_56],
        salesPersonId: [now("salesPersonId"), null],
        members_1000: [now("members_1000"), null],
        promotions: [now("promotions"), "W26"],
      }),
    );
    expect(outcome).toEqual({ key: "40", kind: "applied" });
    expect((await load({ ids: [40] }))[0]).toMatchObject({
      ...{ fax: "09 1", stages: null, creditLimit: 1_234_56, salesPersonId: null, members_1000: null },
      promotions: "W26",
    });
    expect((await load({ promotion: "W26" })).map(({ id }) => id)).toEqual([40]);
  });

  it("new contacts under a key of ours, and takes them back", async () => {
    const values = { type: "Customer", company: "Quay Traders", promotions: "W26", members_1000: "North" };
    const [made] = await write({ kind: "create", key: "new 1", values });
    expect(made).toMatchObject({ key: "new 1", kind: "applied" });
    const [contact] = await load({ ids: [Number(made?.id)] });
    expect(contact).toMatchObject({ ...values, isActive: true });
    expect(contact?.["integrationRef"]).toMatch(/^cs-/);
    const [gone] = await write({ kind: "remove", key: made?.id ?? "", values });
    expect(gone?.kind).toBe("applied");
    expect(await load({ ids: [Number(made?.id)] })).toEqual([]);
  });

  it("people at their contacts, the others of whom stay", async () => {
    const person = { contactId: 50, firstName: "Ben", email: "ben@quay.example" };
    const [first, second] = await write(
      { kind: "create", key: "new secondary_contact 1", values: person },
      { kind: "create", key: "new secondary_contact 2", values: { contactId: 50, firstName: "Ann" } },
    );
    expect([first?.kind, second?.kind]).toEqual(["applied", "applied"]);
    const key = first?.id ?? "";
    const [moved] = await write({
      kind: "update",
      key,
      fields: { firstName: ["Ben", "Benno"], email: [person.email, null] },
    });
    expect(moved).toEqual({ key, kind: "applied" });
    const read = await account.backend.readByKeys([key, second?.id ?? ""], types);
    expect(read.get(key)).toMatchObject({ contactId: 50, firstName: "Benno", email: null });
    expect(read.get(second?.id ?? "")).toMatchObject({ contactId: 50, firstName: "Ann" });
  });

  it("addresses, promotions and terms into its own database, without a request", async () => {
    const calls = await callsDuring(async () => {
      const [address] = await write({
        kind: "create",
        key: "new delivery_address 1",
        values: { contactId: 50, label: "Warehouse", isDefault: true },
      });
      expect(address?.kind).toBe("applied");
      const [tier] = await write({ kind: "create", key: "new price_tier 1", values: { name: "Mine" } });
      expect(tier?.message).toBe("The Cin7 API cannot make price tiers: do it in Cin7, then load again.");
    });
    expect(calls).toEqual([]);
  });
});
