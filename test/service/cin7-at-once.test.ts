// Contacts that several clients write through the served contract at the same moment.
import { cin7Client, type Cin7Client } from "../support/cin7";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let client: Cin7Client;
beforeAll(async () => {
  service = await startService();
  client = cin7Client(service);
});
afterAll(() => service.stop());

describe("Contacts that several clients change at the same moment", () => {
  it("[AP4] [CT3] take every change, one after the other: nobody is refused, nothing is lost", async () => {
    const id = await client.make();
    const puts = Array.from({ length: 8 }, (_, at) => [
      { id, city: `City ${at}`, secondaryContacts: [{ firstName: `Person ${at}` }] },
      { id, notes: `Note ${at}` },
    ]);
    const answers = await Promise.all(puts.map(async (records) => (await client.send("PUT", records)).body));
    const done = [0, 1].map((index) => ({ index, success: true, id, code: null, errors: [] }));
    expect(answers).toEqual(puts.map(() => done));
    const after = await client.one(id);
    const people = after["secondaryContacts"] as readonly { readonly firstName: string }[];
    expect(people.map(({ firstName }) => firstName).sort()).toEqual(puts.map((_, at) => `Person ${at}`));
    expect([after["city"], after["notes"]]).toEqual([
      expect.stringMatching(/^City \d$/),
      expect.stringMatching(/^Note \d$/),
    ]);
  });
});
