// Reload that keeps edits: what the backend holds now comes into the loaded sheets, and nothing that was edited is lost [WB5].
import { mostIds, type ContactFilter } from "../contract/app";
import { contactTypeName, keyOfId, typeNameOf } from "../domain/record-key";
import { isNewKey, type Key, type Values } from "../domain/value";
import { bringUpToDate, readSheets, readWorkbookState } from "../workbook/excel";
import type { Rebased } from "../workbook/rebase";
import { reviewPlan } from "./apply-plan";
import { readLoad } from "./connect";
import { plural } from "./findings-view";
import { readOwnedBy, readRecords } from "./load-contacts";
import { readAccount, readContacts } from "./service";
import type { Message } from "./session";
import type { Store } from "./store";
import { doWork, type Move } from "./work";

/** The button: reads again what the workbook's own load asked for, and what it holds besides; what clashes is shown in Review. */
export async function reloadKeepingEdits(store: Store, signal: AbortSignal): Promise<void> {
  let clashes = 0;
  await doWork(store, { what: "load", note: "Asking the service" }, async (move) => {
    const state = await readWorkbookState();
    const at = { signedIn: undefined, now: store.now().toISOString() };
    const sheets = await readSheets(at);
    if (state.kind !== "loaded" || sheets.kind !== "read")
      return {
        intent: "info",
        text: "This workbook holds no load to bring up to date. Load contacts first.",
      };
    const answer = await readAccount();
    if (answer.account.id !== state.account.id || answer.account.backend !== state.account.backend) {
      const text = `This workbook belongs to ${state.account.name}; you are signed in to ${answer.account.name}. Sign in to the first, or load again.`;
      return { intent: "warning", text };
    }
    store.dispatch({ kind: "connected", connection: { kind: "signed in", answer } });
    const keys = sheets.reading.drafts.map(({ key }) => key);
    const read = await readAll({ filter: state.filter, keys, signal, move }, store.session().sheets);
    const answered = await bringUpToDate(
      { theirs: read.records, all: { lists: answer.lists, loadedAt: read.loadedAt } },
      { ...at, signedIn: answer.account },
    );
    if (answered.kind === "nothing loaded") return { intent: "warning", text: answered.message };
    store.dispatch({ kind: "edited" });
    await readLoad(store);
    clashes = answered.clashes.length;
    return sayRebased(answered, read.gone);
  });
  if (clashes > 0) await reviewKeeping(store);
}

/** Puts these contacts, and what they own, beside those that are loaded; edits stay. */
export async function addContacts(store: Store, ids: readonly number[], signal: AbortSignal): Promise<void> {
  await doWork(store, { what: "load", note: "Asking the service" }, async (move) => {
    const answer = await readAccount();
    store.dispatch({ kind: "connected", connection: { kind: "signed in", answer } });
    const { records } = await readAll(
      { filter: { ids: [...ids] }, keys: [], signal, move },
      store.session().sheets,
    );
    const answered = await bringUpToDate(
      { theirs: records, all: { lists: answer.lists } },
      { signedIn: answer.account, now: store.now().toISOString() },
    );
    if (answered.kind === "nothing loaded") return { intent: "warning", text: answered.message };
    store.dispatch({ kind: "edited" });
    await readLoad(store);
    const text = `${plural(answered.appeared, "record")} added at the foot. Your edits are as they were.`;
    return { intent: "success", text };
  });
}

/** Review makes its own plan; what the reload had to say stays to be read. */
async function reviewKeeping(store: Store): Promise<void> {
  const { message } = store.session();
  await reviewPlan(store);
  if (message && !store.session().message) store.dispatch({ kind: "work ended", message });
}

interface ReadAll {
  readonly filter: ContactFilter;
  readonly keys: readonly Key[];
  readonly signal: AbortSignal;
  readonly move: Move;
}

/** Everything that matches the filter, and the loaded contacts that match it no more. */
async function readAll({ filter, keys, signal, move }: ReadAll, sheets: readonly string[]) {
  const records = new Map<Key, Values>();
  const matching = await readRecords(readContacts(filter, signal), "Reading contacts", move);
  for (const record of matching.records) records.set(String(record["id"]), record);
  const rest = keys.filter((key) => isLoadedContact(key) && !records.has(key)).map(Number);
  for (let start = 0; start < rest.length; start += mostIds) {
    const ids = rest.slice(start, start + mostIds);
    const more = await readRecords(readContacts({ ids }, signal), "Reading contacts", move);
    for (const record of more.records) records.set(String(record["id"]), record);
  }
  const gone = rest.filter((id) => !records.has(String(id))).length;
  const owned = await readOwnedBy(filter, { sheets, signal, move });
  for (const [name, own] of Object.entries(owned))
    for (const record of own) records.set(keyOfId(name, String(record["id"])), record);
  return { records, gone, loadedAt: matching.loadedAt };
}

function isLoadedContact(key: Key): boolean {
  return !isNewKey(key) && typeNameOf(key) === contactTypeName;
}

function sayRebased({ moved, appeared, doubted, clashes }: Rebased, gone: number): Message {
  const parts = [
    moved > 0 ? `${plural(moved, "record")} brought up to date` : "Nothing has moved since",
    appeared > 0 ? `${plural(appeared, "record")} added at the foot` : "",
    doubted.length > 0
      ? `${plural(doubted.length, "record")} left as loaded, because Check finds fault with the ids`
      : "",
    gone > 0 ? `${plural(gone, "contact")} no longer there (delete those rows)` : "",
    clashes.length > 0 ? `${plural(clashes.length, "field")} moved on both sides: choose below` : "",
  ];
  const text = `${parts.filter(Boolean).join("; ")}. Your edits are as they were.`;
  return { intent: clashes.length + doubted.length + gone > 0 ? "warning" : "success", text };
}
