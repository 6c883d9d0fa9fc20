// The pane's end of the app's API: one function per route. A refusal or a dead connection becomes a Fault that says what to do.
import type {
  AccountAnswer,
  ApplyLine,
  ApplyRequest,
  ContactFilter,
  LoadLine,
  PlanConflict,
  PlanRequest,
  SearchAnswer,
} from "../contract/app";
import type { PlanApproval } from "../contract/approvals";
import { accountAnswerShape, refusalShape, searchAnswerShape } from "../contract/app";
import { Fault } from "../domain/fault";
import type { Guardrail } from "../plan/guardrails";
import type { Run, RunLine } from "../plan/outcome";
import type { Plan } from "../plan/plan";
import { readJsonLines } from "./json-lines";

const unreachable =
  "The Contactsheet service does not answer. Nothing is lost: your edits are in the workbook. " +
  "Start the service (npm start) or check the network, then press Connect again.";

const brokenOff =
  "The connection broke while the plan was being applied. The run goes on in the service: press Connect again, " +
  "and History shows what became of each record.";

/** Asks the service. Failure: a Fault that says what to do. */
export async function ask(path: string, init?: RequestInit): Promise<Response> {
  const headers = init?.body ? { "content-type": "application/json" } : {};
  const answer = await fetch(path, { credentials: "include", ...init, headers }).catch((cause: unknown) => {
    throw faultOfBreak(cause, unreachable, init?.signal);
  });
  if (!answer.ok) throw await faultOf(answer);
  return answer;
}

/** Why an answer does not come, or no further: someone stopped it, or the service is away. */
function faultOfBreak(cause: unknown, ifBroken: string, signal?: AbortSignal | null): Fault {
  if (signal?.aborted) return new Fault("refused", "Stopped. Nothing was changed.", { cause });
  return new Fault("service unreachable", ifBroken, { cause });
}

async function faultOf(answer: Response): Promise<Fault> {
  const refusal = refusalShape.safeParse(await answer.json().catch(() => undefined));
  const said = refusal.success
    ? refusal.data.message
    : `The service answered ${answer.status} without a reason.`;
  if (answer.status === 401) return new Fault("not signed in", said);
  if (answer.status === 403) return new Fault("not allowed", said);
  if (answer.status === 413) return new Fault("too large", said);
  return new Fault("refused", said);
}

async function* lines<Line>(answer: Response, ifBroken: string, signal?: AbortSignal): AsyncGenerator<Line> {
  if (!answer.body) throw new Fault("service unreachable", ifBroken);
  try {
    for await (const line of readJsonLines(answer.body)) yield line as Line;
  } catch (cause) {
    throw faultOfBreak(cause, ifBroken, signal);
  }
}

const post = (body: object, signal?: AbortSignal): RequestInit => ({
  method: "POST",
  body: JSON.stringify(body),
  ...(signal ? { signal } : {}),
});

/** Who is signed in, to which account, with its lists and policies. */
export async function readAccount(): Promise<AccountAnswer> {
  return accountAnswerShape.parse(await (await ask("/app/account")).json());
}

/** Trades a one-time code for a session. */
export async function signIn(token: string): Promise<void> {
  await ask("/app/sign-in", post({ token }));
}

/** Streams the contacts that match. */
export async function* readContacts(filter: ContactFilter, signal: AbortSignal): AsyncGenerator<LoadLine> {
  yield* lines<LoadLine>(await ask("/app/contacts", post({ filter }, signal)), unreachable, signal);
}

/** Streams what the contacts that match own, of one type: their people or their addresses. */
export async function* readOwned(
  type: string,
  filter: ContactFilter,
  signal: AbortSignal,
): AsyncGenerator<LoadLine> {
  const answer = await ask("/app/records", post({ type, filter }, signal));
  yield* lines<LoadLine>(answer, unreachable, signal);
}

/** The contacts that match these letters, the first `rows`. */
export async function searchContacts(letters: string, rows: number): Promise<SearchAnswer["matches"]> {
  const query = new URLSearchParams({ text: letters, rows: String(rows) });
  return searchAnswerShape.parse(await (await ask(`/app/search?${query}`)).json()).matches;
}

/** The plan that the service makes of these changes, checked against the whole backend, and what moved there since the load. */
export async function readPlan(request: PlanRequest): Promise<
  Plan & {
    readonly conflicts: readonly PlanConflict[];
    readonly guardrails: readonly Guardrail[];
    readonly approval: PlanApproval;
  }
> {
  return (await (await ask("/app/plan", post(request))).json()) as Awaited<ReturnType<typeof readPlan>>;
}

/** Applies the plan with that fingerprint; streams its run and outcomes. The run goes on if this stream is left. */
export async function* applyPlan(request: ApplyRequest): AsyncGenerator<ApplyLine> {
  yield* lines<ApplyLine>(await ask("/app/runs", post(request)), brokenOff);
}

/** Asks a run to stop after the batch in flight. */
export async function stopRun(id: number): Promise<void> {
  await ask(`/app/runs/${id}/stop`, post({}));
}

/** The runs, newest first: those with numbers below `before`, at most so many. */
export async function readRuns(
  page: { readonly before?: number; readonly rows?: number } = {},
): Promise<readonly Run[]> {
  const query = new URLSearchParams(Object.entries(page).map(([name, value]) => [name, String(value)]));
  return (await (await ask(`/app/runs?${query}`)).json()) as readonly Run[];
}

/** One run with every line of its journal. */
export async function readRun(
  id: number,
): Promise<{ readonly run: Run; readonly lines: readonly RunLine[] }> {
  return (await (await ask(`/app/runs/${id}`)).json()) as { run: Run; lines: readonly RunLine[] };
}
