import { recordTypesFor } from "../../src/domain/record-types";
import type { Values } from "../../src/domain/value";
import type { Change } from "../../src/plan/change";
import type { Outcome } from "../../src/plan/outcome";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let moment = new Date("2026-11-24T09:41:00Z");
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "40" }, () => moment);
});
afterAll(() => service.stop());

const typeNow = async () => recordTypesFor(await service.service.backend.readLists());
const write = async (...changes: Change[]): Promise<readonly Outcome[]> =>
  service.service.backend.write(changes, await typeNow());
const read = async (id: string): Promise<Values | undefined> =>
  (await service.service.backend.readByKeys([id], await typeNow())).get(id);

/** A new contact with these values; answers its id. */
async function made(values: Values): Promise<string> {
  const [outcome] = await write({ kind: "create", key: "new 1", values: { type: "Customer", ...values } });
  if (outcome?.id === undefined) throw new Error(`Not created: ${outcome?.message ?? ""}`);
  return outcome.id;
}
const change = (key: string, fields: Extract<Change, { kind: "update" }>["fields"]): Change => ({
  kind: "update",
  key,
  fields,
});

describe("the embedded backend writes", () => {
  it("gives a new contact an id that was never used, its dates, and makes it active", async () => {
    const first = await made({ company: "Quay Traders" });
    const current = await read(first);
    await write({ kind: "remove", key: first, values: { company: "Quay Traders" } });
    const second = await made({ company: "Quay Traders" });
    expect(Number(second)).toBeGreaterThan(Number(first));
    expect(current).toMatchObject({
      id: Number(first),
      company: "Quay Traders",
      isActive: true,
      createdDate: "2026-11-24T09:41:00Z",
      modifiedDate: "2026-11-24T09:41:00Z",
    });
  });

  it("moves the date of a contact that it changes, and no other field", async () => {
    const id = await made({ company: "Quay Traders", creditLimit: 50_000, onHold: false });
    const before = await read(id);
    moment = new Date("2026-11-25T10:00:00Z");
    expect(await write(change(id, { creditLimit: [50_000, 75_050], onHold: [false, true] }))).toEqual([
      { key: id, kind: "applied" },
    ]);
    expect(await read(id)).toEqual({
      ...before,
      creditLimit: 75_050,
      onHold: true,
      modifiedDate: "2026-11-25T10:00:00Z",
    });
  });

  it("[AP4] gives a bad record its own outcome and writes the good ones around it", async () => {
    const good = await made({ company: "Good" });
    const alsoGood = await made({ company: "Also good" });
    const outcomes = await write(
      change(good, { notes: [null, "a"] }),
      change(alsoGood, { creditLimit: [null, "5k"] }),
      change("999999", { notes: [null, "a"] }),
      change(alsoGood, { balanceOwing: [null, 1] }),
      change(alsoGood, { colour: [null, "red"] }),
      change(alsoGood, { notes: [null, "half a pair \ud83d"] }),
      change(alsoGood, { notes: [null, "b"] }),
    );
    expect(outcomes.map((outcome) => outcome.kind)).toEqual([
      "applied",
      ...Array<string>(5).fill("rejected"),
      "applied",
    ]);
    expect(outcomes[1]?.message).toBe('Credit limit cannot hold "5k": it is a number of hundredths.');
    expect(outcomes[2]?.message).toBe(
      "There is no contact 999999 any more. Leave it out, or delete its row.",
    );
    expect(outcomes[3]?.message).toBe("Balance owing is never written.");
    expect(outcomes[4]?.message).toBe("This account has no field “colour”. Load again.");
    expect((await read(alsoGood))?.["notes"]).toBe("b");
  });

  it("[CO4] refuses an email that another contact has, in any case", async () => {
    const owner = await made({ company: "Owner", email: "Mia@Quay.example" });
    const other = await made({ company: "Other" });
    const outcomes = await write(
      change(other, { email: [null, "mia@quay.EXAMPLE"] }),
      {
        kind: "create",
        key: "new 1",
        values: { type: "Customer", company: "New", email: "mia@quay.example" },
      },
      change(owner, { email: ["Mia@Quay.example", "mia@quay.example"] }),
    );
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(["rejected", "rejected", "applied"]);
    expect(outcomes[0]?.message).toContain(`contact ${owner}`);
  });

  it("[CO4] lets two contacts swap their emails, but not take one both", async () => {
    const a = await made({ company: "A", email: "a@swap.example" });
    const b = await made({ company: "B", email: "b@swap.example" });
    const swap = await write(
      change(a, { email: ["a@swap.example", "b@swap.example"] }),
      change(b, { email: ["b@swap.example", "a@swap.example"] }),
    );
    expect(swap.map((outcome) => outcome.kind)).toEqual(["applied", "applied"]);
    const both = await write(
      change(a, { email: ["b@swap.example", "c@swap.example"] }),
      change(b, { email: ["a@swap.example", "c@swap.example"] }),
    );
    expect(both.map((outcome) => outcome.kind)).toEqual(["applied", "rejected"]);
  });

  it("keeps the fields that the account added, with the same check of what they held", async () => {
    const type = (await typeNow()).get("contact");
    const own = (type?.fields ?? []).filter((field) => field.wire === "customFields");
    const name = own.find((field) => field.kind === "text")?.name ?? "";
    const yesNo = own.find((field) => field.kind === "boolean")?.name ?? "";
    const id = await made({ company: "Quay Traders", [name]: "North" });
    expect(await read(id)).toMatchObject({ [name]: "North", [yesNo]: null });
    const moved = await write(change(id, { [name]: ["North", 'S"outh'], [yesNo]: [null, true] }));
    expect(moved[0]?.kind).toBe("applied");
    expect(await read(id)).toMatchObject({ [name]: 'S"outh', [yesNo]: true });
    const late = await write(change(id, { [name]: ["North", "East"], [yesNo]: [true, null] }));
    expect(late[0]).toMatchObject({ kind: "conflicted", current: { [name]: 'S"outh' } });
    expect((await write(change(id, { [yesNo]: [true, null] })))[0]?.kind).toBe("applied");
    expect((await read(id))?.[yesNo]).toBeNull();
  });

  it("removes a contact only as it was made, and not one that others are billed to", async () => {
    const parent = await made({ company: "Parent" });
    const child = await made({ company: "Child", billingId: Number(parent) });
    const outcomes = await write(
      { kind: "remove", key: parent, values: { company: "Parent" } },
      { kind: "remove", key: child, values: { company: "Someone else" } },
      { kind: "remove", key: child, values: { company: "Child" } },
      { kind: "remove", key: parent, values: { company: "Parent" } },
    );
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(["rejected", "conflicted", "applied", "applied"]);
    expect(await read(parent)).toBeUndefined();
  });

  it("[WB1] keeps text that software likes to break", async () => {
    const hard = ["00123", "+64 21", "=1+1", "TRUE", "1-2", "12345678901234567890", "🦊\n'\";--", " a ", ""];
    for (const notes of hard) {
      const id = await made({ company: "Quay Traders", notes });
      expect((await read(id))?.["notes"]).toBe(notes);
    }
  });
});

describe("the embedded backend reads", () => {});
