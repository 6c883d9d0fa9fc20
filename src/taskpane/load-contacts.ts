// Load: streams the contacts that match from the service and lays them out in the workbook.
import type { ContactFilter, LoadLine } from "../contract/app";
import { Fault } from "../domain/fault";
import { ownedTypes } from "../domain/record-types";
import type { Value, Values } from "../domain/value";
import { readSheets, writeLoad } from "../workbook/excel";
import type { LoadEnd } from "../workbook/load-work";
import { typesOnSheets } from "../workbook/sheets";
import { readLoad } from "./connect";
import { plural } from "./findings-view";
import { readAccount, readContacts, readOwned } from "./service";
import type { Message } from "./session";
import type { Store } from "./store";
import { doWork, type Move } from "./work";

/** Whether a load would replace edits that were not applied. */
export async function findEdits(store: Store): Promise<boolean> {
  const answer = await readSheets({ signedIn: undefined, now: store.now().toISOString() });
  return answer.kind === "read" && answer.reading.hasEdits;
}

/** Loads what the filter says (that of the Load place, unless another is handed in), replacing what the workbook held. */
export function loadContacts(
  store: Store,
  signal: AbortSignal,
  filter: ContactFilter = store.session().filter,
): Promise<void> {
  return doWork(store, { what: "load", note: "Asking the service" }, async (move) => {
    const { sheets, hidden } = store.session();
    const answer = await readAccount();
    store.dispatch({ kind: "connected", connection: { kind: "signed in", answer } });
    const { records, loadedAt } = await readRecords(readContacts(filter, signal), "Reading contacts", move);
    const owned = await readOwnedBy(filter, { sheets, signal, move });
    const { account, lists, policy } = answer;
    const end = await writeLoad(
      { account, lists, policy, filter, records, owned, loadedAt, sheets, hidden },
      { signal, onProgress: ({ what, done, total }) => move(what, done, total) },
    );
    store.dispatch({ kind: "edited" });
    await readLoad(store);
    return sayEnd(end);
  });
}

/** What these contacts own, of each type that has a sheet in this load. */
export async function readOwnedBy(
  filter: ContactFilter,
  at: { readonly sheets: readonly string[]; readonly signal: AbortSignal; readonly move: Move },
): Promise<Record<string, readonly Values[]>> {
  const wanted = typesOnSheets(at.sheets);
  const owned: Record<string, readonly Values[]> = {};
  for (const { name, plural } of ownedTypes) {
    if (!wanted.has(name)) continue;
    const lines = readOwned(name, filter, at.signal);
    const { records } = await readRecords(lines, `Reading ${plural.toLowerCase()}`, at.move);
    owned[name] = records;
  }
  return owned;
}

/** The records that these lines bring. Failure: a Fault where the service broke off. */
export async function readRecords(
  lines: AsyncIterable<LoadLine>,
  note: string,
  move: Move,
): Promise<{ records: Values[]; loadedAt: string }> {
  const records: Values[] = [];
  let [fields, total, loadedAt, isComplete]: [readonly string[], number, string, boolean] = [
    [],
    0,
    "",
    false,
  ];
  for await (const line of lines) {
    switch (line.kind) {
      case "start":
        ({ fields, total, loadedAt } = line);
        break;
      case "records":
        for (const row of line.rows) records.push(recordOf(fields, row));
        move(note, records.length, total);
        break;
      case "end":
        isComplete = line.count === records.length;
        break;
      case "failed":
        throw new Fault("refused", line.message);
      default:
        line satisfies never;
    }
  }
  if (!isComplete)
    throw new Fault("service unreachable", "The service broke off while sending records. Load again.");
  return { records, loadedAt };
}

function recordOf(fields: readonly string[], row: readonly Value[]): Values {
  const record: Record<string, Value> = {};
  for (const [at, field] of fields.entries()) record[field] = row[at] ?? null;
  return record;
}

function sayEnd(end: LoadEnd): Message {
  if (end.kind === "stopped")
    return { intent: "warning", text: "The load was stopped. Load again before you edit." };
  const [first] = end.different;
  const loaded = `${plural(end.records, "contact")} loaded`;
  if (end.records === 0) {
    const text = "No contact matches what is chosen below, so Contacts holds none.";
    return { intent: "info", text: text + sayAside(end.aside) };
  }
  if (!first) {
    const text = `${loaded}; every cell was read back and is what the backend holds.`;
    return { intent: end.aside ? "info" : "success", text: text + sayAside(end.aside) };
  }
  const text =
    `${loaded}, but Excel changed ${plural(end.different.length, "cell")}: ` +
    `${first.sheet}, ${first.header} of record ${first.key} holds “${first.holds}” instead of “${first.meant}”. ` +
    "These cells will not be sent unless you edit them.";
  return { intent: "warning", text: text + sayAside(end.aside) };
}

function sayAside(aside: readonly string[] = []): string {
  if (aside.length === 0) return "";
  const sheets = aside.map((name) => `“${name}”`).join(", ");
  return ` The columns are others now; what you had added stays on ${sheets}, as it was. It is not checked or sent.`;
}
