// Writes changes of contacts to a Cin7 account: updates and creates in batches, removes one by one.
import type { Key, Value, Values } from "../domain/value";
import type { Change, Create, Remove, Update } from "../plan/change";
import type { Outcome } from "../plan/outcome";
import { changedSinceMade, rejected } from "../service/database/merge";
import { writeCreates } from "./cin7-creates";
import { deliver, type Delivery } from "./cin7-deliver";
import { writeUpdates } from "./cin7-updates";
import { freshOr, keysOf, type Outcomes, type Writing } from "./cin7-writing";

/** One outcome for each change, in order; all are updates, creates or removes. Never throws for a record. */
export async function writeContacts(
  writing: Writing,
  changes: readonly Change[],
): Promise<readonly Outcome[]> {
  const updates = changes.filter((change): change is Update<Value> => change.kind === "update");
  const creates = changes.filter((change): change is Create<Value> => change.kind === "create");
  const removes = changes.filter((change): change is Remove => change.kind === "remove");
  const outcomes = new Map<Key, Outcome>([
    ...(await writeUpdates(writing, updates)),
    ...(await writeCreates(writing, creates)),
    ...(await writeRemoves(writing, removes)),
  ]);
  return changes.map(
    ({ key }) => outcomes.get(key) ?? { key, kind: "unknown", message: "No answer was kept." },
  );
}

/** One call each: the API takes contacts away one by one. */
async function writeRemoves(writing: Writing, removes: readonly Remove[]): Promise<Outcomes> {
  if (removes.length === 0) return new Map();
  const fresh = await freshOr(writing, keysOf(removes));
  if ("unread" in fresh) return fresh.unread;
  const outcomes = new Map<Key, Outcome>();
  for (const change of removes) {
    outcomes.set(change.key, await removeOne(writing, change, fresh.current.get(change.key)));
  }
  return outcomes;
}

async function removeOne(
  writing: Writing,
  { key, values }: Remove,
  current: Values | undefined,
): Promise<Outcome> {
  if (!current) return { key, kind: "applied" };
  const changed = changedSinceMade(key, values, current);
  if (changed) return changed;
  const delivery: Delivery = {
    wait: writing.wait,
    isNew: false,
    send: () => writing.client.write({ method: "DELETE", path: `Contacts/${key}` }),
    readBack: async () => {
      const still = (await writing.readFresh([key])).has(key);
      return [still ? { kind: "missing" } : { kind: "arrived" }];
    },
  };
  const outcome =
    (await deliver([{ key, body: {} }], delivery)).get(key) ?? rejected(key, "No answer was kept.");
  if (outcome.kind === "applied") await writing.forget([Number(key)]);
  return { ...outcome, key };
}
