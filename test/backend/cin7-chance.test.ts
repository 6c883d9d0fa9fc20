// A run's batches with every fifth answer faulty, from named seeds: each record has one outcome that is true, nobody is made twice.
import { recordTypesFor } from "../../src/domain/record-types";
import type { Values } from "../../src/domain/value";
import type { Change } from "../../src/plan/change";
import { startCin7Account } from "../support/cin7-account";
import { mostWithin } from "../support/strict-limits";
import { removeFolders } from "../support/service";

afterAll(removeFolders);

const contacts = 300;

describe("with 20 % of the answers faulty", () => {
  it.each([7, 11, 41])("[AP3] [AP6] [AP7] seed %i: nothing is lost, doubled or stuck", async (seed) => {
    const account = await startCin7Account({ contacts, chance: { seed, share: 0.2 } });
    const types = recordTypesFor(await account.backend.readLists());
    const held = async (): Promise<readonly Values[]> => {
      const all: Values[] = [];
      const pages = account.served.service.backend.readContacts({}, types.get("contact")!);
      for await (const page of pages) all.push(...page);
      return all;
    };
    const updates = (await held()).map(({ id, notes = null }): Change => {
      return { kind: "update", key: String(id), fields: { notes: [notes, "changed by chance"] } };
    });
    const creates = Array.from({ length: 60 }, (_, at): Change => {
      return { kind: "create", key: `new ${at + 1}`, values: { type: "Customer", company: `Chance ${at}` } };
    });
    const outcomes = [
      ...(await account.backend.write(creates, types)),
      ...(await account.backend.write(updates.slice(0, 250), types)),
      ...(await account.backend.write(updates.slice(250), types)),
    ];
    const after = await held();
    const byId = new Map(after.map((contact) => [String(contact["id"]), contact]));
    expect(outcomes.map(({ key }) => key)).toEqual([...creates, ...updates].map(({ key }) => key));
    const kinds = new Set(outcomes.map(({ kind }) => kind));
    expect([...kinds].filter((kind) => kind !== "applied" && kind !== "rejected")).toEqual([]);
    for (const { key, kind, id } of outcomes) {
      if (key.startsWith("new ")) expect(byId.has(id ?? "")).toBe(kind === "applied");
      else expect(byId.get(key)?.["notes"] === "changed by chance").toBe(kind === "applied");
    }
    const made = after.filter(({ company }) => String(company).startsWith("Chance "));
    expect(made).toHaveLength(
      outcomes.filter(({ key, kind }) => key.startsWith("new") && kind === "applied").length,
    );
    expect(mostWithin(account.arrivals, 60_000)).toBeLessThanOrEqual(60);
    expect(mostWithin(account.arrivals, 1000)).toBeLessThanOrEqual(3);
    await account.stop();
  });
});
