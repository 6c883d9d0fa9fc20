import type { Change } from "../../src/plan/change";
import { makeContacts } from "../support/app-client";
import { batchEnds, faultsOf, mixedChanges, now, runDying } from "../support/dying-backend";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "5" }, now);
});
afterAll(() => service.stop());

interface Trial {
  readonly creates: number;
  readonly stretch: number;
  readonly batch: number;
}

let runs = 0;

/** Runs that leave so much behind that the next ones wait for it go on in a new service. */
const runsInService = 40;

/** Runs over fresh records, one for each n, whose backends die after every n-th write; answers all their deaths. */
async function outlive(updates: number, trial: Trial, ns: (changes: readonly Change[]) => readonly number[]) {
  let ids = await makeContacts(service, updates);
  const changesFrom = (from: string | null, to: string) => mixedChanges(ids, { ...trial, from, to });
  let [deaths, from] = [0, null as string | null];
  for (const [at, n] of ns(changesFrom(null, "")).entries()) {
    if (at > 0 && at % runsInService === 0) {
      await service.stop();
      service = await startService({ SAMPLE_CONTACTS: "5" }, now);
      [ids, from] = [await makeContacts(service, updates), null];
    }
    const to = `run ${++runs}`;
    const changes = changesFrom(from, to);
    const end = await runDying(service, changes, { n, batch: trial.batch });
    expect([n, await faultsOf(service, end.runId, { to, changes })]).toEqual([n, []]);
    deaths += end.deaths;
    from = to;
  }
  return deaths;
}

it("[AP2] [AP3] every n from 1 to 24 of a run of 24 changes in batches of 5: 84 deaths, nothing lost, nothing doubled", async () => {
  const every = (changes: readonly Change[]) => changes.map((_, at) => at + 1);
  expect(await outlive(14, { creates: 10, stretch: 4, batch: 5 }, every)).toBe(84);
});

/** DEATHS=every tries every n of 1,000, which takes minutes; a spread of them is tried in every test run. */
const isEvery = process.env["DEATHS"] === "every";
const [tried, deaths] = isEvery ? ["every n", 7069] : ["every end of a batch and 4 other n", 29];

it(
  `[AP2] [AP3] a run of 1,000 changes in batches of 250: ${tried}: ${deaths} deaths, nothing lost, nothing doubled`,
  async () => {
    const every = (changes: readonly Change[]) => changes.map((_, at) => at + 1);
    const ends = (changes: readonly Change[]) => [...batchEnds(changes, 250), 97, 251, 333, 999];
    const trial = { creates: 400, stretch: 325, batch: 250 };
    expect(await outlive(600, trial, isEvery ? every : ends)).toBe(deaths);
  },
  isEvery ? 7_200_000 : 180_000,
);

it("[AP2] [AP3] a run of 1,000 changes in batches of 10, its backend dead after every 90th write: 11 deaths, nothing lost, nothing doubled", async () => {
  expect(await outlive(600, { creates: 400, stretch: 7, batch: 10 }, () => [90])).toBe(11);
});
