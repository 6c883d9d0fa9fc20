import type { PlanConflict } from "../../src/contract/app";
import { recordTypesFor } from "../../src/domain/record-types";
import type { DraftChange } from "../../src/plan/change";
import { undoOf } from "../../src/plan/undo";
import { apply, loadContacts, makeContacts, planFor, readRun, update } from "../support/app-client";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "20" });
});
afterAll(() => service.stop());

/** The changes that take a run back, as the pane makes them of the journal. */
async function undo(runId: number): Promise<readonly DraftChange[]> {
  const { lines } = await readRun(service, runId);
  return undoOf(lines, recordTypesFor(await service.service.backend.readLists())).changes;
}

const contactOf = async (id: number) =>
  (await loadContacts(service, { ids: [id] })).contacts[0] as Record<string, unknown>;

it("[UN1] [UN2] an undo is a plan that restores what was there; undone again, it is the first change once more", async () => {
  const [id = 0] = await makeContacts(service, 1);
  const { run } = await apply(service, [update(id, { notes: [null, "ours"], phone: [null, "555 0100"] })]);
  const { run: back } = await apply(service, await undo(run.id));
  expect(await contactOf(id)).toMatchObject({ notes: null, phone: null });
  await apply(service, await undo(back.id));
  expect(await contactOf(id)).toMatchObject({ notes: "ours", phone: "555 0100" });
});

it("[UN3] a field that has moved since is a conflict, and is left as it is", async () => {
  const [id = 0] = await makeContacts(service, 1);
  const { run } = await apply(service, [update(id, { notes: [null, "ours"], phone: [null, "555 0100"] })]);
  await apply(service, [update(id, { notes: ["ours", "theirs"] })]);
  const changes = await undo(run.id);
  const plan = (await planFor(service, changes)) as unknown as { conflicts: readonly PlanConflict[] };
  expect(plan.conflicts).toEqual([{ key: String(id), isGone: false, fields: { notes: "theirs" } }]);
  const { outcomes } = await apply(service, changes);
  expect(outcomes).toMatchObject([{ kind: "conflicted", current: { notes: "theirs" } }]);
  expect(await contactOf(id)).toMatchObject({ notes: "theirs", phone: "555 0100" });
});

it("[UN1] what a run made is taken out of use", async () => {
  const values = { type: "Internal", company: "Made by mistake" };
  const { run, outcomes } = await apply(service, [{ kind: "create", key: "new 1", values }]);
  await apply(service, await undo(run.id));
  expect(await contactOf(Number(outcomes[0]?.id))).toMatchObject({ ...values, isActive: false });
});

it("[UN1] a rule that the restored value would break stops it, like any other plan", async () => {
  const [one = 0, other = 0] = await makeContacts(service, 2);
  await apply(service, [update(one, { email: [null, "desk@undo.example"] })]);
  const { run } = await apply(service, [update(one, { email: ["desk@undo.example", null] })]);
  await apply(service, [update(other, { email: [null, "desk@undo.example"] })]);
  const { leftOut, changes } = await planFor(service, await undo(run.id));
  expect(changes).toEqual([]);
  expect(leftOut).toMatchObject([{ key: String(one), findings: [{ rule: "CO4" }] }]);
});
