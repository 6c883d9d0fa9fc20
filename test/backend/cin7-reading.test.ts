// What the cin7 backend reads while the account moves under it, where clocks go apart and days go by; what it sends; what lists come to.
import { recordTypesFor, type RecordTypes } from "../../src/domain/record-types";
import type { Values } from "../../src/domain/value";
import type { ContactFilter } from "../../src/contract/app";
import type { Change } from "../../src/plan/change";
import { create, idsOf, longPauseMs, update } from "../support/backend-desk";
import { cin7Client } from "../support/cin7";
import { startCin7Account } from "../support/cin7-account";
import { removeFolders } from "../support/service";

const dayMs = 86_400_000;

/** An account without a contact, and what tests say to it. */
async function open(options: Parameters<typeof startCin7Account>[0] = {}) {
  const account = await startCin7Account({ contacts: 0, ...options });
  const { backend, served, clock } = account;
  const types: RecordTypes = recordTypesFor(await served.service.backend.readLists());
  const elsewhere = (...changes: readonly Change[]) => served.service.backend.write(changes, types);
  const load = async (filter: ContactFilter = {}): Promise<readonly Values[]> => {
    const all: Values[] = [];
    for await (const page of backend.readContacts(filter, types.get("contact")!)) all.push(...page);
    return all;
  };
  return {
    ...{ account, types, elsewhere, load },
    /** Somebody else makes a contact. */
    theirs: async (values: Values = {}) =>
      (await elsewhere(create({ company: "Theirs", ...values })))[0]?.id ?? "",
    gone: (id: string) => elsewhere({ kind: "remove", key: id, values: {} }),
    write: (...changes: readonly Change[]) => backend.write(changes, types),
    read: async (id: string) => {
      await clock.wait(longPauseMs);
      return (await backend.readByKeys([id], types)).get(id);
    },
    lists: async () => {
      await clock.wait(longPauseMs);
      return backend.readLists();
    },
  };
}

let desk: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  desk = await open();
});
afterEach(() => desk.account.stop());
afterAll(removeFolders);

const makeMany = async (count: number) => {
  for (let made = 0; made < count; made += 200) {
    const some = Array.from({ length: 200 }, (_, at) => create({ company: `Of many ${at}` }, `new ${at}`));
    await desk.elsewhere(...some);
  }
};

describe("contacts of an account", () => {
  it("are read once each where some of those that were read are taken away meanwhile", async () => {
    await makeMany(600);
    const ids: number[] = [];
    for await (const page of desk.account.backend.readContacts({}, desk.types.get("contact")!)) {
      if (ids.length === 0) for (const id of ["3", "4", "200"]) await desk.gone(id);
      ids.push(...idsOf(page));
    }
    expect(ids).toEqual(Array.from({ length: 600 }, (_, at) => at + 1));
  });

  it("come once each, also where they changed here and there", async () => {
    const id = await desk.theirs();
    const since = new Date(desk.account.clock.now()).toISOString();
    await desk.write(update(id, { notes: [null, "both"], promotions: [null, "W26"] }));
    expect(idsOf(await desk.load({ changedSince: since }))).toEqual([Number(id)]);
  });

  it("have changed where only what is kept here did", async () => {
    const [id] = [await desk.theirs(), await desk.theirs()];
    await desk.load();
    await desk.account.clock.wait(10 * longPauseMs);
    const since = new Date(desk.account.clock.now()).toISOString();
    await desk.write(update(id, { promotions: [null, "W26"] }));
    await desk.load();
    expect(idsOf(await desk.load({ changedSince: since }))).toEqual([Number(id)]);
  });

  it("are read whole once a day: who was taken away goes, and what moves no date comes", async () => {
    const [gone, owing] = [await desk.theirs(), await desk.theirs({ balanceOwing: null })];
    expect(await desk.load()).toHaveLength(2);
    await desk.gone(gone);
    await desk.account.served.database.run('UPDATE contact SET "balanceOwing" = 812 WHERE id = ?', [
      Number(owing),
    ]);
    await desk.account.clock.wait(dayMs);
    expect((await desk.read(owing))?.["balanceOwing"]).toBe(812);
    expect(await desk.account.backend.countContacts({})).toBe(1);
  });
});

describe("an account whose clock goes otherwise", () => {
  it("hides no change from who asks what has changed since", async () => {
    const behind = await open({ aheadMs: -90_000 });
    const id = await behind.theirs();
    await behind.account.clock.wait(10 * longPauseMs);
    const since = new Date(behind.account.clock.now()).toISOString();
    await behind.elsewhere(update(id, { notes: [null, "by a slow clock"] }));
    expect(await behind.load({ changedSince: since })).toMatchObject([{ notes: "by a slow clock" }]);
    await behind.account.stop();
  });

  it.each([-3_600_000, 3_600_000])("hides no change from the mirror: %i ms ahead", async (aheadMs) => {
    const apart = await open({ aheadMs });
    const id = await apart.theirs();
    await apart.load();
    await apart.elsewhere(update(id, { notes: [null, "once"] }));
    expect(await apart.read(id)).toMatchObject({ notes: "once" });
    await apart.elsewhere(update(id, { notes: ["once", "twice"] }));
    expect(await apart.read(id)).toMatchObject({ notes: "twice" });
    await apart.account.stop();
  });
});

describe("what is sent", () => {
  it("is the fields that move and nothing else", async () => {
    const id = await desk.theirs({ phone: "1", fax: "2" });
    await desk.elsewhere(update(id, { fax: ["2", "3"] }));
    await desk.write(update(id, { notes: [null, "moved"], phone: ["1", "1"], fax: ["2", "3"] }));
    const [put] = desk.account.proxy.calls.filter(({ method }) => method === "PUT");
    expect(JSON.parse(put?.body ?? "")).toEqual([{ id: Number(id), notes: "moved" }]);
  });

  it("[AP4] leaves what is kept here as it was where the account refuses the rest", async () => {
    await desk.theirs({ email: "taken@reading.example" });
    const id = await desk.theirs();
    const fields = { email: [null, "taken@reading.example"], promotions: [null, "W26"] } as const;
    expect(await desk.write(update(id, fields))).toMatchObject([{ kind: "rejected" }]);
    expect((await desk.read(id))?.["promotions"]).toBeNull();
  });

  it("[AP7] keeps within the day's quota over a restart: people are told, a run waits", async () => {
    const few = await open({ limits: [{ most: 4, windowMs: dayMs }] });
    const start = few.account.clock.now();
    const reading = update("999", { notes: [null, "x"] });
    for (let call = 0; call < 4; call++) {
      await few.write(reading);
      await few.account.clock.wait(10 * longPauseMs);
    }
    const backend = await few.account.restarted();
    expect(await backend.readUse()).toEqual({ calls: 4, quota: 4 });
    await expect(backend.readLists()).rejects.toThrow(
      "before 2026-11-25 09:42 UTC: the day's 4 requests are used up",
    );
    expect(few.account.arrivals).toHaveLength(4);
    await backend.write([reading], few.types);
    expect(few.account.clock.now() - start).toBeGreaterThanOrEqual(dayMs);
    expect(few.account.arrivals).toHaveLength(5);
    await few.account.stop();
  });
});

describe("lists that the API has no endpoint for", () => {
  const carried = {
    ...{ group: "Trade", subGroup: "Cafe", stages: "Prospect, Quoted", paymentTerms: "COD" },
    ...{
      taxStatus: "Export",
      costCenter: "Online",
      billingCostCenter: "Head office",
      priceColumn: "TradeAUD",
    },
  };

  it("are what contacts carry, as soon as one carries it", async () => {
    await desk.theirs();
    expect((await desk.lists()).paymentTerms).toEqual([]);
    await desk.theirs(carried);
    const lists = await desk.lists();
    const names = (entries: readonly { readonly name: string | null }[]) => entries.map(({ name }) => name);
    expect(names(lists.stages)).toEqual(["Prospect", "Quoted"]);
    expect(names(lists.paymentTerms)).toEqual(["COD"]);
    expect(names(lists.taxRates)).toEqual(["Export"]);
    expect(names(lists.glAccounts)).toEqual(["Online", "Head office"]);
    expect(lists.priceTiers).toMatchObject([{ name: "Trade", currency: "AUD", priceColumn: "TradeAUD" }]);
    expect(
      lists.groups.map(({ classificationId, name, parent }) => [classificationId, name, parent]),
    ).toEqual([
      [1, "Trade", null],
      [2, "Cafe", "Trade"],
    ]);
  });

  it("are merged with what was added here, in any case, and leave it as it is", async () => {
    const own = { name: "Cod", use: "Sales", months: 0, days: 9, isActive: true };
    expect(await desk.write({ kind: "create", key: "new payment_term 1", values: own })).toMatchObject([
      { kind: "applied" },
    ]);
    await desk.theirs(carried);
    await desk.theirs({ ...carried, paymentTerms: "Net 7" });
    const { paymentTerms } = await desk.lists();
    expect(paymentTerms.map(({ name, days }) => [name, days])).toEqual([
      ["Cod", 9],
      ["Net 7", null],
    ]);
  });

  it("who may see a product is kept here, whatever the account says of it later", async () => {
    const { call } = cin7Client(desk.account.served);
    const products = (method: string, record: object) =>
      call("/Products", {
        method,
        headers: { "content-type": "application/json" },
        body: JSON.stringify([record]),
      });
    await products("POST", { name: "Cup", styleCode: "CUP" });
    await desk.account.clock.wait(dayMs);
    const [product] = (await desk.lists()).products;
    const key = `product ${product?.id}`;
    expect(await desk.write(update(key, { shownTo: [null, "Trade"] }))).toMatchObject([{ kind: "applied" }]);
    await products("PUT", { id: product?.id, name: "Mug" });
    await desk.account.clock.wait(dayMs);
    expect((await desk.lists()).products).toMatchObject([{ name: "Mug", shownTo: "Trade" }]);
  });
});

describe("a key with few rights", () => {
  it("is enough for contacts; what it may not do is refused with the right that is missing", async () => {
    const few = await open({ permissions: { Contacts: ["read", "update"] } });
    const id = await few.theirs();
    expect((await few.account.backend.readLists()).products).toEqual([]);
    expect(await few.write(update(id, { notes: [null, "may"] }))).toEqual([{ key: id, kind: "applied" }]);
    const [made] = await few.write(create({ company: "May not" }));
    expect(made).toMatchObject({
      kind: "rejected",
      message:
        "The connection's key may not write this (403). Give it that permission in Cin7, then apply again.",
    });
    await few.account.stop();
  });
});
