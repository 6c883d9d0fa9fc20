// Kept mappings over HTTP: for everyone of the account, one for each set of names.
import type { KeptMapping } from "../../src/contract/mappings";
import { refusal } from "../support/app-client";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let editor: string;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "0" });
  editor = await service.signIn({ name: "Ed Editor", role: "editor" });
});
afterAll(() => service.stop());

const mapping = (columns: Record<string, string>, more: Partial<KeptMapping> = {}): KeptMapping => ({
  type: "contact",
  columns,
  matchBy: "email",
  always: { type: "Customer" },
  ...more,
});
const put = (body: object, cookie: string = service.cookie) =>
  service.fetch("/app/mappings", { method: "PUT", body: JSON.stringify(body), headers: { cookie } });
const kept = async () => {
  const answer = await service.fetch("/app/mappings", { headers: { cookie: editor } });
  return ((await answer.json()) as { mappings: KeptMapping[] }).mappings;
};

it("keeps what one person settled for everyone, in the place of what stood for the same names", async () => {
  expect(await kept()).toEqual([]);
  const first = mapping({ name: "company", zip: "" });
  const other = mapping({ name: "company", tel: "phone" });
  expect((await put(first, editor)).status).toBe(204);
  await put(other);
  expect(await kept()).toEqual([other, first]);
  const again = mapping({ zip: "postCode", name: "company" }, { matchBy: "" });
  await put(again);
  expect(await kept()).toEqual([again, other]);
  const people = mapping({ zip: "", name: "company" }, { type: "secondary_contact" });
  await put(people);
  expect(await kept()).toEqual([people, again, other]);
});

it("keeps the last hundred", async () => {
  for (let count = 0; count < 101; count++) await put(mapping({ [`column${count}`]: "" }));
  const all = await kept();
  expect(all).toHaveLength(100);
  expect(all[0]?.columns).toEqual({ column100: "" });
});

it.each([
  [{ type: "contact", columns: {}, matchBy: "" }, "always"],
  [mapping({ name: "x".repeat(201) }), "columns"],
])("refuses what is no mapping, and says where", async (body, place) => {
  const answer = await refusal(await put(body));
  expect(answer.status).toBe(400);
  expect(answer.message).toContain(place);
});
