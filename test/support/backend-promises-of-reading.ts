// What every backend promises of reading: what it can do, what a filter means, who changed what. A promise that one cannot keep is left out by
// its capabilities, never by its name.
import type { RecordType } from "../../src/domain/catalogue";
import type { ContactFilter } from "../../src/contract/app";
import { idsOf, longPauseMs, update, type Desk } from "./backend-desk";
import { meantBy } from "./meant-contacts";
import type { TestedBackend } from "./tested-backends";

/** What it says of itself. */
export function promisesOfSaying(desk: () => Desk): void {
  it("[PL5] what it can take, and what of its quota is used, call for call", async () => {
    const { tested, read, write } = desk();
    const { capabilities, readUse } = tested.backend;
    expect(capabilities.batch).toBeGreaterThanOrEqual(1);
    const [before, callsBefore] = [await readUse(), tested.wentWrong().calls];
    await read("1");
    await write(update("1", { notes: [(await read("1"))["notes"] ?? null, "counted"] }));
    const [after, calls] = [await readUse(), tested.wentWrong().calls - callsBefore];
    expect(after.quota).toBe(capabilities.dailyQuota);
    expect(after.calls - before.calls).toBe(capabilities.dailyQuota === null ? 0 : calls);
  });

  it("[PL5] which records cost nothing because they are kept beside the account", async () => {
    const { tested, types } = desk();
    const free = tested.backend.capabilities.keptHere ?? [];
    await tested.backend.readLists();
    const before = tested.wentWrong().calls;
    for (const name of free) {
      const [outcome] = await tested.backend.write([update(`${name} 999999`, { name: [null, "x"] })], types);
      expect(outcome?.kind).toBe("rejected");
    }
    expect(tested.wentWrong().calls).toBe(before);
  });
}

const filters: readonly ContactFilter[] = [
  { types: ["Customer"], isActive: true },
  { types: [] },
  { text: "cafe" },
  { text: "a b" },
  { text: `${"it's 100%".repeat(20)}` },
  { group: "Hospitality" },
  { stage: "Prospect" },
  { city: "auck" },
  { priceColumn: "WholesaleNZD", types: ["Customer", "Supplier"] },
  { ids: [3, 1, 299, 10_000] },
  { field: { name: "members_1000", text: "o" } },
  { isActive: false, city: "well" },
];

/** What it answers. */
export function promisesOfReading(desk: () => Desk): void {
  it("every contact once, by id, as the account has it", async () => {
    const { load, readElsewhere, type, tested } = desk();
    const all = await load({});
    const ids = all.map(({ id }) => Number(id));
    expect(ids).toEqual([...new Set(ids)].sort((one, other) => one - other));
    expect(await tested.elsewhere.countContacts({})).toBe(ids.length);
    for (const at of [0, 99, 150, 299]) {
      const contact = all[at] ?? {};
      const theirs = await readElsewhere(String(contact["id"]));
      for (const { name } of sharedFields(type, tested))
        expect([name, contact[name]]).toEqual([name, theirs?.[name]]);
    }
  });

  it.each(filters)("the contacts of the filter %j, and counts them", async (filter) => {
    const { load, tested } = desk();
    const meant = meantBy(filter, await load({}));
    expect(idsOf(await load(filter))).toEqual(idsOf(meant));
    expect(await tested.backend.countContacts(filter)).toBe(meant.length);
  });

  it("what has changed since a moment, whoever changed it, and not what has not for long", async () => {
    const { tested, load, write, writeElsewhere, made } = desk();
    const still = await made({ company: "Keeps still" });
    const [theirs, ours] = [await made(), await made()];
    await tested.pass(600_000);
    const since = tested.now().toISOString();
    await tested.pass(longPauseMs);
    await writeElsewhere(theirs, { notes: "changed elsewhere" });
    await write(update(ours, { notes: [null, "changed here"] }));
    const changed = new Map(
      (await load({ changedSince: since })).map(({ id, notes }) => [String(id), notes]),
    );
    expect([changed.get(theirs), changed.get(ours)]).toEqual(["changed elsewhere", "changed here"]);
    expect(changed.has(still)).toBe(false);
    expect(changed.has("1")).toBe(false);
  });

  it("records of every type by their keys, and leaves out what does not exist", async () => {
    const { tested, types, lists } = desk();
    const [tier, term] = [lists.priceTiers[0], lists.paymentTerms[0]];
    const keys = ["1", `price_tier ${tier?.number}`, `payment_term ${term?.id}`];
    const found = await tested.backend.readByKeys([...keys, "999999", "promotion 9999", "tax_rule x"], types);
    expect([...found.keys()].sort()).toEqual([...keys].sort());
    expect(found.get(keys[1] ?? "")).toEqual(tier);
    expect(found.get(keys[2] ?? "")).toEqual(term);
  });

  it("[CO4] [CO9] who owns an email or an account number, except the contacts asked about", async () => {
    const { tested, made } = desk();
    const id = await made({ email: "Own@Quay.example", accountNumber: "Q-1" });
    const wanted = { emails: ["own@quay.example", "none@quay.example"], accountNumbers: ["Q-1"] };
    const known = await tested.backend.readOwners({ ...wanted, except: new Set() });
    expect([[...known.emails], [...known.accountNumbers]]).toEqual([
      [["own@quay.example", id]],
      [["Q-1", id]],
    ]);
    const others = await tested.backend.readOwners({ ...wanted, except: new Set([id]) });
    expect(others.emails.size + others.accountNumbers.size).toBe(0);
  });
}

/** What somebody else who works in the account sees as well: of a foreign account not what is kept beside it. */
function sharedFields(type: RecordType, { backend }: TestedBackend) {
  const isApart = backend.capabilities.keptHere !== undefined;
  return type.fields.filter(({ wire }) => !isApart || wire !== "none");
}
