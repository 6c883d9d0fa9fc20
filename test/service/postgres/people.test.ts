// Who may sign in, at two services on one PostgreSQL that share their secrets, as replicas are.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import type { NewLink } from "../../../src/contract/people";
import { post, refusal } from "../../support/app-client";
import { databaseOf } from "../../support/database";
import { makeFolder, removeFolders, startService, type StartedService } from "../../support/service";

let first: StartedService;
let second: StartedService;
beforeAll(async () => {
  const folder = makeFolder();
  const another = makeFolder();
  const shared = { DATABASE_URL: (await databaseOf(folder)) ?? "", SAMPLE_CONTACTS: "3" };
  first = await startService({ ...shared, DATA_DIR: folder });
  copyFileSync(join(folder, "secrets.json"), join(another, "secrets.json"));
  second = await startService({ ...shared, DATA_DIR: another });
});
afterAll(async () => {
  await first.stop();
  await second.stop();
  await removeFolders();
});

const change = (id: number, wanted: object) =>
  first.fetch(`/app/people/${id}`, { method: "PATCH", body: JSON.stringify(wanted) });

it("[PE2] [PE3] a link made at one signs in at the other, once; a role, and switching off, count at both at once", async () => {
  const made = await post(first, "/app/people", { name: "Mia Marsh", role: "viewer" });
  const { person, token } = (await made.json()) as NewLink;
  const answers = await Promise.all(
    [first, second].map((service) => post(service, "/app/sign-in", { token }, "")),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  const signedIn = answers.find(({ ok }) => ok);
  const headers = { cookie: (signedIn?.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
  for (const [wanted, status] of [
    [{ role: "admin" }, 200],
    [{ role: "editor" }, 403],
    [{ isActive: false }, 401],
  ] as const) {
    expect((await change(person.id, wanted)).status).toBe(200);
    for (const service of [first, second])
      expect((await service.fetch("/app/people", { headers })).status).toBe(status);
  }
  const refused = await refusal(await second.fetch("/app/account", { headers }));
  expect(refused.message).toMatch(/^An admin has switched you off/);
});
