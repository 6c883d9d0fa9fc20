// Sends records to a Cin7 server and brings home one outcome for each, whatever the server and the network do: a refused request is split
// until the bad ones stand alone [AP4], after doubt everything is read back before anything is sent again [AP5]. Knows no field.
import { messageOf } from "../domain/fault";
import type { Key } from "../domain/value";
import type { Outcome } from "../plan/outcome";
import type { Written } from "./cin7-client";
import type { WireObject } from "./cin7-record";

/** A record to send, under the key of its change. */
export interface Parcel {
  readonly key: Key;
  readonly body: WireObject;
}

/** What reading back says of a record: it arrived (with its id, for a new one), it did not, or it holds something else. */
export type Found =
  | { readonly kind: "arrived"; readonly id?: number }
  | { readonly kind: "missing" }
  | { readonly kind: "other"; readonly outcome: Outcome };

/** What may be sent, and what became of the rest. */
export interface Prepared {
  readonly parcels: readonly Parcel[];
  readonly outcomes: readonly Outcome[];
}

export interface Delivery {
  readonly send: (bodies: readonly WireObject[]) => Promise<Written>;
  /** Reads what the server holds of these now, in their order. */
  readonly readBack: (parcels: readonly Parcel[]) => Promise<readonly Found[]>;
  readonly wait: (ms: number) => Promise<void>;
  /** Reads and compares anew what had to wait for so long that others may have moved it [PL3]. */
  readonly anew?: (parcels: readonly Parcel[]) => Promise<Prepared>;
  /** True for records that the server would hold twice if they were sent twice: they are looked for twice. */
  readonly isNew: boolean;
}

/** The outcomes by key; those of new records carry the server's id. Never throws for a record. */
export async function deliver(
  parcels: readonly Parcel[],
  delivery: Delivery,
): Promise<ReadonlyMap<Key, Outcome>> {
  const outcomes = await attempt(parcels, delivery, first);
  return new Map(
    outcomes.map(({ id, ...outcome }) => [outcome.key, delivery.isNew && id ? { ...outcome, id } : outcome]),
  );
}

type Attempt = 1 | 2;
const first: Attempt = 1;

/** A server that was silent may still be writing. */
const lateMs = 5_000;
const veryLateMs = 15_000;

async function attempt(
  parcels: readonly Parcel[],
  delivery: Delivery,
  nth: Attempt,
): Promise<readonly Outcome[]> {
  if (parcels.length === 0) return [];
  const written = await delivery.send(parcels.map(({ body }) => body));
  switch (written.kind) {
    case "ok":
      return fromAnswers(parcels, written.body, { delivery, nth });
    case "stale":
      return anew(parcels, delivery, nth);
    case "unsent":
      return parcels.map(({ key }) => ({ key, kind: "not sent", message: written.message }));
    case "refused":
      if (splits.has(written.status) && parcels.length > 1) return inHalves(parcels, delivery);
      return parcels.map(({ key }) => ({ key, kind: "rejected", message: refusal(written) }));
    case "doubtful":
      return settle(parcels, written, { delivery, nth });
    default:
      return written satisfies never;
  }
}

async function anew(
  parcels: readonly Parcel[],
  delivery: Delivery,
  nth: Attempt,
): Promise<readonly Outcome[]> {
  const prepared = (await delivery.anew?.(parcels)) ?? { parcels, outcomes: [] };
  return [...prepared.outcomes, ...(await attempt(prepared.parcels, delivery, nth))];
}

/** Refusals that one record can bring upon all. */
const splits: ReadonlySet<number> = new Set([400, 409, 413, 422]);

function refusal({ status, message }: { readonly status: number; readonly message: string }): string {
  if (status === 403)
    return "The connection's key may not write this (403). Give it that permission in Cin7, then apply again.";
  return message === "" ? `The Cin7 account refused this record (${status}).` : sentence(message);
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

async function inHalves(parcels: readonly Parcel[], delivery: Delivery): Promise<readonly Outcome[]> {
  const middle = parcels.length >> 1;
  const former = await attempt(parcels.slice(0, middle), delivery, first);
  return [...former, ...(await attempt(parcels.slice(middle), delivery, first))];
}

interface Course {
  readonly delivery: Delivery;
  readonly nth: Attempt;
}

/** One answer for each record, by its place; a record without one is in doubt. */
async function fromAnswers(
  parcels: readonly Parcel[],
  body: unknown,
  course: Course,
): Promise<readonly Outcome[]> {
  const answers = answersIn(body);
  const outcomes: Outcome[] = [];
  const silent: Parcel[] = [];
  parcels.forEach((parcel, at) => {
    const answer = answers.get(at);
    if (!answer) silent.push(parcel);
    else outcomes.push(outcomeOf(parcel, answer));
  });
  if (silent.length === 0) return outcomes;
  const doubt = { isLate: false, message: "the server answered without a word on this record" };
  return [...outcomes, ...(await settle(silent, doubt, course))];
}

interface ItemAnswer {
  readonly success?: unknown;
  readonly id?: unknown;
  readonly errors?: unknown;
}

function answersIn(body: unknown): ReadonlyMap<number, ItemAnswer> {
  const items: readonly unknown[] = Array.isArray(body) ? body : [body];
  return new Map(
    items.flatMap((item, at) => {
      if (typeof item !== "object" || item === null || !("success" in item)) return [];
      const { index } = item as { readonly index?: unknown };
      return [[Number.isSafeInteger(index) ? Number(index) : at, item]] as const;
    }),
  );
}

function outcomeOf({ key }: Parcel, { success, id, errors }: ItemAnswer): Outcome {
  if (success === true)
    return { key, kind: "applied", ...(typeof id === "number" ? { id: String(id) } : {}) };
  const messages = Array.isArray(errors) ? errors.filter((error) => typeof error === "string") : [];
  const message = messages.map(sentence).join(" ");
  return {
    key,
    kind: "rejected",
    message: message || "The Cin7 account refused this record without a reason.",
  };
}

interface Doubt {
  readonly isLate: boolean;
  readonly message: string;
}

async function settle(parcels: readonly Parcel[], doubt: Doubt, course: Course): Promise<readonly Outcome[]> {
  const { delivery, nth } = course;
  let found: readonly Found[];
  try {
    found = await lookFor(parcels, doubt, delivery);
  } catch (caught) {
    const message = `Nobody knows whether this was written: ${doubt.message}; and it cannot be read back: ${messageOf(caught)} Bring up to date and look before you apply it again.`;
    return parcels.map(({ key }) => ({ key, kind: "unknown", message }));
  }
  const outcomes: Outcome[] = [];
  const missing: Parcel[] = [];
  parcels.forEach((parcel, at) => {
    const own = found[at] ?? { kind: "missing" };
    if (own.kind === "missing") missing.push(parcel);
    else if (own.kind === "other") outcomes.push(own.outcome);
    else
      outcomes.push({
        key: parcel.key,
        kind: "applied",
        ...(own.id === undefined ? {} : { id: String(own.id) }),
      });
  });
  return [...outcomes, ...(await again(missing, doubt, { delivery, nth }))];
}

/** New records that a silent server may still be writing are looked for a second time, later. */
async function lookFor(
  parcels: readonly Parcel[],
  doubt: Doubt,
  delivery: Delivery,
): Promise<readonly Found[]> {
  if (doubt.isLate) await delivery.wait(lateMs);
  const found = await delivery.readBack(parcels);
  if (!doubt.isLate || !delivery.isNew || found.every(({ kind }) => kind !== "missing")) return found;
  await delivery.wait(veryLateMs);
  return delivery.readBack(parcels);
}

/** Records that did not arrive go once more together, then in halves: one may be what the server stumbles over. */
async function again(
  missing: readonly Parcel[],
  doubt: Doubt,
  { delivery, nth }: Course,
): Promise<readonly Outcome[]> {
  if (nth === first) return attempt(missing, delivery, 2);
  if (missing.length > 1) return inHalves(missing, delivery);
  const message = `Sent twice without success (${doubt.message}); it was read back and is not written. Try again later.`;
  return missing.map(({ key }) => ({ key, kind: doubt.isLate ? "not sent" : "rejected", message }));
}
