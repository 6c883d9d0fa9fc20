import { contactType } from "../../src/domain/contact";
import { recordTypesWith } from "../../src/domain/record-types";
import type { Value } from "../../src/domain/value";
import type { DraftChange, Update } from "../../src/plan/change";
import { apply, makeContacts, readRun } from "../support/app-client";
import { startService, type StartedService } from "../support/service";
import { alterSilently, keepSilently } from "../support/silent-database";

const types = recordTypesWith(contactType);
let service: StartedService;
beforeEach(async () => {
  service = await startService({ SAMPLE_CONTACTS: "5" });
});
afterEach(() => service.stop());

describe("what the database keeps otherwise than it was sent", () => {
  it("[AP8] is said of each record of a run, field by field: what was sent and what is kept", async () => {
    const [one, other, third] = await makeContacts(service, 3);
    await alterSilently(service.database, {
      table: "contact",
      when: "phone = '09 555 0100'",
      set: "phone = '095550100'",
    });
    const updates = [one, other, third].map((id, at): DraftChange => {
      const phone = at === 1 ? "09 555 0199" : "09 555 0100";
      return { kind: "update", key: String(id), fields: { phone: [null, phone], notes: [null, "called"] } };
    });
    const { outcomes } = await apply(service, [
      ...updates,
      {
        kind: "create",
        key: "new 1",
        values: { type: "Internal", company: "Dialled", phone: "09 555 0100" },
      },
    ]);
    const said =
      "The account keeps something else than it was sent. Phone: “09 555 0100” was sent, “095550100” is kept.";
    const kept = { kind: "applied", message: said, current: { phone: "095550100" } };
    expect(outcomes).toEqual([
      { key: "new 1", id: expect.stringMatching(/^\d+$/) as string, ...kept },
      { key: String(one), ...kept },
      { key: String(other), kind: "applied" },
      { key: String(third), ...kept },
    ]);
    const { run, lines } = await readRun(service, 1);
    expect(run.counts.applied).toBe(4);
    expect(lines.map(({ outcome }) => outcome)).toEqual(outcomes);
  });

  it("[AP8] is said of the account's lists too, and of a field that was dropped", async () => {
    await alterSilently(service.database, {
      table: "delivery_address",
      when: "label = 'Shed'",
      set: "label = NULL",
    });
    const [contactId = 0] = await makeContacts(service, 1);
    const values = { contactId, label: "Shed" };
    const [outcome] = await service.service.backend.write(
      [{ kind: "create", key: "new delivery_address 1", values }],
      types,
    );
    expect(outcome).toMatchObject({ kind: "applied", current: { label: null } });
    expect(outcome?.message).toMatch(/“Shed” was sent, blank is kept\.$/);
  });

  it("[AP8] is said where a batch is written record by record, because the database refused one of them", async () => {
    const [one, other] = await makeContacts(service, 2);
    await alterSilently(service.database, { table: "contact", when: "notes = 'long'", set: "notes = 'l'" });
    const changes = [one, other].map((id, at): Update<Value> => {
      return { kind: "update", key: String(id), fields: { notes: [null, at === 0 ? "a\0b" : "long"] } };
    });
    const outcomes = await service.service.backend.write(changes, types);
    expect(outcomes[1]).toMatchObject({ kind: "applied", current: { notes: "l" } });
  });

  it("[AP8] a record that is still there after it was taken away was not taken away", async () => {
    const [id] = await makeContacts(service, 1);
    await keepSilently(service.database, "contact");
    const key = String(id);
    expect(await service.service.backend.write([{ kind: "remove", key, values: {} }], types)).toEqual([
      { key, kind: "rejected", message: "The database took it, but the record is still there." },
    ]);
  });
});
