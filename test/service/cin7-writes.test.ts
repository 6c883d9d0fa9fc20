// Writing to the served Cin7 Omni v1 Contacts resource, over HTTP, as its clients call it.
import { cin7Client, type Cin7Client, type Item } from "../support/cin7";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let client: Cin7Client;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "300" });
  client = cin7Client(service);
});
afterAll(() => service.stop());

async function idOfFirstPerson(contactId: number): Promise<number> {
  const { secondaryContacts } = await client.one(contactId);
  return (secondaryContacts as readonly { readonly id: number }[])[0]?.id ?? 0;
}

describe("POST /api/v1/Contacts", () => {
  it("[AP4] answers each record in the order of the request; a bad one never fails another", async () => {
    const { status, body } = await client.send("POST", [
      { type: "Customer", company: "First Ltd", email: "first@post.example" },
      { company: "No type" },
      { type: "Customer", company: "x", creditLimit: "5k" },
      { type: "Customer", company: "Twin", email: "FIRST@post.example" },
      { type: "Supplier", firstName: "Mia", accountNumber: "12345678901" },
      { type: "Customer", company: "Tier", priceColumn: "NothingNZD" },
      "no object",
      { type: "Supplier", company: "Last Ltd", notes: "n".repeat(251) },
      { type: "internal", firstName: "Eve" },
    ]);
    expect(status).toBe(200);
    expect(body.map(({ index, success }) => [index, success])).toEqual(
      [true, false, false, false, false, false, false, false, true].map((success, at) => [at, success]),
    );
    expect(body.map(({ code }) => code)).toEqual(["first@post.example", ...Array<null>(8).fill(null)]);
    const first = body[0]?.id ?? 0;
    expect(body.map(({ errors }) => errors.join())).toEqual([
      "",
      expect.stringContaining("Type is needed."),
      "creditLimit must be a number with at most two decimals.",
      `FIRST@post.example is the email of contact ${first} already. An email belongs to one contact.`,
      expect.stringContaining("Account number is 11 characters long; at most 10 fit."),
      expect.stringContaining("NothingNZD"),
      "A contact must be a JSON object.",
      expect.stringContaining("Notes is 251 characters long; at most 250 fit."),
      "",
    ]);
    expect(await client.one(first)).toMatchObject({
      company: "First Ltd",
      isActive: true,
      onHold: false,
      billingId: 0,
    });
    expect(await client.one(body[8]?.id)).toMatchObject({ type: "Internal", firstName: "Eve" });
  });

  it("[CT4] takes a whole PascalCase object with Id 0, nulls and read-only properties", async () => {
    const { body } = await client.send("POST", [
      {
        Id: 0,
        CreatedDate: "2001-01-01T00:00:00Z",
        IsActive: false,
        Type: 1,
        Company: "Pascal Ltd",
        LastName: null,
        PriceColumn: "wholesaleNZD",
        PercentageOff: 5.25,
        BalanceOwing: 99,
        BillingId: 0,
        CreditLimit: 1000.5,
        Group: "hospitality",
        CustomFields: { Members_1000: "North" },
        SecondaryContacts: [{ Id: 0, FirstName: "Ben" }],
        AccountingIntegrationId: { Xero: "x" },
      },
    ]);
    expect(await client.one(body[0]?.id)).toMatchObject({
      isActive: false,
      type: "Customer",
      priceColumn: "WholesaleNZD",
      percentageOff: 5.25,
      balanceOwing: null,
      creditLimit: 1000.5,
      group: "Hospitality",
      customFields: { members_1000: "North" },
      secondaryContacts: [{ id: expect.any(Number), firstName: "Ben", lastName: null }],
    });
  });

  it("is journalled as a run of the API user, and can be found by where at once", async () => {
    const id = await client.make({ company: "Journal & Sons" });
    const [run] = await service.service.runs.list({ before: undefined, rows: 1 });
    expect(run).toMatchObject({ who: "API user", why: "POST /api/v1/Contacts", total: 1, state: "ended" });
    expect((await client.list({ where: "company = 'journal & sons'" })).body).toMatchObject([{ id }]);
  });

  it("refuses a parent that does not exist and takes one that does", async () => {
    const parent = await client.make({ company: "Parent Ltd" });
    const { body } = await client.send("POST", [
      { type: "Customer", company: "Child", billingId: 8_888_888 },
      { type: "Customer", company: "Child", billingId: parent },
    ]);
    expect(body).toMatchObject([
      { success: false, errors: [expect.stringContaining("#8888888")] },
      { success: true },
    ]);
  });

  it.each([
    [
      "that is no array",
      { type: "Customer" },
      "The body must be a JSON array; each of its items is one contact.",
    ],
    [
      "of more than 250",
      Array.from({ length: 251 }, () => ({ type: "Customer", company: "x" })),
      "250 records at most in one call; 251 were sent. Nothing was changed.",
    ],
  ])("[SE4] refuses a body %s", async (_, records, message) => {
    expect(await client.send("POST", records)).toMatchObject({ status: 400, body: { message } });
  });

  it("says where a body is no JSON", async () => {
    const headers = { "content-type": "application/json" };
    const { status, body } = await client.call("/Contacts", { method: "POST", headers, body: "[{" });
    expect(status).toBe(400);
    expect(body).toEqual({ message: expect.stringContaining("not valid JSON") as string });
  });
});

describe("PUT /api/v1/Contacts", () => {
  it('changes what is given: absent and null stay, "" clears', async () => {
    const id = await client.make({ firstName: "Mia", notes: "old", phone: "1", creditLimit: 10 });
    const { body } = await client.send("PUT", [{ id, notes: "", firstName: null, creditLimit: 12.34 }]);
    expect(body).toEqual([{ index: 0, success: true, id, code: null, errors: [] }]);
    expect(await client.one(id)).toMatchObject({
      firstName: "Mia",
      notes: null,
      phone: "1",
      creditLimit: 12.34,
    });
  });

  it("[CO13] leaves Active alone where it is null, and refuses to clear it", async () => {
    const [one1, two] = [await client.make(), await client.make()];
    const { body } = await client.send("PUT", [
      { id: one1, isActive: null, city: "Napier" },
      { id: two, isActive: "", city: "Nelson" },
    ]);
    expect(body).toMatchObject([
      { success: true },
      { success: false, errors: [expect.stringContaining("Active was “TRUE” and cannot be cleared.")] },
    ]);
    expect(await client.one(one1)).toMatchObject({ isActive: true, city: "Napier" });
    expect(await client.one(two)).toMatchObject({ isActive: true, city: null });
  });

  it("[AP4] answers each record; unknown ids, missing ids and taken emails fail alone", async () => {
    const [one1, two] = [
      await client.make({ email: "a@put.example" }),
      await client.make({ email: "b@put.example" }),
    ];
    const { body } = await client.send("PUT", [
      { id: one1, city: "Napier" },
      { id: 7_777_777, city: "x" },
      { city: "x" },
      { id: two, email: "A@put.example" },
      { id: two, city: "Nelson", type: "Lead" },
      { id: one1, city: "Nelson" },
    ]);
    expect(body.map(({ success, errors }) => [success, ...errors])).toEqual([
      [true],
      [false, "There is no contact 7777777."],
      [false, "id is needed: it says which contact to change."],
      [false, `A@put.example is the email of contact ${one1} already. An email belongs to one contact.`],
      [false, "type must be one of Customer, Supplier, Internal, Branch."],
      [true],
    ]);
    expect(await client.one(one1)).toMatchObject({ city: "Nelson" });
  });

  it("[AP4] a contact that comes again is read on top of what became of it, not of what was refused", async () => {
    const id = await client.make({ city: "Napier" });
    const { body } = await client.send("PUT", [
      { id, creditLimit: -1, city: "Hastings" },
      { id, phone: "1" },
      { id, city: "Nelson" },
      { id, phone: "1" },
    ]);
    expect(body.map(({ success }) => success)).toEqual([false, true, true, true]);
    expect(await client.one(id)).toMatchObject({ city: "Nelson", phone: "1", creditLimit: null });
  });

  it("[CT4] is understood without a Content-Type", async () => {
    const id = await client.make();
    const text = new TextEncoder().encode(JSON.stringify([{ Id: id, City: "Gore" }]));
    const { status, body } = await client.call("/Contacts/", { method: "PUT", body: text });
    expect([status, body]).toMatchObject([200, [{ success: true, id }]]);
    expect(await client.one(id)).toMatchObject({ city: "Gore" });
  });

  it("refuses other types of body than JSON", async () => {
    const headers = { "content-type": "text/xml" };
    expect(await client.call("/Contacts", { method: "PUT", headers, body: "<a/>" })).toMatchObject({
      status: 415,
    });
  });

  it("does not refuse a contact for what was wrong with it before", async () => {
    const { body } = await client.list({ where: "accountNumber LIKE 'CUST-%'", rows: "1" });
    const id = body[0]?.id;
    expect((await client.send("PUT", [{ id, city: "Timaru" }])).body).toMatchObject([{ success: true, id }]);
  });

  it("merges secondary contacts by id", async () => {
    const id = await client.make({ secondaryContacts: [{ firstName: "Ben", phone: "1" }] });
    const ben = await idOfFirstPerson(id);
    await client.send("PUT", [{ id, secondaryContacts: [{ id: ben, phone: "2" }, { firstName: "Ana" }] }]);
    expect((await client.one(id)).secondaryContacts).toMatchObject([
      { id: ben, firstName: "Ben", phone: "2" },
      { id: ben + 1, firstName: "Ana", phone: null },
    ]);
  });

  it("gives no two contacts people of one id, and refuses a person of another contact", async () => {
    const one = await client.make({ secondaryContacts: [{ id: 1, firstName: "Ben" }] });
    const other = await client.make({ secondaryContacts: [{ id: 1, firstName: "Ana" }] });
    const [ben, ana] = [await idOfFirstPerson(one), await idOfFirstPerson(other)];
    expect(ben).not.toBe(ana);
    const { body } = await client.send("PUT", [
      { id: other, secondaryContacts: [{ id: ben, firstName: "Zoe" }] },
    ]);
    expect(body).toMatchObject([
      {
        success: false,
        errors: [`Contact ${other} has no secondary contact ${ben}. Leave the id out to add one.`],
      },
    ]);
    expect(await idOfFirstPerson(other)).toBe(ana);
  });

  it("keeps people in a table of their own, which follows every write, and goes with the contact", async () => {
    const id = await client.make({ secondaryContacts: [{ firstName: "Ben" }, { firstName: "Ana" }] });
    const rows = () =>
      service.database.all(
        'SELECT id, "firstName", phone FROM secondary_contact WHERE "contactId" = ? ORDER BY id',
        [id],
      );
    const ben = await idOfFirstPerson(id);
    await client.send("PUT", [{ id, secondaryContacts: [{ id: ben, phone: "7" }] }]);
    expect(await rows()).toEqual([
      { id: ben, firstName: "Ben", phone: "7" },
      { id: ben + 1, firstName: "Ana", phone: null },
    ]);
    await client.call(`/Contacts/${id}`, { method: "DELETE" });
    expect(await rows()).toEqual([]);
  });

  it("answers a record that says nothing new as done, and leaves its modified date", async () => {
    const before = await client.one(3);
    expect((await client.send("PUT", [before])).body).toMatchObject([{ success: true, id: 3 }]);
    expect(await client.one(3)).toEqual(before);
  });
});

describe("DELETE /api/v1/Contacts/{id}", () => {
  it("[CT3] removes one and answers one object; then there is none", async () => {
    const id = await client.make();
    const removed = await client.call(`/contacts/${id}/`, { method: "DELETE" });
    expect(removed).toMatchObject({ status: 200, body: { success: true, id, code: null, errors: [] } });
    expect(await client.call(`/Contacts/${id}`, { method: "DELETE" })).toMatchObject({ status: 404 });
    expect(await client.call(`/Contacts/${id}`)).toMatchObject({ status: 404 });
  });

  it("leaves a contact that others are billed to, and says which", async () => {
    const parent = await client.make({ company: "Payer" });
    const child = await client.make({ company: "Paid for", billingId: parent });
    const { status, body } = await client.call<Item>(`/Contacts/${parent}`, { method: "DELETE" });
    expect([status, body.success, body.errors.join()]).toEqual([
      200,
      false,
      `Contact ${child} is billed to this one. Bill it to another first.`,
    ]);
  });
});
