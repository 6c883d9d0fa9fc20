// The limits of texts on the served contract: every one of every resource is kept to the letter, in records and in what is nested in them.
import { resources } from "../../src/contract/cin7/resources";
import type { RecordType } from "../../src/domain/catalogue";
import { contactType } from "../../src/domain/contact";
import { wireNameOf } from "../../src/domain/field";
import type { Values } from "../../src/domain/value";
import { openShop, type Shop } from "../support/shop";

let shop: Shop;
const needed: Record<string, Values> = {
  "/Contacts": { type: "Customer", company: "Limited" },
  "/Products": { name: "Limited" },
  "/ProductCategories": { name: "Limited" },
  "/Branches": { company: "Limited" },
};
beforeAll(async () => {
  shop = await openShop({ SAMPLE_CONTACTS: "0" });
  needed["/ProductOptions"] = { productId: await shop.made("/Products", { name: "Sold" }) };
  needed["/Payments"] = { orderId: await shop.made("/SalesOrders", {}), amount: 1 };
});
afterAll(() => shop.service.stop());

const textsOf = ({ fields }: RecordType) =>
  fields.flatMap((field) => {
    const { kind, max, readOnly, wire = "property" } = field;
    const isText = kind === "text" && !readOnly && wire === "property";
    return isText && max !== undefined ? [{ name: wireNameOf(field), max }] : [];
  });
const isEmail = (name: string) => /email/i.test(name);
/** Texts of that many characters more than their limits; no two records have the same. */
const textOf = ({ name, max }: { name: string; max: number }, more = 0) =>
  name.padEnd(max + more, "x").slice(0, max + more);
const written = [
  { path: "/Contacts", type: contactType },
  ...resources.filter(({ writes }) => writes.includes("POST")),
];
const send = (path: string, records: readonly object[]) =>
  shop.send(
    "POST",
    path,
    records.map((record) => ({ ...needed[path], ...record })),
  );

describe.each(written)("the texts of $path", ({ path, type }) => {
  const texts = textsOf(type);

  it("[CT4] [CO2] are each refused by a character too many", async () => {
    expect(texts.length).toBeGreaterThan(0);
    const answers = await send(
      path,
      texts.map((text) => ({ [text.name]: textOf(text, 1) })),
    );
    texts.forEach(({ name, max }, at) => {
      const { success, errors } = answers[at] ?? {};
      expect([name, success]).toEqual([name, false]);
      expect(errors?.join()).toMatch(
        new RegExp(
          `(is longer than ${max} characters \\(|is )${max + 1}(\\)| characters long; at most ${max} fit)\\.`,
        ),
      );
    });
  });

  it("[CT4] are taken whole where they reach their limits", async () => {
    const most = Object.fromEntries(
      texts.filter(({ name }) => !isEmail(name)).map((text) => [text.name, textOf(text)]),
    );
    const [answer] = await send(path, [most]);
    expect(answer?.errors).toEqual([]);
    const read: unknown = await shop.read(`${path}/${answer?.id}`);
    expect(Array.isArray(read) ? (read as unknown[])[0] : read).toMatchObject(most);
  });
});

describe("the texts of what is nested", () => {
  it("[CT4] lines: each is refused by a character too many, with its place", async () => {
    for (const { path, parts } of resources.filter(({ writes }) => writes.includes("POST")))
      for (const { property, type } of parts) {
        const texts = textsOf(type);
        const nested = texts.map((text) => ({ unitPrice: 1, [text.name]: textOf(text, 1) }));
        const [answer] = await send(path, [{ [property]: nested }]);
        expect(answer?.errors).toEqual(
          texts.map(
            ({ name, max }, at) =>
              `${property}[${at}]: ${name} is longer than ${max} characters (${max + 1}).`,
          ),
        );
      }
  });

  it("[CT4] people: 150 for the company, 50 for the rest", async () => {
    const limits = {
      company: 150,
      firstName: 50,
      lastName: 50,
      jobTitle: 50,
      email: 50,
      mobile: 50,
      phone: 50,
    };
    for (const path of ["/Contacts", "/Branches"])
      for (const [name, max] of Object.entries(limits)) {
        const people = (more: number) => ({ secondaryContacts: [{ [name]: "x".repeat(max + more) }] });
        const [over, within] = await send(path, [people(1), people(0)]);
        expect(over?.errors).toEqual([
          `secondaryContacts[0].${name} is longer than ${max} characters (${max + 1}).`,
        ]);
        expect([name, within?.errors]).toEqual([name, []]);
      }
  });
});
