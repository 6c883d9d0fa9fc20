// What every backend promises of writing: each change has one true outcome, nothing is lost, doubled or written over, and a refusal says why.
import { reverse, type Change } from "../../src/plan/change";
import type { Key, Values } from "../../src/domain/value";
import { create, idsOf, update, type Desk } from "./backend-desk";

/** What it does to records that are there. */
export function promisesOfWriting(desk: () => Desk): void {
  it("the fields of a change, and leaves the others as they are", async () => {
    const { made, write, read } = desk();
    const id = await made({
      creditLimit: 500_00,
      notes: "before",
      onHold: false,
      email: "part@quay.example",
    });
    const before = await read(id);
    expect(await write(update(id, { creditLimit: [500_00, 750_50], onHold: [false, true] }))).toEqual([
      { key: id, kind: "applied" },
    ]);
    const after = await read(id);
    const { modifiedDate } = after;
    expect(after).toEqual({ ...before, creditLimit: 750_50, onHold: true, modifiedDate });
    expect(String(modifiedDate) > String(before["modifiedDate"])).toBe(true);
  });

  it("[CH3] the reverse of a change, and all is as it was", async () => {
    const { made, write, read } = desk();
    const id = await made({ notes: "before", percentageOff: 5_25, group: "Hospitality" });
    const before = await read(id);
    const forth = update(id, {
      notes: ["before", "after"],
      percentageOff: [5_25, 7_00],
      group: ["Hospitality", null],
    });
    await write(forth);
    expect((await write(reverse(forth)))[0]).toEqual({ key: id, kind: "applied" });
    expect(await read(id)).toEqual({ ...before, modifiedDate: (await read(id))["modifiedDate"] });
  });

  it("[PL3] nothing over a field that moved since, and says what stands there", async () => {
    const { made, write, writeElsewhere, readElsewhere } = desk();
    const id = await made({ notes: "loaded", phone: "1" });
    await writeElsewhere(id, { notes: "theirs" });
    const [outcome] = await write(update(id, { notes: ["loaded", "ours"], phone: ["1", "2"] }));
    expect(outcome).toMatchObject({ key: id, kind: "conflicted", current: { notes: "theirs" } });
    expect(outcome?.message).toContain("Notes");
    expect(await readElsewhere(id)).toMatchObject({ notes: "theirs", phone: "1" });
  });

  it("[PL3] what only one side moved, and what both moved to the same", async () => {
    const { made, write, writeElsewhere, readElsewhere } = desk();
    const id = await made({ notes: "loaded", phone: "1", fax: "1" });
    await writeElsewhere(id, { notes: "same", fax: "theirs" });
    const [outcome] = await write(update(id, { notes: ["loaded", "same"], phone: ["1", "2"] }));
    expect(outcome).toEqual({ key: id, kind: "applied" });
    expect(await readElsewhere(id)).toMatchObject({ notes: "same", phone: "2", fax: "theirs" });
  });

  it("[AP4] the good ones of a batch around the bad ones, each of which is refused with its reason", async () => {
    const { made, write, readElsewhere } = desk();
    const ids: Key[] = [];
    for (const company of ["Good", "Bad number", "Read-only", "Unknown field"])
      ids.push(await made({ company }));
    const [good = "", other = "", owing = "", colour = ""] = ids;
    const outcomes = await write(
      update(good, { notes: [null, "a"] }),
      update(other, { creditLimit: [null, "5k"] }),
      update("999999", { notes: [null, "a"] }),
      update(owing, { balanceOwing: [null, 1] }),
      update(colour, { colour: [null, "red"] }),
    );
    expect(outcomes.map(({ key }) => key)).toEqual([good, other, "999999", owing, colour]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["applied", ...Array<string>(4).fill("rejected")]);
    const said = outcomes.map(({ message = "" }) => message);
    expect(said[1]).toMatch(/^Credit limit cannot hold "5k"/);
    expect(said[2]).toMatch(
      /^There is no contact 999999 any more\. Leave it out, or delete its row\.|not in the account any more/,
    );
    expect(said.slice(3)).toEqual([
      "Balance owing is never written.",
      "This account has no field “colour”. Load again.",
    ]);
    expect([(await readElsewhere(good))?.["notes"], (await readElsewhere(other))?.["creditLimit"]]).toEqual([
      "a",
      null,
    ]);
  });

  it("[CO4] no email twice, in whatever case", async () => {
    const { made, write } = desk();
    const owner = await made({ company: "Owner", email: "Mia@Quay.example" });
    const other = await made({ company: "Other" });
    const [taken] = await write(update(other, { email: [null, "mia@quay.EXAMPLE"] }));
    expect(taken).toMatchObject({ key: other, kind: "rejected" });
    expect(taken?.message).toContain(`contact ${owner}`);
    const [created] = await write(create({ company: "New", email: "mia@quay.example" }));
    expect(created?.kind).toBe("rejected");
  });

  it("[AP3] a whole batch, one outcome for each record in its order, all of them true", async () => {
    const { tested, load, write, readElsewhere } = desk();
    const contacts = (await load({})).slice(0, Math.min(tested.backend.capabilities.batch, 250));
    const changes = contacts.map(({ id, notes = null }, at): Change =>
      update(String(id), { notes: [notes, `batch ${at}`] }),
    );
    const outcomes = await write(...changes);
    expect(outcomes).toEqual(changes.map(({ key }) => ({ key, kind: "applied" })));
    const last = changes.length - 1;
    for (const at of [0, 1, 99, 100, last])
      expect((await readElsewhere(changes[at]?.key ?? ""))?.["notes"]).toBe(`batch ${at}`);
  });

  it("what the account does not let anybody make from here: refused, with the way to do it", async () => {
    const { tested, types } = desk();
    for (const name of tested.backend.capabilities.madeElsewhere ?? []) {
      const key = `new ${name} 1`;
      const [outcome] = await tested.backend.write(
        [{ kind: "create", key, values: { name: "Mine" } }],
        types,
      );
      expect(outcome).toMatchObject({ key, kind: "rejected" });
      expect(outcome?.message).toMatch(/do it in .*, then load again\.$/);
    }
  });
}

const companyOf = async ({ tested, type }: Desk, company: string): Promise<readonly Values[]> => {
  const found: Values[] = [];
  for await (const page of tested.elsewhere.readContacts({ text: company }, type)) found.push(...page);
  return found;
};

/** What it does where there was no record. */
export function promisesOfCreates(desk: () => Desk): void {
  it("[AP6] each once, with an id of its own that was never used, active and dated", async () => {
    const { write, read } = desk();
    const keys = Array.from({ length: 30 }, (_, at): Key => `new ${at + 1}`);
    const outcomes = await write(
      ...keys.map((key, at) => create({ company: "Each once", fax: String(at) }, key)),
    );
    expect(outcomes.map(({ key, kind }) => [key, kind])).toEqual(keys.map((key) => [key, "applied"]));
    const there = await companyOf(desk(), "each once");
    expect(idsOf(there)).toEqual(outcomes.map(({ id }) => Number(id)).sort((a, b) => a - b));
    expect(there.map(({ fax }) => Number(fax)).sort((a, b) => a - b)).toEqual(keys.map((_, at) => at));
    const contact = await read(outcomes[0]?.id ?? "");
    expect(contact).toMatchObject({ type: "Customer", isActive: true, fax: "0" });
    expect(contact["createdDate"]).toMatch(/^2026-11-2\dT.*Z$/);
  });

  it("[AP6] so that a run that was cut off finds what it had made, edited since or not, and nothing that others made", async () => {
    const { tested, types, made, write } = desk();
    const values = { company: "Cut off" };
    const creates = ["new 1", "new 2", "new 3"].map((key) => create(values, key));
    await made(values);
    const run = { runId: 8, startedAt: tested.now().toISOString() };
    const heard = await tested.backend.write(creates.slice(0, 2), types, run.runId);
    const ids = heard.map(({ id = "" }) => id);
    await write(update(ids[1] ?? "", { company: ["Cut off", "Edited since"] }));
    expect([...(await tested.backend.readCreated(creates, run, types))]).toEqual([
      ["new 1", ids[0]],
      ["new 2", ids[1]],
    ]);
  });

  it("and takes one back that is as it was made, and no other", async () => {
    const { made, write, readElsewhere } = desk();
    const values = { type: "Customer", company: "Taken back", notes: "mine" };
    const [one, other] = [await made(values), await made(values)];
    const [gone] = await write({ kind: "remove", key: one, values });
    expect(gone).toEqual({ key: one, kind: "applied" });
    expect(await readElsewhere(one)).toBeUndefined();
    const [late] = await write({ kind: "remove", key: other, values: { ...values, notes: "other" } });
    expect(late?.kind).toBe("conflicted");
    expect(await readElsewhere(other)).toMatchObject({ notes: "mine" });
  });

  it("not where others are billed to one that shall go", async () => {
    const { made, write, readElsewhere } = desk();
    const values = { type: "Customer", company: "Pays" };
    const parent = await made(values);
    const child = await made({ company: "Is paid for", billingId: Number(parent) });
    const [outcome] = await write({ kind: "remove", key: parent, values });
    expect(outcome).toMatchObject({ key: parent, kind: "rejected" });
    expect(outcome?.message).toContain(child);
    expect(await readElsewhere(parent)).toBeDefined();
  });
}
