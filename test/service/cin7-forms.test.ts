// Forms in which clients write values through the served contract, and forms that are none: the record fails alone, with a sentence.
import { gzipSync } from "node:zlib";
import { openShop, type Shop } from "../support/shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await shop.service.stop();
});

const orders = "/SalesOrders";
const errorsOf = async (method: string, path: string, record: object): Promise<readonly string[]> => {
  const [answer] = await shop.send(method, path, [record]);
  return answer?.errors ?? [];
};

describe("A value that is sent", () => {
  it.each([
    ["2026-12-01", "2026-12-01T00:00:00Z"],
    ["2026-12-01 03:04:05", "2026-12-01T03:04:05Z"],
    ["2026-12-01T03:04:05", "2026-12-01T03:04:05Z"],
    ["2026-12-01T03:04:05.1234567", "2026-12-01T03:04:05Z"],
    ["2026-12-01T03:04:05.1234567+12:00", "2026-11-30T15:04:05Z"],
    ["0001-01-01T00:00:00", null],
  ])("[CT4] is a moment in UTC without a zone, and none where .NET has none: %s", async (sent, held) => {
    const id = await shop.made(orders, { memberId: await shop.customer(), estimatedDeliveryDate: sent });
    expect(await shop.read(`${orders}/${id}`)).toMatchObject({ estimatedDeliveryDate: held });
  });

  it("[CT3] is no moment where it is no day, and no yes or no where it is blank", async () => {
    const id = await shop.made(orders, { memberId: await shop.customer() });
    expect(await errorsOf("PUT", orders, { id, invoiceDate: "2026-02-30" })).toEqual([
      "invoiceDate must be a UTC time like 2026-11-24T09:41:00Z.",
    ]);
    expect(await errorsOf("PUT", orders, { id, isApproved: "" })).toEqual([
      "isApproved must be true or false.",
    ]);
    const branch = await shop.made("/Branches", { company: "Depot" });
    expect(await errorsOf("PUT", "/Branches", { id: branch, isActive: "" })).toEqual([
      "isActive must be true or false.",
    ]);
    expect(await shop.read(`/Branches/${branch}`)).toMatchObject({ isActive: true });
    const option = await shop.made("/ProductOptions", { productId: 1 });
    expect(await errorsOf("PUT", "/ProductOptions", { id: option, status: "" })).toEqual([
      "status must be one of Primary, Active, Disabled.",
    ]);
  });

  it("[CT4] counts for nothing where only the backend writes the field, whatever it is", async () => {
    const id = await shop.customer({ balanceOwing: "much", createdDate: "once", modifiedDate: 5 });
    expect(await shop.owed(id)).toBeNull();
  });

  it("[CT4] is one email with spaces around it and without", async () => {
    const id = await shop.customer({ email: " spaced@forms.example " });
    expect(await shop.api.one(id)).toMatchObject({ email: "spaced@forms.example" });
    expect(
      await errorsOf("POST", "/Contacts", { type: "Customer", company: "B", email: "SPACED@forms.example" }),
    ).toEqual([expect.stringContaining("is the email of contact")]);
  });

  it("[CT4] may be a number as text in a secondary contact, or text as a number", async () => {
    const id = await shop.customer({ secondaryContacts: [{ firstName: "Ben", phone: 95550100 }] });
    const [person] = (await shop.api.one(id))["secondaryContacts"] as readonly { readonly id: number }[];
    const secondaryContacts = [{ id: String(person?.id), firstName: "Bo" }];
    expect(await errorsOf("PUT", "/Contacts", { id, secondaryContacts })).toEqual([]);
    expect((await shop.api.one(id))["secondaryContacts"]).toMatchObject([
      { id: person?.id, firstName: "Bo", phone: "95550100" },
    ]);
    expect(await errorsOf("PUT", "/Contacts", { id, secondaryContacts: [{ firstName: "\ud800" }] })).toEqual([
      "secondaryContacts[0].firstName must be well-formed text.",
    ]);
  });

  it("[CT3] is 0 to 999 where it measures a product, and no price below 0", async () => {
    expect(await errorsOf("POST", "/Products", { name: "Crate", weight: 999.5 })).toEqual([
      "weight must be 0 to 999.",
    ]);
    expect(await errorsOf("POST", "/Products", { name: "Crate", weight: -1 })).toEqual([
      "weight must be 0 to 999.",
    ]);
    expect(await errorsOf("POST", "/ProductOptions", { productId: 1, retailPrice: -1 })).toEqual([
      "retailPrice must be 0 or more.",
    ]);
    expect(
      await errorsOf("POST", "/ProductOptions", { productId: 1, priceColumns: { retailNZD: -1 } }),
    ).toEqual(["priceColumns: retailNZD must be 0 or more."]);
  });
});

describe("A body that is sent", () => {
  const post = async (headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) => {
    const { status, body: answer } = await shop.api.call<unknown>("/Contacts", {
      method: "POST",
      headers,
      body,
    });
    return [status, answer];
  };

  it("[CT4] may be text/json, and begin with a byte order mark", async () => {
    expect(await post({ "content-type": "text/json; charset=utf-8" }, "[]")).toEqual([200, []]);
    expect(await post({ "content-type": "application/json" }, "\uFEFF[]")).toEqual([200, []]);
  });

  it("[SE4] is refused with its reason where it is compressed", async () => {
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    expect(await post(headers, new Uint8Array(gzipSync("[]")))).toEqual([
      400,
      { message: "The body is compressed. Send it as it is, without Content-Encoding." },
    ]);
  });
});

describe("A nested part that is sent", () => {
  it("[CT3] is an object or an array as the field has it, and not deeper than anyone reads", async () => {
    let deep: unknown = 1;
    for (let at = 0; at < 4000; at += 1) deep = [deep];
    const memberId = await shop.customer();
    const answers = await shop.send("POST", orders, [
      { memberId, customFields: "x" },
      { memberId, customFields: [1] },
      { memberId, customFields: { orders_1000: deep } },
      { memberId, lineItems: ["x"] },
      { memberId, customFields: [] },
    ]);
    expect(answers.map(({ errors }) => errors)).toEqual([
      ["customFields must be an object."],
      ["customFields must be an object."],
      ["customFields must be nested no deeper than 16."],
      ["lineItems[0]: it must be a JSON object."],
      [],
    ]);
    expect(await errorsOf("POST", "/Products", { name: "Crate", images: { link: "x" } })).toEqual([
      "images must be an array.",
    ]);
  });
});

describe("A text that PostgreSQL cannot hold", () => {
  it("[AP4] fails its record alone, also where contacts and goods are looked up by it", async () => {
    const memberId = await shop.customer();
    const answers = await shop.send("POST", orders, [
      { memberEmail: "\u0000@forms.example" },
      { memberId, lineItems: [{ code: "\u0000" }] },
      { memberId },
    ]);
    expect(answers.map(({ success }) => success)).toEqual([false, false, true]);
  });
});
