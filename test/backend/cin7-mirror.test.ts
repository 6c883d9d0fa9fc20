// The mirror of a Cin7 account: nothing that moves while it is read is missed, and nobody goes from it whom the account still has.
import { recordTypesFor, type RecordTypes } from "../../src/domain/record-types";
import type { Values } from "../../src/domain/value";
import type { Backend } from "../../src/backend/backend";
import { startCin7Account, type Cin7Account } from "../support/cin7-account";
import { removeFolders } from "../support/service";

let account: Cin7Account;
let types: RecordTypes;
beforeAll(async () => {
  account = await startCin7Account({ contacts: 300 });
  types = recordTypesFor(await account.backend.readLists());
});
afterAll(async () => {
  await account.stop();
  await removeFolders();
});

async function* readAll({ readContacts }: Backend): AsyncGenerator<readonly Values[]> {
  yield* readContacts({}, types.get("contact")!);
}

/** Somebody writes another job title at Cin7. */
async function moveElsewhere(id: number, jobTitle: string): Promise<void> {
  const { backend } = account.served.service;
  const key = String(id);
  const before = (await backend.readByKeys([key], types)).get(key)?.["jobTitle"] ?? null;
  const change = { kind: "update", key, fields: { jobTitle: [before, jobTitle] } } as const;
  expect(await backend.write([change], types)).toEqual([{ key, kind: "applied" }]);
}

describe("the mirror of a Cin7 account", () => {
  it("sees what moved on a page that was read already, however long the reading took", async () => {
    for await (const page of readAll(account.backend)) {
      expect(page.length).toBeGreaterThan(0);
      if (page.some(({ id }) => id === 299)) continue;
      await moveElsewhere(5, "Moved early");
      await account.clock.wait(600_000);
      await moveElsewhere(299, "Moved late");
    }
    await account.clock.wait(60_000);
    const read = await account.backend.readByKeys(["5", "299"], types);
    expect([read.get("5")?.["jobTitle"], read.get("299")?.["jobTitle"]]).toEqual([
      "Moved early",
      "Moved late",
    ]);
  });

  it("keeps whom a list left out and the account still has, with what only we hold of them", async () => {
    const [address] = await account.backend.write(
      [{ kind: "create", key: "new delivery_address 1", values: { contactId: 50, isDefault: true } }],
      types,
    );
    account.proxy.next("GET", "emptied");
    for await (const page of readAll(account.backend)) expect(page).toEqual([]);
    expect(await account.backend.countContacts({})).toBe(300);
    const kept = await account.backend.readByKeys([address?.id ?? ""], types);
    expect([...kept.keys()]).toEqual([address?.id]);
  });

  it("forgets who is gone from the account", async () => {
    const { backend } = account.served.service;
    const create = {
      kind: "create",
      key: "new 1",
      values: { type: "Internal", company: "Soon gone" },
    } as const;
    const [made] = await backend.write([create], types);
    await account.clock.wait(60_000);
    expect(await account.backend.countContacts({})).toBe(301);
    const values = (await backend.readByKeys([made?.id ?? ""], types)).get(made?.id ?? "") ?? {};
    await backend.write([{ kind: "remove", key: made?.id ?? "", values }], types);
    for await (const page of readAll(account.backend)) expect(page.length).toBeGreaterThan(0);
    expect(await account.backend.countContacts({})).toBe(300);
  });
});
