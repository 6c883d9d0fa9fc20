import { databaseOf } from "../support/database";
import { killOften } from "../support/killed-service";
import { makeFolder, removeFolders } from "../support/service";
import { releaseLeases } from "../support/leases";

afterAll(removeFolders);

/** 20 in every test run; KILLS=200 for a long one. */
const kills = Number(process.env["KILLS"] ?? 20);

it(
  `[AP2] [AP3] the service is killed ${kills} times at random, in runs and in starts: nothing lost, nothing doubled, one outcome each`,
  async () => {
    const dataDir = makeFolder();
    const databaseUrl = await databaseOf(dataDir);
    const release = () => releaseLeases(databaseUrl);
    const end = await killOften({ dataDir, databaseUrl }, { kills, seed: 5, release });
    expect(end).toMatchObject({ kills, faults: [] });
  },
  60_000 + kills * 20_000,
);
