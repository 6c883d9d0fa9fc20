// Clients that read a contact, change a field and send the whole of it back: what was wrong with it before is not their fault.
import { cin7Client, type Cin7Client, type WireContact } from "../support/cin7";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let client: Cin7Client;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "450" });
  client = cin7Client(service);
});
afterAll(() => service.stop());

const pages = ["1", "2"] as const;
const pascal = (contact: WireContact) =>
  Object.fromEntries(
    Object.entries(contact).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
  );

describe("whole contacts sent back", () => {
  it.each(pages)("[CT4] as they were read are done, and move nothing: page %s", async (page) => {
    const { body: read } = await client.list({ page, rows: "250" });
    const { body: answers } = await client.send("PUT", read);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect((await client.list({ page, rows: "250" })).body).toEqual(read);
  });

  it.each(pages)(
    "[CT4] with one field changed have that changed, whatever else was wrong: page %s",
    async (page) => {
      const { body: read } = await client.list({ page, rows: "250" });
      const sent = read.map((contact) => pascal({ ...contact, postalCity: "Napier" }));
      const { body: answers } = await client.send("PUT", sent);
      expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
      const { body: after } = await client.list({ page, rows: "250" });
      const dateless = (contact: WireContact) => ({ ...contact, modifiedDate: null });
      expect(after.map(dateless)).toEqual(
        read.map((contact) => dateless({ ...contact, postalCity: "Napier" })),
      );
    },
  );

  it("[CO2] [CF1] what is wrong and new is refused beside it", async () => {
    const [contact] = (await client.list({ where: "notes IS NOT NULL", order: "id ASC", rows: "1" })).body;
    const { body } = await client.send("PUT", [
      { ...contact, fax: "x".repeat(51) },
      { ...contact, customFields: { ...(contact?.customFields as object), members_1004: "Tin" } },
    ]);
    expect(body.map(({ errors }) => errors.length)).toEqual([1, 1]);
  });
});
