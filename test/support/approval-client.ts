// A service whose policy wants a second person for a credit limit that rises by more than 1,000 and for GL accounts of more than one
// contact, and what a test asks of it: submit, decide, look, apply.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ApplyLine } from "../../src/contract/app";
import type { Approval, Decision, PlanApproval } from "../../src/contract/approvals";
import type { Role } from "../../src/domain/policy";
import type { Value } from "../../src/domain/value";
import type { DraftChange } from "../../src/plan/change";
import type { Outcome, Run } from "../../src/plan/outcome";
import type { ApprovalView } from "../../src/service/approvals";
import { apply, linesOf, loadContacts, makeContacts, orderFor, post, update } from "./app-client";
import { makeFolder, startService } from "./service";

const guardedPolicy = {
  approval: { creditRiseAmount: 1000, glAccountRecords: 1 },
  confirm: { limitTimes: 1000 },
};

/** Starts it with so many contacts without a finding; Ben and Mia are finance, Eva is an editor, Vic a viewer. Cookies by name. */
export async function startGuarded(desks: number) {
  const folder = makeFolder();
  writeFileSync(join(folder, "policy.json"), JSON.stringify(guardedPolicy));
  const service = await startService({ DATA_DIR: folder });
  const ids = [...(await makeContacts(service, desks))];
  const signIn = (name: string, role: Role) => service.signIn({ name, role });
  const ben = await signIn("Ben Finance", "finance");
  const mia = await signIn("Mia Finance", "finance");
  const eva = await signIn("Eva Editor", "editor");
  const vic = await signIn("Vic Viewer", "viewer");

  /** A contact that no other test of the file touches. */
  const freshId = (): number => {
    const id = ids.shift();
    if (id === undefined) throw new Error("Make more desks.");
    return id;
  };
  const limit = (id: number, to: Value = 2_000_00) => update(id, { creditLimit: [null, to] });

  const submit = async (changes: readonly DraftChange[], cookie = ben, reason = "They pay on the day") => {
    const { fingerprint, workbook } = await orderFor(service, changes);
    return post(service, "/app/approvals", { changes, fingerprint, workbook, reason }, cookie);
  };
  const decide = (id: number, decision: Decision, cookie = mia) =>
    post(service, `/app/approvals/${id}/decision`, decision, cookie);
  return {
    ...{ service, signIn, ben, mia, eva, vic, freshId, limit, submit, decide },
    submitted: async (changes: readonly DraftChange[], cookie = ben) =>
      read<Approval>(await submit(changes, cookie)),
    approve: async (id: number, cookie = mia) =>
      read<Approval>(await decide(id, { kind: "approve" }, cookie)),
    view: async (id: number, cookie = mia) =>
      read<ApprovalView>(await service.fetch(`/app/approvals/${id}`, { headers: { cookie } })),
    applyApproved: async (changes: readonly DraftChange[], approval: number, cookie = ben) =>
      post(service, "/app/runs", { ...(await orderFor(service, changes)), reason: "", approval }, cookie),
    /** Applies changes that need no approval, as the admin. */
    applied: (changes: readonly DraftChange[]) => apply(service, changes),
    planApproval: async (changes: readonly DraftChange[], cookie = ben) =>
      (await read<{ approval: PlanApproval }>(await post(service, "/app/plan", { changes }, cookie)))
        .approval,
    limitOf: async (id: number) => (await loadContacts(service, { ids: [id] })).contacts[0]?.["creditLimit"],
    runs: async () => read<readonly Run[]>(await service.fetch("/app/runs")),
  };
}

export type Guarded = Awaited<ReturnType<typeof startGuarded>>;

async function read<Answer>(answer: Response): Promise<Answer> {
  if (!answer.ok) throw new Error(`It was refused: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** What a run's stream told. */
export async function outcomesOf(answer: Response) {
  const lines = await linesOf<ApplyLine>(answer);
  const outcomes = lines.flatMap((line) => (line.kind === "outcomes" ? (line.outcomes as Outcome[]) : []));
  const run = lines.flatMap((line) => (line.kind === "run" ? [line.run as Run] : [])).at(-1);
  return { kinds: outcomes.map(({ kind }) => kind), run };
}

/** The id of the contact that the first change is of. */
export function keyOfFirst([change]: readonly DraftChange[]): number {
  return Number(change?.key);
}
