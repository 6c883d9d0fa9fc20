// A run that waits for the next window of the account's daily limit: it can be stopped, the service can end, and whoever comes after can
// see it and goes on with it.
import { accountAnswerShape, backendUseShape } from "../../src/contract/app";
import { linesOf, loadContacts, orderFor, post, readRun, update } from "../support/app-client";
import { dropDatabaseOf } from "../support/database";
import { openFaultProxy, type FaultProxy } from "../support/fault-proxy";
import { makeFolder, startService, type StartedService } from "../support/service";

const dataDir = makeFolder();
let theirs: StartedService;
let proxy: FaultProxy;
beforeAll(async () => {
  theirs = await startService();
  proxy = await openFaultProxy(theirs.url);
});
afterAll(async () => {
  await proxy.close();
  await theirs.stop();
  await dropDatabaseOf(dataDir);
});

const dayMs = 86_400_000;
const open = (perDay: number, now?: () => Date) =>
  startService(
    {
      ...{ BACKEND: "cin7", CIN7_URL: proxy.url, DATA_DIR: dataDir },
      ...{ CIN7_USER: theirs.apiUser, CIN7_KEY: theirs.apiKey },
      CIN7_RATE: `1000/s,60000/min,${perDay}/day`,
    },
    now,
  );
const useOf = async (service: StartedService) =>
  backendUseShape.parse(await (await service.fetch("/app/use")).json());
const jobTitle = async () =>
  (await loadContacts(theirs, { ids: [5] })).contacts[0]?.["jobTitle"] as string | null;

/** A service that has so many calls left for a run that has been begun, and waits because they are used up. */
async function openWaiting(to: string, left: number) {
  const first = await open(5000);
  const order = await orderFor(first, [update(5, { jobTitle: [await jobTitle(), to] })]);
  const { calls } = await useOf(first);
  await first.stop();
  // The plan is made again, for which the account is asked what has changed.
  const service = await open(calls + 1 + left);
  const answer = await post(service, "/app/runs", order);
  let use = await useOf(service);
  while (!use.waiting) use = await useOf(service);
  return { service, answer, use };
}

it("[AP9] a run that is stopped while it waits for tomorrow ends at once, and says what was not sent", async () => {
  const { service, answer, use } = await openWaiting("Stopped", 1);
  expect(use.waiting?.why).toMatch(/^the day's \d+ requests are used up$/);
  await post(service, "/app/runs/1/stop", {});
  const [ended] = (await linesOf<{ outcomes?: unknown }>(answer)).filter(({ outcomes }) => outcomes);
  expect(ended?.outcomes).toEqual([
    {
      key: "5",
      kind: "not sent",
      message: expect.stringMatching(
        /stopped while it waited until \d{4}-\d\d-\d\d \d\d:\d\d UTC: the day's/,
      ),
    },
  ]);
  expect(await jobTitle()).not.toBe("Stopped");
  expect((await readRun(service, 1)).run.state).toBe("ended");
  await service.stop();
});

it("[AP2] a service ends while its run waits; the next one shows it, waits on, and goes on when the day is over", async () => {
  const { service, use } = await openWaiting("Sent once", 2);
  await service.stop();
  expect(await jobTitle()).toBe("Sent once");
  const next = await open(use.calls);
  const answer = accountAnswerShape.parse(await (await next.fetch("/app/account")).json());
  expect(answer.lists.parents).toHaveLength(40);
  expect((await readRun(next, 2)).run.state).toBe("running");
  let waiting = (await useOf(next)).waiting;
  while (!waiting) ({ waiting } = await useOf(next));
  await next.stop();
  const puts = () => proxy.calls.filter(({ method }) => method === "PUT").length;
  const before = puts();
  const last = await open(5000, () => new Date(Date.now() + dayMs + 3_600_000));
  await last.service.runs.whenIdle();
  expect((await readRun(last, 2)).run).toMatchObject({ state: "ended", counts: { applied: 1 } });
  expect(puts()).toBe(before);
  await last.stop();
});
