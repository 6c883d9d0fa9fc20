// Makes a plan: the changes that may be applied, what was left out and why, totals, cost and fingerprint. The pane and the
// service call this very function, so that for the same input they have the same plan [PL7]. No clock, no randomness [PL1].
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import type { Finding } from "../domain/finding";
import { contactTypeName, typeNameOf } from "../domain/record-key";
import { rankOfType } from "../domain/record-types";
import { isUnread, type Key, type Value } from "../domain/value";
import { batches } from "./batches";
import type { Change, Create, DraftChange, Update } from "./change";

/** A record that is not in the plan, and the findings that stop it. */
export interface LeftOut {
  readonly key: Key;
  readonly findings: readonly Finding[];
}

export interface TypeTotals {
  readonly creates: number;
  readonly updates: number;
  readonly fields: number;
}

export interface Totals {
  readonly creates: number;
  readonly updates: number;
  /** Fields that move, creates not counted. */
  readonly fields: number;
  /** The same for each type of record that changes, by its name, in the plan's order. */
  readonly byType: Readonly<Record<string, TypeTotals>>;
  /** How many contacts change each field, by field name. */
  readonly byField: Readonly<Record<string, number>>;
  /** Sum over all records of the new credit limit less the old, in hundredths. */
  readonly creditRise: number;
}

export interface Cost {
  readonly requests: number;
  readonly seconds: number;
  /** Share of the day's requests, 0–1; null where the backend sets no limit [PL5]. */
  readonly quotaShare: number | null;
}

export interface Plan {
  readonly changes: readonly Change[];
  /** Findings on the records of the draft, also those that are left out. */
  readonly findings: readonly Finding[];
  readonly leftOut: readonly LeftOut[];
  readonly totals: Totals;
  readonly cost: Cost;
  /** SHA-256 over the changes, in hex. */
  readonly fingerprint: string;
}

/** What a backend says that a plan's cost follows from. */
export interface CostLimits {
  readonly batch: number;
  readonly paceMs: number;
  readonly dailyQuota: number | null;
  /** Records that one request reads by their ids before and after they are written; absent where that costs nothing. */
  readonly idsInRead?: number | undefined;
  /** Records that are written in a second; absent where the pace of requests alone counts. */
  readonly recordsInSecond?: number | undefined;
  /** Types of record that are written without a request. */
  readonly keptHere?: readonly string[] | undefined;
}

export interface PlanInput {
  readonly changes: readonly DraftChange[];
  readonly findings: readonly Finding[];
  readonly warningsBlock: boolean;
  readonly limits: CostLimits;
}

/** The plan for these changes: a record with an E finding, or with something unread, is left out and said [PL2]. */
export function makePlan(input: PlanInput): Plan {
  const keys = new Set(input.changes.map((change) => change.key));
  const findings = input.findings.filter((finding) => keys.has(finding.key));
  const stopping = findings.filter((finding) => finding.severity === "E" || input.warningsBlock);
  const stoppedBy = groupByKey(stopping);
  const leftOut = [...stoppedBy].map(([key, stops]) => ({ key, findings: stops }));
  const changes = inOrder(input.changes.filter((change) => !stoppedBy.has(change.key)).filter(isReadable));
  return {
    changes,
    findings,
    leftOut,
    totals: totalsOf(changes),
    cost: costOf(changes, input.limits),
    fingerprint: fingerprintOf(changes),
  };
}

function groupByKey(findings: readonly Finding[]): Map<Key, Finding[]> {
  const byKey = new Map<Key, Finding[]>();
  for (const finding of findings) {
    const own = byKey.get(finding.key);
    if (own) own.push(finding);
    else byKey.set(finding.key, [finding]);
  }
  return byKey;
}

function isReadable(change: DraftChange): change is Create<Value> | Update<Value> {
  return change.kind === "create"
    ? !Object.values(change.values).some(isUnread)
    : !Object.values(change.fields).some(([, to]) => isUnread(to));
}

/** References first [PL6]: lists before the contacts that use them; within a type new records, then those that others in the plan are billed to, then the rest; each by key. */
function inOrder(changes: readonly (Create<Value> | Update<Value>)[]): Change[] {
  const parents = new Set(changes.map((change) => String(billToOf(change) ?? "")));
  const rank = (change: Change) => (change.kind === "create" ? 0 : parents.has(change.key) ? 1 : 2);
  return [...changes].sort(
    (a, b) => rankOfType(a.key) - rankOfType(b.key) || rank(a) - rank(b) || compareKeys(a.key, b.key),
  );
}

function billToOf(change: Create<Value> | Update<Value>): Value | undefined {
  return change.kind === "create" ? change.values["billingId"] : change.fields["billingId"]?.[1];
}

/** Ids by number, new records by theirs: "9" before "10", "new 2" before "new 10". */
function compareKeys(a: Key, b: Key): number {
  return numberIn(a) - numberIn(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function numberIn(key: Key): number {
  return Number(key.slice(key.lastIndexOf(" ") + 1));
}

function totalsOf(changes: readonly Change[]): Totals {
  const byType: Record<string, { creates: number; updates: number; fields: number }> = {};
  const byField: Record<string, number> = {};
  let [creates, updates, fields, creditRise] = [0, 0, 0, 0];
  for (const change of changes) {
    if (change.kind === "remove") continue;
    const typeName = typeNameOf(change.key);
    const own = (byType[typeName] ??= { creates: 0, updates: 0, fields: 0 });
    if (change.kind === "create") {
      creates += 1;
      own.creates += 1;
      creditRise += Number(change.values["creditLimit"] ?? 0);
      continue;
    }
    updates += 1;
    own.updates += 1;
    for (const [name, [from, to]] of Object.entries(change.fields)) {
      fields += 1;
      own.fields += 1;
      if (typeName === contactTypeName) byField[name] = (byField[name] ?? 0) + 1;
      if (name === "creditLimit") creditRise += Number(to ?? 0) - Number(from ?? 0);
    }
  }
  return { creates, updates, fields, byType, byField, creditRise };
}

function costOf(changes: readonly Change[], limits: PlanInput["limits"]): Cost {
  const sent = batches(changes, limits.batch).filter(([first]) => !isKeptHere(first, limits));
  const requests = sent.reduce((sum, batch) => sum + 1 + 2 * readsOf(batch, limits), 0);
  const writing = limits.recordsInSecond === undefined ? 0 : changes.length / limits.recordsInSecond;
  const seconds = Math.ceil((requests * limits.paceMs) / 1000 + writing);
  return { requests, seconds, quotaShare: limits.dailyQuota === null ? null : requests / limits.dailyQuota };
}

function isKeptHere(change: Change | undefined, { keptHere = [] }: CostLimits): boolean {
  return change !== undefined && keptHere.includes(typeNameOf(change.key));
}

/** Requests that read a batch by its ids. */
function readsOf({ length }: readonly Change[], { idsInRead }: CostLimits): number {
  return idsInRead === undefined ? 0 : Math.ceil(length / idsInRead);
}

/** The same changes give the same fingerprint, whatever the order of fields [PL1]. */
function fingerprintOf(changes: readonly Change[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(changes.map(canonical)))));
}

function canonical(change: Change): unknown {
  const parts: object = change.kind === "update" ? change.fields : change.values;
  return [change.kind, change.key, Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))];
}
