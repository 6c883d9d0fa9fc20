import type { Guardrail } from "../../src/plan/guardrails";
import {
  linesOf,
  loadContacts,
  makeContacts,
  orderFor,
  planFor,
  post,
  refusal,
  update,
} from "../support/app-client";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let ids: readonly number[];
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "40" });
  ids = await makeContacts(service, 24);
});
afterAll(() => service.stop());

const guardrailsFor = async (changes: Parameters<typeof planFor>[1]) =>
  ((await planFor(service, changes)) as unknown as { guardrails: readonly Guardrail[] }).guardrails;

const send = async (changes: Parameters<typeof planFor>[1], confirmed?: string) => {
  const order = { ...(await orderFor(service, changes)), confirmed };
  return post(service, "/app/runs", order);
};

const stagesNow = async () => (await loadContacts(service, { stage: "VIP" })).contacts.length;

it("[PL4] a plan that looks like an accident says why, and is applied only once its number was typed", async () => {
  const before = await stagesNow();
  const given = ids.map((id) => update(id, { stages: [null, "VIP"] }));
  expect(await guardrailsFor(given)).toEqual([]);
  await linesOf(await send(given));
  const taken = ids.map((id) => update(id, { stages: ["VIP", null] }));
  const message = `VIP is taken from 24 of the ${24 + before} contacts that have it.`;
  expect(await guardrailsFor(taken)).toEqual([
    { kind: "blanked", message: "Stages is cleared in 24 contacts." },
    { kind: "ticks", message },
  ]);
  for (const typed of [undefined, "", "23", "yes"]) {
    const refused = await refusal(await send(taken, typed));
    expect(refused.status).toBe(400);
    expect(refused.message).toContain(`${message} Type 24, the number of records, to confirm`);
  }
  expect(await stagesNow()).toBe(24 + before);
  expect((await send(taken, " 24 ")).status).toBe(200);
});

it("[PL4] a plan that does not is applied without", async () => {
  const [id = 0] = ids;
  expect((await send([update(id, { notes: [null, "quiet"] })])).status).toBe(200);
});
