// The desk that a backend's promises are tested at: the backend, somebody else who works in the same account, and what a test says to both.
import { recordTypesFor, type RecordTypes } from "../../src/domain/record-types";
import type { RecordType } from "../../src/domain/catalogue";
import { contactTypeFor, type Lists } from "../../src/domain/lists";
import type { Key, Value, Values } from "../../src/domain/value";
import type { ContactFilter } from "../../src/contract/app";
import type { Change, Create, Update } from "../../src/plan/change";
import type { TestedBackend } from "./tested-backends";

/** Long enough that no answer is still taken for fresh. */
export const longPauseMs = 60_000;

/** What the promises are asked with: the backend under test, and what a test says to it most. */
export interface Desk {
  readonly tested: TestedBackend;
  readonly types: RecordTypes;
  readonly type: RecordType;
  readonly lists: Lists;
  /** The fields that both know as the account itself has them: a backend that only sees values may guess the kind of one. */
  readonly account: { readonly type: RecordType; readonly lists: Lists };
  readonly write: (...changes: readonly Change[]) => ReturnType<TestedBackend["backend"]["write"]>;
  /** Another changes one field of a contact. */
  readonly writeElsewhere: (id: Key, fields: Values) => Promise<void>;
  readonly read: (id: Key) => Promise<Values>;
  /** As somebody else reads it in the account. */
  readonly readElsewhere: (id: Key) => Promise<Values | undefined>;
  readonly load: (filter: ContactFilter) => Promise<readonly Values[]>;
  readonly made: (values?: Values) => Promise<Key>;
}

/** A desk at this backend, its lists as they are now. */
export async function openDesk(tested: TestedBackend): Promise<Desk> {
  const { backend, elsewhere } = tested;
  const lists = await backend.readLists();
  const theirs = await elsewhere.readLists();
  const types = recordTypesFor(lists);
  const theirType = contactTypeFor(theirs);
  const known = new Set(types.get("contact")?.fields.map(({ name }) => name));
  const type = types.get("contact")!;
  const write: Desk["write"] = (...changes) => backend.write(changes, types);
  const readElsewhere: Desk["readElsewhere"] = async (id) =>
    (await elsewhere.readByKeys([id], types)).get(id);
  return {
    ...{ tested, types, type, lists, write, readElsewhere },
    account: {
      type: { ...theirType, fields: theirType.fields.filter(({ name }) => known.has(name)) },
      lists: theirs,
    },
    writeElsewhere: async (id, fields) => {
      const held = await readElsewhere(id);
      const moved = Object.entries(fields).map(([name, to]) => [name, [held?.[name] ?? null, to] as const]);
      const outcomes = await elsewhere.write([update(id, Object.fromEntries(moved))], types);
      expect(outcomes).toEqual([{ key: id, kind: "applied" }]);
    },
    read: async (id) => {
      await tested.pass(longPauseMs);
      return (await backend.readByKeys([id], types)).get(id) ?? {};
    },
    load: async (filter) => {
      const all: Values[] = [];
      for await (const page of backend.readContacts(filter, type)) all.push(...page);
      return all;
    },
    made: async (values = {}) => {
      const [outcome] = await write(create({ company: "Quay Traders", ...values }));
      expect(outcome).toEqual({
        key: "new 1",
        kind: "applied",
        id: expect.stringMatching(/^\d+$/) as string,
      });
      return outcome?.id ?? "";
    },
  };
}

/** A new customer. */
export const create = (values: Values, key: Key = "new 1"): Create<Value> => ({
  kind: "create",
  key,
  values: { type: "Customer", ...values },
});
/** A change of these fields, each from what it is to what it shall be. */
export const update = (key: Key, fields: Update<Value>["fields"]): Update<Value> => ({
  kind: "update",
  key,
  fields,
});
/** Their ids, rising. */
export const idsOf = (contacts: readonly Values[]) =>
  contacts.map(({ id }) => Number(id)).sort((a, b) => a - b);
