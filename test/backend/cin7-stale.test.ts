// A write that has to wait for hours for the account's next window: what others moved meanwhile is not written over.
import { makeCin7Backend } from "../../src/backend/cin7";
import { openConnection } from "../../src/backend/cin7-http";
import { recordTypesFor } from "../../src/domain/record-types";
import type { Change } from "../../src/plan/change";
import { startCin7Account, type Cin7Account } from "../support/cin7-account";
import { removeFolders } from "../support/service";

const dayMs = 86_400_000;
let account: Cin7Account;
beforeAll(async () => {
  account = await startCin7Account({ contacts: 20 });
});
afterAll(async () => {
  await account.stop();
  await removeFolders();
});

it("[PL3] what was compared hours ago is compared anew before it is sent", async () => {
  const { served, database, clock, proxy } = account;
  const { backend } = served.service;
  const types = recordTypesFor(await account.backend.readLists());
  const { url, apiUser: user, apiKey: key } = { ...served, url: proxy.url };
  const { send, close } = openConnection({ url, user, key, patienceMs: 60_000 });
  const before = await backend.readByKeys(["5", "6"], types);
  const change = (id: string, to: string): Change => ({
    kind: "update",
    key: id,
    fields: { jobTitle: [before.get(id)?.["jobTitle"] ?? null, to] },
  });
  const waits: number[] = [];
  const { calls } = await account.backend.readUse();
  const waiting = makeCin7Backend(database, {
    ...{
      account: account.backend.account,
      send,
      callMs: 60_000,
      newId: () => `again ${waits.length} ${clock.now()}`,
    },
    limits: [{ most: calls + 1, windowMs: dayMs }],
    now: () => new Date(clock.now()),
    wait: async (ms) => {
      if (ms > 3_600_000 && waits.push(ms) === 1) await backend.write([change("5", "Theirs")], types);
      await clock.wait(ms);
    },
  });
  const outcomes = await waiting.write([change("5", "Ours"), change("6", "Ours")], types);
  expect(waits.length).toBeGreaterThan(0);
  expect(outcomes.map(({ kind }) => kind)).toEqual(["conflicted", "applied"]);
  const after = await backend.readByKeys(["5", "6"], types);
  expect([after.get("5")?.["jobTitle"], after.get("6")?.["jobTitle"]]).toEqual(["Theirs", "Ours"]);
  await close();
});
