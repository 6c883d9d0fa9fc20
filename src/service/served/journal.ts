// The journal of what was written to the served resources: a run for each request, in the transaction that writes the records, so that
// neither is there without the other [AP1, SE8].
import type { Resource } from "../../contract/cin7/resources";
import { keyOfId } from "../../domain/record-key";
import { textOf, type Value, type Values } from "../../domain/value";
import type { Change } from "../../plan/change";
import type { Outcome } from "../../plan/outcome";
import type { Database } from "../database/database";
import { endRun, insertRun, noOutcomes } from "../database/runs";
import type { Held, PartWrites } from "./keeper";

/** One record that was written. */
export interface Written {
  /** Where it is not of the request's own. */
  readonly resource?: Resource;
  readonly id: number;
  /** As it was before; undefined for a new one. */
  readonly held: Held | undefined;
  readonly values: Values;
  readonly parts: readonly PartWrites[];
  readonly code: string | null;
}

export interface WriteRequest {
  readonly resource: Resource;
  readonly who: string;
  readonly why: string;
  readonly now: string;
}

/** Writes the run of these records; none where nothing moved. */
export async function journalWrites(
  database: Database,
  request: WriteRequest,
  written: readonly Written[],
): Promise<void> {
  const { resource } = request;
  await journalChanges(
    database,
    request,
    written.flatMap((one, at) => {
      const own = one.resource ?? resource;
      const change = changeOf(one, at + 1, own);
      return change ? [{ change, label: labelOf(one, own), id: one.id }] : [];
    }),
  );
}

interface JournalLine {
  readonly change: Change;
  readonly label: string;
  readonly id: number;
}

/** Writes a run that has ended well, with these changes. */
export async function journalChanges(
  database: Database,
  { resource, who, why, now }: WriteRequest,
  lines: readonly JournalLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const run = await insertRun(database, { who, why, startedAt: now, workbook: "", fingerprint: "" }, lines);
  const outcomes = lines.map(({ change, id }, at): [number, Outcome] => {
    const isNew = change.kind === "create";
    return [at, { key: change.key, kind: "applied", ...(isNew ? { id: keyOf(resource, id) } : {}) }];
  });
  await endRun(database, run.id, {
    endedAt: now,
    outcomes,
    counts: { ...noOutcomes, applied: lines.length },
  });
}

function keyOf({ type }: Resource, id: number): string {
  return keyOfId(type.name, String(id));
}

/** What was written as a change with before and after; parts stand in it as JSON, as they were sent to their tables. */
function changeOf({ id, held, values, parts }: Written, at: number, resource: Resource): Change | undefined {
  const moved = parts.filter(({ inserted, updated }) => inserted.length + updated.length > 0);
  if (!held) {
    const made = Object.entries(values).filter(([, value]) => value !== null);
    const lines = moved.map(({ property, inserted }) => [property, JSON.stringify(inserted)]);
    const key = keyOfId(resource.type.name, `new ${at}`);
    return { kind: "create", key, values: Object.fromEntries([...made, ...lines]) as Values };
  }
  const steps = Object.entries(values).map(([name, value]) => [name, [held.values[name] ?? null, value]]);
  const lines = moved.map(({ property, inserted, updated }) => [
    property,
    [
      heldText(held, property),
      JSON.stringify([...updated.map((row) => ({ id: row.id, ...row.values })), ...inserted]),
    ],
  ]);
  if (steps.length + lines.length === 0) return undefined;
  const fields = Object.fromEntries([...steps, ...lines]) as Record<string, [Value, Value]>;
  return { kind: "update", key: keyOf(resource, id), fields };
}

function heldText({ parts }: Held, property: string): string {
  return JSON.stringify(parts.get(property) ?? []);
}

/** "Sales order SO-12 of Harbour Cafe": what people call it. */
export function labelOf(
  { id, held, values, code }: Pick<Written, "id" | "held" | "values" | "code">,
  { noun }: Resource,
): string {
  const said = (name: string) => textOf(values[name]) ?? textOf(held?.values[name]);
  const name = code ?? said("name") ?? String(id);
  const company = said("company");
  const label = `${noun} ${name}${company === undefined ? "" : ` of ${company}`}`;
  return label.charAt(0).toUpperCase() + label.slice(1);
}
