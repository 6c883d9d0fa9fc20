import { contactTypeFor } from "../../src/domain/lists";
import type { LoadLine } from "../../src/contract/app";
import { recordTypesFor } from "../../src/domain/record-types";
import type { Values } from "../../src/domain/value";
import { loadContacts } from "../support/app-client";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "1200" });
});
afterAll(() => service.stop());

const create = async (values: Values) => {
  const { backend } = service.service;
  const type = recordTypesFor(await backend.readLists());
  const [outcome] = await backend.write([{ kind: "create", key: "new 1", values }], type);
  return Number(outcome?.id);
};
const idsOf = async (filter: object) =>
  (await loadContacts(service, filter)).contacts.map((contact) => contact["id"]);

describe("GET /app/contacts", () => {
  it("streams every contact once, in the order of ids, between a start and an end that count them", async () => {
    const { contacts, lines } = await loadContacts(service);
    const [start] = lines;
    const type = contactTypeFor(await service.service.backend.readLists());
    expect(start).toMatchObject({
      kind: "start",
      total: 1200,
      fields: type.fields.map((field) => field.name),
    });
    expect(lines.at(-1)).toEqual({ kind: "end", count: 1200 });
    expect(contacts.map((contact) => contact["id"])).toEqual(Array.from({ length: 1200 }, (_, at) => at + 1));
    expect(lines.filter((line) => line.kind === "records").length).toBe(3);
  });

  it("gives each value as the record has it", async () => {
    const { contacts } = await loadContacts(service);
    const type = recordTypesFor(await service.service.backend.readLists());
    const read = await service.service.backend.readByKeys(["1", "600", "1200"], type);
    for (const [key, values] of read) expect(contacts[Number(key) - 1]).toEqual(values);
  });

  it("filters by type, activity, tier and group", async () => {
    const { contacts } = await loadContacts(service);
    const expectSame = async (filter: object, fits: (contact: Values) => boolean) => {
      const wanted = contacts.filter(fits).map((contact) => contact["id"]);
      expect(wanted.length).toBeGreaterThan(0);
      expect(await idsOf(filter)).toEqual(wanted);
    };
    await expectSame(
      { types: ["Supplier", "Branch"] },
      ({ type }) => type === "Supplier" || type === "Branch",
    );
    await expectSame({ isActive: false }, ({ isActive }) => isActive === false);
    const tier = contacts.find(({ priceColumn }) => priceColumn !== null)?.["priceColumn"];
    await expectSame({ priceColumn: tier }, ({ priceColumn }) => priceColumn === tier);
    const group =
      String(contacts.find((contact) => contact["group"] !== null)?.["group"]).split(", ")[0] ?? "";
    await expectSame({ group, types: ["Customer"] }, ({ group: ticked, type }) => {
      return type === "Customer" && String(ticked).split(", ").includes(group);
    });
  });

  it("filters by part of the city, whatever its case, along with a group; % and _ are only text", async () => {
    const { contacts } = await loadContacts(service);
    const wanted = contacts
      .filter(({ city, group }) => city === "Auckland" && String(group).split(", ").includes("Hospitality"))
      .map((contact) => contact["id"]);
    expect(wanted.length).toBeGreaterThan(5);
    for (const city of ["Auckland", "auckl", "CKLAN"])
      expect(await idsOf({ city, group: "Hospitality" })).toEqual(wanted);
    expect(await idsOf({ city: "Auck%nd" })).toEqual([]);
  });

  it("finds text in company, names, email, phones and account number, whatever its case; % and _ are only text", async () => {
    const id = await create({
      type: "Customer",
      company: "Zest 100% Ltd",
      firstName: "Quentin",
      lastName: "Xavier",
      email: "q_x@zest.example",
      phone: "09 777 4321",
      mobile: "021 888 1234",
      accountNumber: "ZQ-0001",
    });
    for (const text of ["zest 100%", "QUENTIN", "quentin xav", "Q_X@", "777 43", "888 12", "zq-00"]) {
      expect([text, await idsOf({ text })]).toEqual([text, [id]]);
    }
    expect(await idsOf({ text: "zest_100" })).toEqual([]);
    expect(await idsOf({ text: "' or 1=1 --" })).toEqual([]);
  });

  it("answers a start and an end where nothing matches", async () => {
    const { lines } = await loadContacts(service, { text: "no such contact anywhere" });
    expect(lines.map((line) => line.kind)).toEqual(["start", "end"]);
  });

  it("stops reading when the client goes away, and serves the next one", async () => {
    const away = new AbortController();
    const answer = await service.fetch("/app/contacts", { signal: away.signal });
    const first = await answer.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value).split("\n")[0]).toContain('"kind":"start"');
    away.abort();
    const { lines } = await loadContacts(service);
    expect((lines.at(-1) as Extract<LoadLine, { kind: "end" }>).kind).toBe("end");
  });
});
