import { databaseOf } from "../support/database";
import { killOften } from "../support/killed-service";
import { makeFolder, removeFolders } from "../support/service";
import { releaseLeases } from "../support/leases";

afterAll(removeFolders);

it("[AP2] [AP3] the service is killed 20 times at random, in runs and in starts: nothing lost, nothing doubled, one outcome each", async () => {
  const dataDir = makeFolder();
  const databaseUrl = await databaseOf(dataDir);
  const release = () => releaseLeases(databaseUrl);
  const end = await killOften({ dataDir, databaseUrl }, { kills: 20, seed: 5, release });
  expect(end).toMatchObject({ kills: 20, faults: [] });
}, 300_000);
