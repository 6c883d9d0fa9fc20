// The app's API as a test speaks it: plans, runs and streams of lines.
import { recordTypesFor } from "../../src/domain/record-types";
import type { ApplyLine, LoadLine } from "../../src/contract/app";
import type { Value, Values } from "../../src/domain/value";
import { batches } from "../../src/plan/batches";
import type { Change, DraftChange } from "../../src/plan/change";
import type { Outcome, Run, RunLine } from "../../src/plan/outcome";
import type { Plan } from "../../src/plan/plan";
import type { StartedService } from "./service";

/** Any service that can be asked as its admin: in this process, or in one of its own. */
export type Asked = Pick<StartedService, "fetch">;

/** A change of some fields of a contact: `{ notes: [from, to] }`. */
export function update(id: number, fields: Readonly<Record<string, readonly [Value, Value]>>): DraftChange {
  return { kind: "update", key: String(id), fields };
}

/** Posts JSON and answers the response, whatever its status. */
export function post(service: Asked, path: string, body: unknown, cookie?: string): Promise<Response> {
  return service.fetch(path, {
    method: "POST",
    body: JSON.stringify(body),
    ...(cookie === undefined ? {} : { headers: { cookie } }),
  });
}

/** The values of a JSON-lines answer. */
export async function linesOf<Line>(answer: Response): Promise<Line[]> {
  const text = await answer.text();
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

/** The contacts that a filter finds, by field name, and the lines around them. */
export async function loadContacts(
  service: Asked,
  filter: object = {},
): Promise<{ readonly contacts: readonly Values[]; readonly lines: readonly LoadLine[] }> {
  const query = new URLSearchParams({ filter: JSON.stringify(filter) });
  const lines = await linesOf<LoadLine>(await service.fetch(`/app/contacts?${query.toString()}`));
  const fields = lines.flatMap((line) => (line.kind === "start" ? line.fields : []));
  const rows = lines.flatMap((line) => (line.kind === "records" ? line.rows : []));
  const contacts = rows.map((row) => Object.fromEntries(fields.map((name, at) => [name, row[at] ?? null])));
  return { contacts, lines };
}

/** Makes internal contacts, with which no rule finds fault, and answers their ids. */
export async function makeContacts(service: StartedService, count: number): Promise<readonly number[]> {
  const { backend } = service.service;
  const types = recordTypesFor(await backend.readLists());
  const creates = Array.from({ length: count }, (_, at): Change => {
    return { kind: "create", key: `new ${at + 1}`, values: { type: "Internal", company: `Desk ${at + 1}` } };
  });
  const outcomes: Outcome[] = [];
  for (const batch of batches(creates, backend.capabilities.batch)) {
    outcomes.push(...(await backend.write(batch, types)));
  }
  return outcomes.map((outcome) => Number(outcome.id));
}

export async function planFor(service: Asked, changes: readonly DraftChange[]): Promise<Plan> {
  const answer = await post(service, "/app/plan", { changes });
  if (!answer.ok) throw new Error(`The plan was refused: ${await answer.text()}`);
  return (await answer.json()) as Plan;
}

/** The body of an apply of these changes, confirmed, with the fingerprint of the plan that the service makes. */
export async function orderFor(service: Asked, changes: readonly DraftChange[]) {
  const { fingerprint, changes: planned } = await planFor(service, changes);
  const confirmed = String(planned.length);
  return { changes, fingerprint, reason: "a test", workbook: "Contacts.xlsx", confirmed };
}

/** Applies these changes and answers what the stream said. */
export async function apply(
  service: Asked,
  changes: readonly DraftChange[],
): Promise<{
  readonly run: Run;
  readonly outcomes: readonly Outcome[];
  readonly lines: readonly ApplyLine[];
}> {
  const answer = await post(service, "/app/runs", await orderFor(service, changes));
  if (!answer.ok) throw new Error(`The run was refused: ${await answer.text()}`);
  const lines = await linesOf<ApplyLine>(answer);
  const runs = lines.flatMap((line) => (line.kind === "run" ? [line.run as Run] : []));
  const outcomes = lines.flatMap((line) => (line.kind === "outcomes" ? (line.outcomes as Outcome[]) : []));
  const run = runs.at(-1);
  if (!run) throw new Error("The stream told of no run.");
  return { run, outcomes, lines };
}

/** A run with its journal. */
export async function readRun(service: Asked, id: number) {
  const answer = await service.fetch(`/app/runs/${id}`);
  return (await answer.json()) as { readonly run: Run; readonly lines: readonly RunLine[] };
}

/** The refusal of an answer, with its status. */
export async function refusal(answer: Response): Promise<{ status: number; code: string; message: string }> {
  return { status: answer.status, ...((await answer.json()) as { code: string; message: string }) };
}
