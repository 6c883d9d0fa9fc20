// Records of every type over the pane's API: loaded with the contacts that own them, found by filter, planned and applied.
import { mostIds, type LoadLine } from "../../src/contract/app";
import type { Value, Values } from "../../src/domain/value";
import type { DraftChange } from "../../src/plan/change";
import { apply, linesOf, loadContacts, planFor, post, readRun, refusal } from "../support/app-client";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let moment = new Date("2026-11-24T09:41:00Z");
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "400" }, () => moment);
});
afterAll(() => service.stop());

const create = (key: string, values: Values): DraftChange => ({ kind: "create", key, values });
const update = (key: string, fields: Readonly<Record<string, readonly [Value, Value]>>): DraftChange => ({
  kind: "update",
  key,
  fields,
});

function recordsIn(lines: readonly LoadLine[]): readonly Values[] {
  const fields = lines.flatMap((line) => (line.kind === "start" ? line.fields : []));
  const rows = lines.flatMap((line) => (line.kind === "records" ? line.rows : []));
  return rows.map((row) => Object.fromEntries(fields.map((name, at) => [name, row[at] ?? null])));
}

async function load(type: string, filter: object = {}): Promise<readonly Values[]> {
  const query = new URLSearchParams({ type, filter: JSON.stringify(filter) });
  const lines = await linesOf<LoadLine>(await service.fetch(`/app/records?${query.toString()}`));
  const records = recordsIn(lines);
  expect(lines[0]).toMatchObject({ kind: "start", total: records.length });
  expect(lines.at(-1)).toEqual({ kind: "end", count: records.length });
  return records;
}

const idsOf = async (filter: object) =>
  (await loadContacts(service, filter)).contacts.map((contact) => contact["id"]);

async function madeContact(values: Values): Promise<number> {
  const { outcomes } = await apply(service, [create("new 1", { type: "Internal", ...values })]);
  return Number(outcomes[0]?.id);
}

describe("/app/records", () => {
  it("streams the addresses of the contacts that a filter finds, and the people as the contacts repeat them", async () => {
    const { contacts } = await loadContacts(service, { types: ["Customer"] });
    const customers = new Set(contacts.map(({ id }) => id));
    const addresses = await load("delivery_address", { types: ["Customer"] });
    expect(addresses.length).toBeGreaterThan(50);
    expect(addresses.every(({ contactId }) => customers.has(contactId ?? null))).toBe(true);
    const people = await load("secondary_contact", { types: ["Customer"] });
    const repeated = contacts.flatMap(({ id, secondaryContacts }) =>
      (JSON.parse(String(secondaryContacts ?? "[]")) as Values[]).map((person) => ({
        ...person,
        contactId: id,
      })),
    );
    expect(people).toEqual(repeated);
  });

  it("takes a filter of 5,000 ids as a body, for contacts too, and refuses more", async () => {
    const [first] = await load("delivery_address");
    const ids = Array.from({ length: mostIds }, (_, at) => 10_000 + at);
    const filter = { ids: [...ids.slice(1), Number(first?.["contactId"])] };
    const lines = await linesOf<LoadLine>(
      await post(service, "/app/records", { type: "delivery_address", filter }),
    );
    expect(recordsIn(lines)[0]).toEqual(first);
    const contacts = await linesOf<LoadLine>(await post(service, "/app/contacts", { filter }));
    expect(recordsIn(contacts)).toMatchObject([{ id: first?.["contactId"] }]);
    const refused = await refusal(await post(service, "/app/contacts", { filter: { ids: [...ids, 1] } }));
    expect(refused.status).toBe(400);
    expect(refused.message).toContain("filter.ids");
  });

  it.each([
    [
      "promotion",
      "No contact owns records of type “promotion”. Ask for secondary_contact or delivery_address.",
    ],
    ["contact; drop table contact", "No contact owns records of type"],
  ])("refuses the type %s with what can be asked for", async (type, message) => {
    const answer = await refusal(await service.fetch(`/app/records?type=${encodeURIComponent(type)}`));
    expect(answer).toMatchObject({ status: 400, code: "refused" });
    expect(answer.message).toContain(message);
  });

  it("shows nothing to who is not signed in", async () => {
    const answer = await service.fetch("/app/records?type=delivery_address", { headers: { cookie: "" } });
    expect(answer.status).toBe(401);
  });
});

describe("the filter", () => {
  it("finds customers by stage and by promotion, ticked plain or with a number of their own", async () => {
    const { contacts } = await loadContacts(service);
    const wanted = (field: string, name: string) =>
      contacts
        .filter((contact) =>
          String(contact[field] ?? "")
            .split(", ")
            .some((tick) => tick.split("=")[0] === name),
        )
        .map(({ id }) => id);
    expect(wanted("promotions", "W26").length).toBeGreaterThan(5);
    expect(await idsOf({ promotion: "W26" })).toEqual(wanted("promotions", "W26"));
    expect(await idsOf({ promotion: "W2" })).toEqual([]);
    expect(await idsOf({ stage: "Quoted" })).toEqual(wanted("stages", "Quoted"));
    expect(await idsOf({ stage: "quoted%" })).toEqual([]);
  });

  it("finds part of what a field of the account's own shows: text, a number with its decimals, yes or no, a date", async () => {
    const values = { members_1000: "Route Zig 5%", members_1001: 1234550, members_1002: "2031-05-06" };
    const id = await madeContact({ company: "Own fields", ...values, members_1003: true });
    const ask = (name: string, text: string) => idsOf({ field: { name, text } });
    expect(await ask("members_1000", "zig 5%")).toEqual([id]);
    expect(await ask("members_1001", "12345.5")).toEqual([id]);
    expect(await ask("members_1002", "2031-")).toEqual([id]);
    expect(await ask("members_1003", "TRUE")).toContain(id);
    expect(await ask("members_9999", "a")).toEqual([]);
    const answer = await service.fetch(
      `/app/contacts?filter=${encodeURIComponent('{"field":{"name":"a\\"b","text":"x"}}')}`,
    );
    expect(answer.status).toBe(400);
  });

  it("finds what changed since a moment, also where only an address did", async () => {
    const [first] = await load("delivery_address");
    moment = new Date("2026-12-01T08:00:00Z");
    const change = update(`delivery_address ${String(first?.["id"])}`, { address2: [null, "Dock 4"] });
    expect((await apply(service, [change])).outcomes).toMatchObject([{ kind: "applied" }]);
    expect(await idsOf({ changedSince: "2026-12-01T08:00:00Z" })).toEqual([first?.["contactId"]]);
    expect(await idsOf({ changedSince: "2026-12-01T08:00:01Z" })).toEqual([]);
  });
});

describe("plans over several types", () => {
  it("[PL6] apply references first, each type in its own batch, and History names each record", async () => {
    const id = await madeContact({ company: "Kauri Cafe", firstName: "Mia" });
    const { run, outcomes } = await apply(service, [
      create("new delivery_address 1", { contactId: id, label: "Warehouse", isDefault: true }),
      create("new secondary_contact 1", { contactId: id, firstName: "Ben", lastName: "Ruru" }),
      update(String(id), { notes: [null, "Ticked"] }),
      create("new promotion 1", { code: "NEW7", name: "New", kind: "% off price tier", percent: 700 }),
    ]);
    expect(outcomes.map(({ kind, key }) => [kind, key])).toEqual([
      ["applied", "new promotion 1"],
      ["applied", String(id)],
      ["applied", "new secondary_contact 1"],
      ["applied", "new delivery_address 1"],
    ]);
    expect(outcomes[0]?.id).toMatch(/^promotion \d+$/);
    const { lines } = await readRun(service, run.id);
    expect(lines.map(({ label }) => label)).toEqual([
      "Promotion NEW7 New",
      "Kauri Cafe",
      "Secondary contact Ben Ruru of Kauri Cafe",
      "Delivery address Warehouse of Kauri Cafe",
    ]);
    expect(lines.map((line) => line.outcome.id)).toEqual(outcomes.map((outcome) => outcome.id));
  });

  it("[AD3] see the addresses that the plan does not change", async () => {
    const id = await madeContact({ company: "Two yards" });
    const one = create("new delivery_address 1", { contactId: id, label: "One", isDefault: true });
    await apply(service, [one]);
    const two = create("new delivery_address 1", { contactId: id, label: "Two", isDefault: true });
    const plan = await planFor(service, [two]);
    expect(plan.findings.map(({ rule }) => rule)).toContain("AD3");
    expect(plan.changes).toEqual([]);
    const [kept] = await load("delivery_address", { ids: [id] });
    const moved = update(`delivery_address ${String(kept?.["id"])}`, { isDefault: [true, false] });
    expect((await planFor(service, [two, moved])).changes).toHaveLength(2);
  });

  it("[PR8] see the entries of a list that the plan does not change", async () => {
    const plan = await planFor(service, [
      create("new promotion 1", { code: "W26", name: "Again", kind: "% off price tier", percent: 500 }),
    ]);
    expect(plan.findings.map(({ rule }) => rule)).toContain("PR8");
  });
});
