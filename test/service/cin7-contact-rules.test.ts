// What the served contract demands of a contact's values, one by one: a record that breaks a rule is refused alone, with its reason.
import { cin7Client, type Cin7Client } from "../support/cin7";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let client: Cin7Client;
beforeAll(async () => {
  service = await startService();
  client = cin7Client(service);
});
afterAll(() => service.stop());

const refusals: readonly (readonly [
  rule: string,
  values: Readonly<Record<string, unknown>>,
  said: string,
])[] = [
  ["CO1", { company: "", firstName: null }, "company"],
  ["CO3", { email: "mia at harbour" }, "mia at harbour"],
  ["CO5", { type: "" }, "Type is needed."],
  ["CO8", { accountNumber: "12345678901" }, "at most 10"],
  ["TI1", { priceColumn: "MoonNZD" }, "MoonNZD"],
  ["TI4", { percentageOff: 100.01 }, "100"],
  ["TI4", { percentageOff: -0.01 }, "0"],
  ["CR1", { creditLimit: -1 }, "0 or more"],
  ["BI1", { billingId: 987_654 }, "987654"],
  ["CF1", { customFields: { members_1001: "many" } }, "members_1001"],
];

describe("a contact", () => {
  it("is taken as all of these are made of it, but for one value each", async () => {
    expect(await client.make({ company: "Sound Ltd", percentageOff: 100, creditLimit: 0 })).toBeGreaterThan(
      0,
    );
  });

  it.each(refusals)("[%s] is refused alone, new and changed, for %j", async (_, values, said) => {
    const sound = { type: "Customer", company: "Sound Ltd" };
    const id = await client.make();
    const posted = (await client.send("POST", [{ ...sound, ...values }, sound])).body;
    expect(posted.map(({ success }) => success)).toEqual([false, true]);
    expect(posted[0]?.errors.join()).toContain(said);
    const before = await client.one(id);
    const put = (await client.send("PUT", [{ id, city: "Napier", ...values }])).body;
    expect(put).toMatchObject([{ success: false, id: null }]);
    expect(await client.one(id)).toEqual(before);
  });

  it("[BI2] bills neither to itself nor in a circle", async () => {
    const id = await client.make();
    const child = await client.make({ billingId: id });
    const { body } = await client.send("PUT", [
      { id, billingId: id },
      { id, billingId: child },
    ]);
    expect(body.map(({ success }) => success)).toEqual([false, false]);
    expect(await client.one(id)).toMatchObject({ billingId: 0 });
  });

  it("[CT4] is spelled as the account's lists spell, and keeps what it may not be given", async () => {
    const id = await client.make({ paymentTerms: "20TH OF FOLLOWING MONTH", stages: "prospect" });
    const made = await client.one(id);
    expect(made).toMatchObject({ paymentTerms: "20th of Following Month", stages: "Prospect" });
    await client.send("PUT", [{ id, balanceOwing: 5, createdDate: "2001-01-01T00:00:00Z", city: "Napier" }]);
    const { modifiedDate } = await client.one(id);
    expect(await client.one(id)).toEqual({ ...made, city: "Napier", modifiedDate });
  });
});
