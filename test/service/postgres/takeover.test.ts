import type { Run } from "../../../src/plan/outcome";
import { databaseOf } from "../../support/database";
import { loadContacts, orderFor, post, type Asked } from "../../support/app-client";
import { mixedChanges } from "../../support/dying-backend";
import { makeFolder, removeFolders } from "../../support/service";
import { startProcess, until, type ServiceProcess } from "../../support/service-process";

afterAll(removeFolders);

async function runOf(service: Asked): Promise<Run | undefined> {
  return ((await (await service.fetch("/app/runs?rows=1")).json()) as Run[])[0];
}

/** Begins a run of so many new records, and answers when it is in the journal. */
async function begin(service: ServiceProcess, creates: number, to: string): Promise<void> {
  const changes = mixedChanges([], { creates, stretch: creates, from: null, to });
  const answer = await post(service, "/app/runs", await orderFor(service, changes));
  if (!answer.ok) throw new Error(`The run was refused: ${await answer.text()}`);
  void answer.text().catch(() => undefined);
}

it("[AP2] [AP10] two services on one database: the owner of a run is killed, the other ends it, and every record is made once", async () => {
  const [mine, other] = [makeFolder(), makeFolder()];
  const databaseUrl = await databaseOf(mine);
  const one = await startProcess({ dataDir: mine, databaseUrl }).ready;
  const two = await startProcess({ dataDir: other, databaseUrl }).ready;
  try {
    await begin(one, 3000, "two services");
    const atDeath = await runOf(two);
    await one.kill();
    await until(async () => (await runOf(two))?.state === "ended");
    expect(atDeath?.state).toBe("running");
    expect(await runOf(two)).toMatchObject({ total: 3000, counts: { applied: 3000 } });
    const { contacts } = await loadContacts(two, { text: "Made in two services" });
    expect(contacts).toHaveLength(3000);
    expect(new Set(contacts.map(({ company }) => company)).size).toBe(3000);
  } finally {
    await one.kill();
    await two.kill();
  }
}, 120_000);
