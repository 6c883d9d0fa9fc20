// The one writer of the served resources: a request's records are written and journalled in one transaction, one answer for each in the
// order of the request. One bad record never fails another [AP4]. What a resource must keep stands with its keeper.
import { failed, succeeded, type ItemAnswer } from "../../contract/cin7/endpoints";
import type { Resource } from "../../contract/cin7/resources";
import { Fault } from "../../domain/fault";
import { printMoment } from "../../domain/moment";
import { textOf, type Values } from "../../domain/value";
import { refreshBalances } from "../database/balances";
import type { Database } from "../database/database";
import { readOwnLists } from "../database/lists";
import { insertRow, readRows, updateRow } from "../database/served-rows";
import type { Service } from "../service";
import { withAccountFields } from "./account-fields";
import { makeGivenReader, type GivenRecord } from "./given";
import { makeGoods } from "./goods";
import { readHeld } from "./held";
import { journalWrites, type Written } from "./journal";
import type { Held, Keeper, Kept, Refused, Writing } from "./keeper";
import { keeperOf } from "./keepers";
import { makeMembers } from "./members";

/** Whose request it is, and what it asks. */
export interface ServedRequest {
  readonly resource: Resource;
  /** "API user, Web shop". */
  readonly who: string;
  /** "POST /api/v1/SalesOrders". */
  readonly why: string;
}

/** What became of one record: refused, as it was, or written. */
type Fate =
  | { readonly kind: "refused"; readonly errors: readonly string[] }
  | {
      readonly kind: "written";
      readonly written: Written;
      readonly following: readonly Written[];
      readonly kept: Kept;
    };

type Weigh = (given: GivenRecord, keeper: Keeper, writing: Writing) => Promise<WeighedRecord | Refused>;

interface WeighedRecord {
  readonly held: Held | undefined;
  readonly kept: Kept;
}

/** POST: makes new records. */
export function createServed(
  service: Service,
  request: ServedRequest,
  bodies: readonly unknown[],
): Promise<readonly ItemAnswer[]> {
  const given = bodies.map(makeGivenReader(request.resource));
  return write(service, request, {
    given,
    ids: [],
    weigh: async (one, keeper, writing) => {
      const kept = await keeper.create(over(one, {}), writing);
      return kept.kind === "kept" ? { held: undefined, kept } : kept;
    },
  });
}

/** PUT: changes records by id; the same one twice: the second comes on top of the first. */
export function updateServed(
  service: Service,
  request: ServedRequest,
  bodies: readonly unknown[],
): Promise<readonly ItemAnswer[]> {
  const { resource } = request;
  const given = bodies.map(makeGivenReader(resource));
  const ids = given.flatMap(({ id }) => id ?? []);
  return write(service, request, {
    given,
    ids,
    weigh: async (one, keeper, writing) => {
      if (one.id === undefined)
        return { kind: "refused", errors: [`id is needed: it says which ${resource.noun} to change.`] };
      const held = (await readHeld(writing.database, resource, [one.id])).get(one.id);
      if (!held) return { kind: "refused", errors: [`There is no ${resource.noun} ${one.id}.`] };
      const kept = await keeper.update(over(one, held.values), held, writing);
      return kept.kind === "kept" ? { held, kept } : kept;
    },
  });
}

function over(given: GivenRecord, held: Values): GivenRecord {
  return { ...given, values: withAccountFields(given.values, held) };
}

interface Order {
  readonly given: readonly GivenRecord[];
  /** Records that the request is about. */
  readonly ids: readonly number[];
  readonly weigh: Weigh;
}

function write(service: Service, request: ServedRequest, order: Order): Promise<readonly ItemAnswer[]> {
  const { given, ids, weigh } = order;
  const { resource } = request;
  const keeper = keeperOf(resource);
  return service.database.transact(async (inside) => {
    const writing = await beginWriting(service, inside);
    await keeper.prepare?.(given, [...(await readHeld(inside, resource, ids)).values()], writing);
    const fates: Fate[] = [];
    for (const one of given) fates.push(await writeOne(one, { resource, keeper, writing, weigh }));
    const done = fates.flatMap((fate) => (fate.kind === "written" ? [fate] : []));
    await refreshBalances(
      inside,
      done.flatMap(({ kept }) => [...kept.owes.keys()]),
    );
    await journalWrites(
      inside,
      { ...request, now: writing.now },
      done.flatMap(({ written, following }) => [written, ...following]),
    );
    return fates.map((fate, index) => answerOf(fate, index));
  });
}

/** What keepers are given, in this transaction. */
export async function beginWriting({ policy, now }: Service, inside: Database): Promise<Writing> {
  const lists = { ...(await readOwnLists(inside)), parents: [] };
  const [members, goods] = [makeMembers(inside), makeGoods(inside)];
  return { database: inside, now: printMoment(now()), lists, policy, members, goods };
}

interface WritingOne {
  readonly resource: Resource;
  readonly keeper: Keeper;
  readonly writing: Writing;
  readonly weigh: Weigh;
}

/** Weighs and writes one record, as a part of the transaction that can fail alone. */
async function writeOne(given: GivenRecord, one: WritingOne): Promise<Fate> {
  if (given.errors.length > 0) return { kind: "refused", errors: given.errors };
  const { keeper, writing, weigh } = one;
  try {
    const fate = await writing.database.transact(async (part): Promise<Fate> => {
      const weighed = await weigh(given, keeper, { ...writing, database: part });
      if ("errors" in weighed) return weighed;
      const taken = await codeTaken(part, { ...one, ...weighed });
      if (taken !== undefined) return { kind: "refused", errors: [taken] };
      const written = await writeRows(part, one, weighed);
      const following = await writeFollowing(written.id, given, { ...one, part });
      const own = { ...written, code: codeOf(written, keeper) };
      return { kind: "written", kept: weighed.kept, written: own, following };
    });
    if (fate.kind === "written") for (const [id, owed] of fate.kept.owes) writing.members.owe(id, owed);
    return fate;
  } catch (caught) {
    if (!(caught instanceof Fault) || caught.code !== "refused") throw caught;
    return { kind: "refused", errors: [caught.message] };
  }
}

/** What moves with the record, as it was and as it is. */
async function writeFollowing(
  id: number,
  given: GivenRecord,
  { keeper, writing, part }: Pick<WritingOne, "keeper" | "writing"> & { readonly part: Database },
): Promise<readonly Written[]> {
  const following = (await keeper.follow?.(id, given, { ...writing, database: part })) ?? [];
  for (const { resource, held, values } of following)
    await updateRow(part, resource.type, { id: held.id, values });
  return following.map((one) => ({ ...one, id: one.held.id, parts: [], code: null }));
}

/** Why the record cannot have its reference or code: another has it, in whatever case. */
async function codeTaken(
  database: Database,
  { resource, keeper, held, kept }: Coded & WeighedRecord,
): Promise<string | undefined> {
  const other = await ownerOf(database, kept.values, { resource, keeper, id: held?.id });
  const code = codeOf({ held: undefined, values: kept.values }, keeper);
  return other && `“${code}” is that of ${resource.noun} ${String(other["id"])} already. It belongs to one.`;
}

type Coded = Pick<WritingOne, "resource" | "keeper">;

/** The other record that has the reference or code of these values. */
async function ownerOf(
  database: Database,
  values: Values,
  { resource, keeper, id }: Coded & { readonly id: number | undefined },
): Promise<Values | undefined> {
  const { codeField: field } = keeper;
  const code = field === undefined ? undefined : textOf(values[field]);
  if (field === undefined || code === undefined) return undefined;
  const owners = await readRows(database, resource.type, { field, values: [code] });
  return owners.find((owner) => owner["id"] !== id);
}

/** What a new record is called by its id: by the first attempt at a name that no other record has. */
async function nameOf(
  database: Database,
  named: NonNullable<Kept["named"]>,
  one: Coded & { readonly id: number },
): Promise<Values> {
  for (let attempt = 1; ; attempt += 1) {
    const values = named(one.id, attempt);
    if (!(await ownerOf(database, values, one))) return values;
  }
}

async function writeRows(
  database: Database,
  { resource, keeper }: Coded,
  { held, kept }: WeighedRecord,
): Promise<Written> {
  const { type } = resource;
  const id = held?.id ?? (await insertRow(database, type, kept.values));
  const isNamed = !held && kept.named;
  const named = isNamed ? await nameOf(database, isNamed, { resource, keeper, id }) : {};
  const values = { ...kept.values, ...named };
  await updateRow(database, type, { id, values: held ? values : named });
  for (const part of kept.parts) {
    for (const row of part.inserted) await insertRow(database, part.type, { ...row, [part.parentField]: id });
    for (const row of part.updated) await updateRow(database, part.type, row);
  }
  return { id, held, values, parts: kept.parts, code: null };
}

function codeOf(
  { held, values }: Pick<Written, "held" | "values">,
  { codeField = "" }: Keeper,
): string | null {
  return textOf(values[codeField] ?? held?.values[codeField]) ?? null;
}

function answerOf(fate: Fate, index: number): ItemAnswer {
  if (fate.kind === "refused") return failed(index, fate.errors);
  const { id, code } = fate.written;
  return succeeded(index, id, { code, warnings: fate.kept.warnings });
}
