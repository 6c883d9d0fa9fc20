// The workbook remembers which run it began, from before it is asked for until all of its outcomes stand beside the rows.
import { Fault } from "../domain/fault";
import type { Run } from "../plan/outcome";
import type { Plan } from "../plan/plan";
import { forgetBegunRun, keepBegunRun } from "../workbook/excel-run";
import type { BegunRun } from "../workbook/stored-state";
import { readRuns } from "./service";
import type { Store } from "./store";

interface Begun {
  readonly started: (run: Pick<Run, "id">) => Promise<void>;
  /** What never reached the service, or was refused there, is no run; of a broken connection nobody knows. */
  readonly failed: (caught: unknown) => Promise<void>;
  readonly ended: () => Promise<void>;
}

/** To be called before the plan is sent: a pane that is closed before the run has a number finds it by its fingerprint. */
export async function beginRun(
  store: Store,
  { fingerprint }: Pick<Plan, "fingerprint">,
  undoes: number | undefined,
): Promise<Begun> {
  const { connection } = store.session();
  if (connection.kind !== "signed in") throw new Fault("not signed in", "Sign in to apply.");
  const { id, backend } = connection.answer.account;
  const [last] = await readRuns({ rows: 1 });
  const begun: BegunRun = {
    ...{ form: 1, account: { id, backend }, fingerprint, after: last?.id ?? 0 },
    ...(undoes === undefined ? {} : { undoes }),
  };
  await keepBegunRun(begun);
  let isRun = false;
  return {
    started: (run) => {
      isRun = true;
      return keepBegunRun({ ...begun, runId: run.id });
    },
    failed: async (caught) => {
      const isKnownToBeNone = caught instanceof Fault && caught.code !== "service unreachable";
      if (!isRun && isKnownToBeNone) await forgetBegunRun();
    },
    ended: forgetBegunRun,
  };
}
