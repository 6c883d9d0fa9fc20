// Writes of the served contract go the way of every write: a plan, journalled as a run, applied by the backend [AP1]. One answer
// for each record, in the order of the request.
import { printDay } from "../domain/moment";
import { recordTypesWith } from "../domain/record-types";
import type { ApplyLine } from "../contract/app";
import { failed, succeeded, type ItemAnswer } from "../contract/cin7/endpoints";
import type { GivenPerson } from "../contract/cin7/secondary-contacts";
import type { Lists } from "../domain/lists";
import type { Key, Value, Values } from "../domain/value";
import type { Change, Create, Update } from "../plan/change";
import { makePlan } from "../plan/plan";
import { keysOf, readCreates, readUpdates, type Item, type ItemContext } from "./api-items";
import { readOwnLists } from "./database/lists";
import { takePersonIds } from "./database/people";
import { labelOf } from "./record-label";
import type { Service } from "./service";
import type { WirePages } from "./wire-pages";

/** What a write needs of the service. */
export interface ApiWriter {
  readonly service: Service;
  readonly pages: WirePages;
  /** Whose request it is: "API user, Web shop". */
  readonly who: string;
}

type Outcome = Extract<ApplyLine, { readonly kind: "outcomes" }>["outcomes"][number];

/** POST: makes new contacts. */
export async function createContacts(
  writer: ApiWriter,
  bodies: readonly unknown[],
): Promise<readonly ItemAnswer[]> {
  const context = await contextOf(writer, bodies, () => true);
  const order = { context, why: "POST /api/v1/Contacts", current: new Map<Key, Values>() };
  const written = await applyItems(writer, readCreates(bodies, context), order);
  return written.map(({ answer }) => answer);
}

/** So many others may write one contact at the same moment before a client is told. */
const mostAttempts = 50;

/**
 * PUT: changes contacts by id. A client has loaded nothing that could be lost: what somebody else wrote between our reading and our
 * turn is read again, and the change comes on top of it.
 */
export async function updateContacts(
  writer: ApiWriter,
  bodies: readonly unknown[],
): Promise<readonly ItemAnswer[]> {
  const answers: ItemAnswer[] = [];
  let left = bodies.map((body, index) => ({ body, index }));
  for (let attempt = 1; left.length > 0; attempt += 1) {
    const written = await updateOnce(
      writer,
      left.map(({ body }) => body),
    );
    const again = left.filter((_, at) => written[at]?.isOvertaken === true && attempt < mostAttempts);
    left.forEach(({ index }, at) => {
      const answer = written[at]?.answer;
      if (answer) answers[index] = { ...answer, index };
    });
    left = again;
  }
  return answers;
}

async function updateOnce(writer: ApiWriter, bodies: readonly unknown[]): Promise<readonly WrittenItem[]> {
  const context = await contextOf(writer, bodies, ({ id }) => id === 0);
  const current = await writer.service.backend.readByKeys(
    keysOf(bodies, context),
    recordTypesWith(context.type),
  );
  const items = readUpdates(bodies, current, context);
  return applyItems(writer, items, { context, why: "PUT /api/v1/Contacts", current });
}

/** DELETE: removes one contact; undefined where there is none of that id. */
export async function removeContact(
  { service, pages, who }: ApiWriter,
  id: number,
): Promise<ItemAnswer | undefined> {
  const { type } = await pages.account();
  const key = String(id);
  const current = (await service.backend.readByKeys([key], recordTypesWith(type))).get(key);
  if (!current) return undefined;
  const own = type.fields.filter(({ readOnly, name }) => !readOnly && current[name] !== null);
  const values = Object.fromEntries(own.map(({ name }) => [name, current[name] ?? null]));
  const change: Change = { kind: "remove", key, values };
  const order = { who, why: `DELETE /api/v1/Contacts/${id}`, fingerprint: "" };
  const [outcome] = await run(service, { ...order, type, changes: [change], current: new Map() });
  return answerOf(0, outcome, { key, code: null });
}

/** Parents are only looked up where someone is billed to one; each new person gets an id, whether it is used or not. */
async function contextOf(
  { service, pages }: ApiWriter,
  bodies: readonly unknown[],
  isNew: (person: GivenPerson) => boolean,
): Promise<ItemContext> {
  const { type, wire } = await pages.account();
  const read = bodies.map((body) => wire.fromWire(body));
  const needsParents = read.some(({ values }) => (values["billingId"] ?? null) !== null);
  const lists: Lists = needsParents
    ? await service.backend.readLists()
    : { ...(await readOwnLists(service.database)), parents: [] };
  const newPeople = read.flatMap(({ people }) => people).filter(isNew);
  const personIds = (await takePersonIds(service.database, newPeople.length)).values();
  const newPersonId = () => Number(personIds.next().value);
  return { type, wire, lists, policy: service.policy, today: printDay(service.now()), newPersonId };
}

interface ItemOrder {
  readonly context: ItemContext;
  readonly why: string;
  readonly current: ReadonlyMap<Key, Values>;
}

interface WrittenItem {
  readonly answer: ItemAnswer;
  /** Somebody else wrote the same field first, so this was not written. */
  readonly isOvertaken: boolean;
}

async function applyItems(
  { service, who }: ApiWriter,
  items: readonly Item[],
  order: ItemOrder,
): Promise<readonly WrittenItem[]> {
  const drafted = items.flatMap((item) => (item.kind === "change" ? [item.change] : []));
  const outcomes = await applyChanges(service, drafted, { ...order, who });
  return items.map((item, index) => {
    const outcome = item.kind === "change" ? outcomes.get(item.change) : undefined;
    return { answer: itemAnswer(item, index, outcome), isOvertaken: outcome?.kind === "conflicted" };
  });
}

function itemAnswer(item: Item, index: number, outcome: Outcome | undefined): ItemAnswer {
  switch (item.kind) {
    case "wrong":
      return failed(index, item.errors);
    case "same":
      return succeeded(index, item.id, { code: item.email });
    case "change":
      return answerOf(index, outcome, { key: item.change.key, code: item.email });
    default:
      return item satisfies never;
  }
}

async function applyChanges(
  service: Service,
  drafted: readonly (Create<Value> | Update<Value>)[],
  order: ItemOrder & { readonly who: string },
): Promise<ReadonlyMap<Change, Outcome>> {
  if (drafted.length === 0) return new Map();
  const limits = service.backend.capabilities;
  const { changes, fingerprint } = makePlan({ changes: drafted, findings: [], warningsBlock: false, limits });
  const { who, why, current, context } = order;
  const outcomes = await run(service, { who, why, fingerprint, changes, current, type: context.type });
  return new Map(outcomes.flatMap((outcome, at) => (changes[at] ? [[changes[at], outcome] as const] : [])));
}

/** Runs the changes to the end; outcomes in their order, fewer where the run broke off. */
async function run(
  service: Service,
  order: {
    readonly who: string;
    readonly why: string;
    readonly fingerprint: string;
    readonly type: ItemContext["type"];
    readonly changes: readonly Change[];
    readonly current: ReadonlyMap<Key, Values>;
  },
): Promise<readonly Outcome[]> {
  const { who, why, fingerprint, type, changes, current } = order;
  const lines = changes.map((change) => ({ change, label: labelOf(change, current.get(change.key)) }));
  const outcomes: Outcome[] = [];
  const sent = { run: { who, why, workbook: "", fingerprint }, lines, types: recordTypesWith(type) };
  for await (const line of await service.runs.start(sent)) {
    if (line.kind === "outcomes") outcomes.push(...line.outcomes);
  }
  return outcomes;
}

function answerOf(
  index: number,
  outcome: Outcome | undefined,
  { key, code }: { readonly key: Key; readonly code: string | null },
): ItemAnswer {
  if (outcome?.kind === "applied") return succeeded(index, Number(outcome.id ?? key), { code });
  const unknown = "Nobody knows whether this was written. Read the contact before you send it again.";
  return failed(index, [outcome?.message ?? unknown]);
}
