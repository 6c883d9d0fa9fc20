// The account's lists, and what contacts own, as the embedded backend writes and reads them: on a real database.
import type { RecordTypes } from "../../src/domain/record-types";
import { recordTypesFor } from "../../src/domain/record-types";
import type { Key, Value, Values } from "../../src/domain/value";
import { reverse, type Change } from "../../src/plan/change";
import type { Outcome } from "../../src/plan/outcome";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let moment = new Date("2026-11-24T09:41:00Z");
let types: RecordTypes;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "40" }, () => moment);
  types = recordTypesFor(await service.service.backend.readLists());
});
afterAll(() => service.stop());

const write = (...changes: Change[]): Promise<readonly Outcome[]> =>
  service.service.backend.write(changes, types);
const read = async (key: Key): Promise<Values | undefined> =>
  (await service.service.backend.readByKeys([key], types)).get(key);
const create = (key: Key, values: Values): Change => ({ kind: "create", key, values });
const update = (key: Key, fields: Readonly<Record<string, readonly [Value, Value]>>): Change => ({
  kind: "update",
  key,
  fields,
});

async function made(typeName: string, values: Values): Promise<Key> {
  const [outcome] = await write(create(`new ${typeName} 1`, values));
  if (outcome?.id === undefined) throw new Error(`Not created: ${outcome?.message ?? ""}`);
  return outcome.id;
}
const madeContact = async (values: Values = {}): Promise<number> => {
  const [outcome] = await write(create("new 1", { type: "Customer", company: "Quay Traders", ...values }));
  return Number(outcome?.id);
};
const owned = async (type: string, contactId: number): Promise<readonly Values[]> => {
  const pages = service.service.backend.readOwned({ ids: [contactId] }, types.get(type)!);
  const all: Values[] = [];
  for await (const page of pages) all.push(...page);
  return all;
};

describe("the account's lists", () => {
  it("give a new promotion the next id, make it active, and list it", async () => {
    const one = await made("promotion", { code: "N1", name: "New", percent: 750 });
    const two = await made("promotion", { code: "N2", isActive: false });
    expect(Number(two.split(" ")[1])).toBe(Number(one.split(" ")[1]) + 1);
    expect(await read(one)).toMatchObject({ code: "N1", isActive: true, percent: 750, ends: null });
    const { promotions } = await service.service.backend.readLists();
    expect(promotions.slice(-2)).toMatchObject([
      { code: "N1", isActive: true },
      { code: "N2", isActive: false },
    ]);
  });

  it("give a new price tier the lowest free number, and none beyond 20", async () => {
    const { priceTiers } = await service.service.backend.readLists();
    const taken = new Set(priceTiers.map(({ number }) => number));
    const free = Array.from({ length: 20 }, (_, at) => at + 1).filter((number) => !taken.has(number));
    const outcomes = await write(
      ...[...free, 21].map((number) => create(`new price_tier ${number}`, { name: `Tier ${number}` })),
    );
    expect(outcomes.flatMap(({ id }) => id ?? [])).toEqual(free.map((number) => `price_tier ${number}`));
    expect(outcomes.at(-1)).toMatchObject({
      kind: "rejected",
      message: "All 20 price tiers are there already. Rename one that is switched off.",
    });
  });

  it("give a new custom field the next members_ key, which contacts then carry", async () => {
    const key = await made("custom_field", { label: "Loading dock", kind: "text" });
    expect(key).toBe("custom_field members_1005");
    const now = recordTypesFor(await service.service.backend.readLists());
    const id = await madeContact();
    const [outcome] = await service.service.backend.write(
      [update(String(id), { members_1005: [null, "North"] })],
      now,
    );
    expect(outcome?.kind).toBe("applied");
    expect(await write(reverse(create(key, { label: "Loading dock" })))).toMatchObject([
      { kind: "rejected", message: `Contact ${id} uses this custom field. Take it off the contacts first.` },
    ]);
  });

  it("[PL3] merge what moved on one side, answer conflicted where both sides moved", async () => {
    const key = await made("payment_term", { name: "45 Days", days: 45 });
    expect(await write(update(key, { days: [45, 46] }))).toEqual([{ key, kind: "applied" }]);
    expect(await write(update(key, { name: ["45 Days", "46 Days"] }))).toEqual([{ key, kind: "applied" }]);
    const [late] = await write(update(key, { days: [45, 50], months: [null, 1] }));
    expect(late).toMatchObject({ kind: "conflicted", current: { days: 46 } });
    expect(late?.message).toContain("Days ahead");
    expect(await read(key)).toMatchObject({ name: "46 Days", days: 46, months: null });
  });

  it("[AP4] refuse a bad record with its reason and write those around it", async () => {
    const key = await made("promotion", { code: "G1" });
    const outcomes = await write(
      update(key, { percent: [null, "7.5"] }),
      update("promotion 999", { percent: [null, 750] }),
      update(key, { id: [null, 5] }),
      update(key, { colour: [null, "red"] }),
      update(key, { percent: [null, 750] }),
    );
    expect(outcomes.map(({ message }) => message)).toEqual([
      '% off cannot hold "7.5": it is a number of hundredths.',
      "There is no promotion 999 any more. Leave it out, or delete its row.",
      "ID is given by the backend and never written.",
      "This account has no field “colour”. Load again.",
      undefined,
    ]);
    expect((await read(key))?.["percent"]).toBe(750);
  });

  it("never write what a product is, only who sees it", async () => {
    const [product] = (await service.service.backend.readLists()).products;
    const key = `product ${product?.id}`;
    const outcomes = await write(
      update(key, { name: [product?.name ?? null, "Other"] }),
      update(key, { shownTo: [product?.shownTo ?? null, "Retail"] }),
    );
    expect(outcomes).toMatchObject([{ message: "Name is never written." }, { kind: "applied" }]);
    expect(await read(key)).toEqual({ ...product, shownTo: "Retail" });
  });

  it("keep names apart, whatever their case; two may swap theirs", async () => {
    const one = await made("promotion", { code: "A1" });
    const two = await made("promotion", { code: "A2" });
    const [taken] = await write(create("new promotion 1", { code: "a1" }));
    expect(taken).toMatchObject({
      kind: "rejected",
      message: `a1 is the code of ${one} already. A code belongs to one promotion.`,
    });
    expect((await write(update(two, { code: ["A2", "A1"] })))[0]?.kind).toBe("rejected");
    const swap = await write(update(one, { code: ["A1", "A2"] }), update(two, { code: ["A2", "A1"] }));
    expect(swap.map(({ kind }) => kind)).toEqual(["applied", "applied"]);
  });

  it("take back only a promotion as it was made, and none that a customer is ticked for", async () => {
    const values = { code: "U1", name: "Undo me" };
    const key = await made("promotion", values);
    const id = await madeContact({ promotions: "S10, U1=7.5" });
    expect(await write(reverse(create(key, values)))).toMatchObject([
      { kind: "rejected", message: `Contact ${id} uses this promotion. Take it off the contacts first.` },
    ]);
    await write(update(String(id), { promotions: ["S10, U1=7.5", null] }));
    await write(update(key, { name: ["Undo me", "Moved"] }));
    expect((await write(reverse(create(key, values))))[0]).toMatchObject({
      kind: "conflicted",
      current: { name: "Moved" },
    });
    await write(update(key, { name: ["Moved", "Undo me"] }));
    expect((await write(reverse(create(key, values))))[0]?.kind).toBe("applied");
    expect(await read(key)).toBeUndefined();
  });

  it("refuse a batch of two types: each has its own endpoint", async () => {
    const mixed = [create("new promotion 1", { code: "M1" }), create("new payment_term 1", { name: "M" })];
    await expect(write(...mixed)).rejects.toThrow("one type");
  });
});

describe("what contacts own", () => {
  it("belongs to a contact that exists, and moves that contact's modified date", async () => {
    const id = await madeContact();
    moment = new Date("2026-11-25T10:00:00Z");
    const [none, stranger] = await write(
      create("new delivery_address 1", { label: "Warehouse" }),
      create("new delivery_address 2", { label: "Warehouse", contactId: 999_999 }),
    );
    expect(none?.message).toBe("A delivery address belongs to a contact: say to which.");
    expect(stranger?.message).toBe("There is no contact 999999. Say whose delivery address this is.");
    const key = await made("delivery_address", { label: "Warehouse", contactId: id, isDefault: true });
    expect(await read(key)).toMatchObject({ contactId: id, isDefault: true, isRemoved: false });
    expect(await read(String(id))).toMatchObject({ modifiedDate: "2026-11-25T10:00:00Z" });
    const [gone] = await write(update(key, { contactId: [id, null] }));
    expect(gone?.kind).toBe("rejected");
  });

  it("is no longer loaded once it is removed, and can be put back", async () => {
    const id = await madeContact();
    const key = await made("delivery_address", { label: "Old yard", contactId: id });
    expect(await owned("delivery_address", id)).toMatchObject([{ label: "Old yard" }]);
    await write(update(key, { isRemoved: [false, true] }));
    expect(await owned("delivery_address", id)).toEqual([]);
    await write(update(key, { isRemoved: [true, false] }));
    expect(await owned("delivery_address", id)).toHaveLength(1);
  });

  it("is read with the contacts that a filter finds, by contact, then by id, over many pages", async () => {
    const [one, two] = [await madeContact({ company: "Paged" }), await madeContact({ company: "Paged" })];
    const makes = Array.from({ length: 240 }, (_, at) =>
      create(`new delivery_address ${at + 1}`, { label: `L${at}`, contactId: at % 2 === 0 ? two : one }),
    );
    for (let round = 0; round < 5; round++) await write(...makes);
    const type = types.get("delivery_address")!;
    const filter = { text: "paged" };
    const pages: (readonly Values[])[] = [];
    for await (const page of service.service.backend.readOwned(filter, type)) pages.push(page);
    const places = pages.flat().map(({ contactId, id }) => [Number(contactId), Number(id)] as const);
    expect(pages.length).toBe(3);
    expect(places).toHaveLength(1200);
    expect(await service.service.backend.countOwned(filter, type)).toBe(1200);
    expect(places).toEqual([...places].sort(([a, b], [c, d]) => a - c || b - d));
  });

  it("keeps a contact's people and the JSON that repeats them the same, whichever is written", async () => {
    const id = await madeContact();
    const json = async () => JSON.parse(String((await read(String(id)))?.["secondaryContacts"])) as unknown;
    const key = await made("secondary_contact", { contactId: id, firstName: "Ben \u2028 \u0001 \u{1F98A}" });
    const person = Number(key.split(" ")[1]);
    const plain = { company: null, lastName: null, jobTitle: null, email: null, mobile: null, phone: null };
    expect(await json()).toEqual([{ ...plain, id: person, firstName: "Ben \u2028 \u0001 \u{1F98A}" }]);
    await write(update(key, { phone: [null, "021 555"] }));
    expect(await json()).toMatchObject([{ id: person, phone: "021 555" }]);
    const before = (await read(String(id)))?.["secondaryContacts"] ?? null;
    const after = JSON.stringify([{ ...plain, id: person, firstName: "Ana" }]);
    const [outcome] = await write(update(String(id), { secondaryContacts: [before, after] }));
    expect(outcome?.kind).toBe("applied");
    expect(await read(key)).toMatchObject({ firstName: "Ana", phone: null });
    await write(update(String(id), { secondaryContacts: [after, null] }));
    expect(await owned("secondary_contact", id)).toEqual([]);
  });

  it("moves with a person from one contact to the other", async () => {
    const [one, two] = [await madeContact(), await madeContact()];
    const key = await made("secondary_contact", { contactId: one, firstName: "Ben" });
    expect((await write(update(key, { contactId: [one, two] })))[0]?.kind).toBe("applied");
    expect(await read(String(one))).toMatchObject({ secondaryContacts: null });
    expect(String((await read(String(two)))?.["secondaryContacts"])).toContain("Ben");
  });

  it("goes with its contact", async () => {
    const id = await madeContact();
    const key = await made("delivery_address", { contactId: id, label: "Yard" });
    await write({ kind: "remove", key: String(id), values: {} });
    expect(await read(key)).toBeUndefined();
  });
});

describe("records of every type", () => {
  it("are read by mixed keys, in one call; those that do not exist are absent", async () => {
    const id = await madeContact();
    const promotion = await made("promotion", { code: "MIX" });
    const address = await made("delivery_address", { contactId: id, label: "Mix" });
    const keys = [promotion, String(id), address, "price_tier 2", "custom_field members_1000"];
    const found = await service.service.backend.readByKeys(
      [...keys, "promotion 9999", "tax_rule x", "999999"],
      types,
    );
    expect([...found.keys()].sort()).toEqual([...keys].sort());
    expect(found.get(promotion)).toMatchObject({ code: "MIX" });
    expect(found.get("price_tier 2")).toMatchObject({ number: 2 });
  });

  it("[AP6] are found where a create of a cut-off run made them, edited since or not, also in lists", async () => {
    const values = { country: "New Zealand", taxRate: "GST 15%" };
    await made("tax_rule", values);
    const id = await madeContact();
    const creates = [
      create("new tax_rule 1", values),
      create("new tax_rule 2", values),
      create("new delivery_address 1", { contactId: id, label: "Cut off" }),
      create("new 1", { company: "Never made" }),
    ] as Extract<Change, { kind: "create" }>[];
    const { backend } = service.service;
    const [rule] = await backend.write(creates.slice(0, 1), types, 8);
    const [cutOff] = await backend.write(creates.slice(2, 3), types, 8);
    const edited = { label: ["Cut off", "Edited since"] } as const;
    await backend.write([{ kind: "update", key: cutOff?.id ?? "", fields: edited }], types);
    const run = { runId: 8, startedAt: "2026-11-26T10:00:00Z" };
    expect([...(await backend.readCreated(creates, run, types))]).toEqual([
      ["new tax_rule 1", rule?.id],
      ["new delivery_address 1", cutOff?.id],
    ]);
  });
});
