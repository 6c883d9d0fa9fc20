// A service with BACKEND=cin7 in front of another that serves the contract: load, check, plan, apply over the pane's own routes.
import { accountAnswerShape, backendUseShape } from "../../src/contract/app";
import { prepareForAccount, refuseCin7Database } from "../../src/backend/cin7-account";
import { readConfig } from "../../src/service/config";
import { apply, loadContacts, planFor, update } from "../support/app-client";
import { openFaultProxy, type FaultProxy } from "../support/fault-proxy";
import { startService, type StartedService } from "../support/service";

let theirs: StartedService;
let proxy: FaultProxy;
let service: StartedService;
beforeAll(async () => {
  theirs = await startService({ SAMPLE_CONTACTS: "300" });
  proxy = await openFaultProxy(theirs.url);
  service = await startService(cin7At(proxy.url));
});
afterAll(async () => {
  await service.stop();
  await proxy.close();
  await theirs.stop();
});

const cin7At = (url: string) => ({
  BACKEND: "cin7",
  CIN7_URL: url,
  CIN7_USER: theirs.apiUser,
  CIN7_KEY: theirs.apiKey,
  CIN7_RATE: "1000/s,60000/min,5000/day",
});
const notesIn = async (from: StartedService, id: number) =>
  (await loadContacts(from, { ids: [id] })).contacts[0]?.["notes"];

describe("a service with BACKEND=cin7", () => {
  it("says which account it administers, and where each sheet's data lives", async () => {
    const answer = accountAnswerShape.parse(await (await service.fetch("/app/account")).json());
    expect(answer.account).toMatchObject({ name: `Cin7 ${theirs.apiUser}`, backend: "cin7" });
    expect(answer.capabilities.dailyQuota).toBe(5000);
    expect(answer.capabilities.homes?.["Promotions"]).toBe("Kept here: the Cin7 API has no promotions.");
    expect(answer.capabilities.homes?.["Contacts"]).toContain("Last order is not known.");
    expect(answer.lists.parents).toHaveLength(300);
  });

  it("starts while the account is away, and tells who connects what to do", async () => {
    const gone = await openFaultProxy(theirs.url);
    await gone.close();
    const early = await startService(cin7At(gone.url));
    expect((await early.fetch("/healthz")).status).toBe(200);
    const answer = await early.fetch("/app/account");
    expect([answer.status, await answer.json()]).toMatchObject([
      502,
      {
        message: expect.stringMatching(
          /^The Cin7 account cannot be reached: .* Check CIN7_URL and the network/,
        ),
      },
    ]);
    await early.stop();
  });

  it("loads what the account holds", async () => {
    const [mine, own] = [await loadContacts(service), await loadContacts(theirs)];
    expect(mine.contacts.map(({ id, company }) => [id, company])).toEqual(
      own.contacts.map(({ id, company }) => [id, company]),
    );
    expect(mine.lines[0]).toMatchObject({ kind: "start", total: 300 });
  });

  it("[PL5] tells a plan's cost, and what of the day's requests is used", async () => {
    const changes = Array.from({ length: 250 }, (_, at) => update(at + 1, { fax: [null, "09 1"] }));
    const { cost, changes: planned } = await planFor(service, changes);
    const requests = 1 + 2 * Math.ceil(planned.length / 100);
    expect(planned.length).toBeGreaterThan(100);
    expect(cost).toEqual({ requests, seconds: 1, quotaShare: requests / 5000 });
    const use = backendUseShape.parse(await (await service.fetch("/app/use")).json());
    expect(use.calls).toBe(proxy.calls.length);
    expect(use.quota).toBe(5000);
  });

  it("[AP3] [AP5] applies a plan to the account through an answer that was lost, journalled as any run", async () => {
    const before = (await notesIn(theirs, 5)) ?? null;
    proxy.next("PUT", "reset after");
    const { run, outcomes } = await apply(service, [update(5, { notes: [before, "through Cin7"] })]);
    expect(outcomes).toEqual([{ key: "5", kind: "applied" }]);
    expect(run).toMatchObject({ total: 1, counts: { applied: 1 } });
    expect(await notesIn(theirs, 5)).toBe("through Cin7");
    expect(await notesIn(service, 5)).toBe("through Cin7");
  });

  it("[SE1] never says the key", async () => {
    const said = await (await service.fetch("/app/account")).text();
    expect(said).not.toContain(theirs.apiKey);
  });

  it("keeps what belongs to one account apart from every other", async () => {
    const { url: CIN7_URL } = proxy;
    const prepare = (user: string, database = service.database) =>
      prepareForAccount(database, { url: CIN7_URL, user, newId: () => "x" });
    await expect(prepare("someone else")).rejects.toThrow(
      "Set DATA_DIR (or DATABASE_URL) to a place of its own",
    );
    await expect(prepare(theirs.apiUser, theirs.database)).rejects.toThrow(
      "an account of the embedded backend",
    );
    await expect(refuseCin7Database(service.database)).rejects.toThrow("but BACKEND is embedded");
  });
});

describe("the configuration of the cin7 backend", () => {
  it("needs address, user and key, and says which is missing", () => {
    const read = () => readConfig(["serve"], { BACKEND: "cin7", CIN7_USER: "harbour" });
    expect(read).toThrow(
      "- CIN7_URL: is needed with BACKEND=cin7: the API's address, like https://api.cin7.com/api\n- CIN7_KEY: is needed with BACKEND=cin7: the connection's key",
    );
  });
});
