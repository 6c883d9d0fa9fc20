// Follows the row that is selected in the workbook: whose it is, and what the sheets say of them now, drafts and lists alike.
import { messageOf } from "../domain/fault";
import type { Lists } from "../domain/lists";
import { recordName } from "../domain/record-name";
import type { Key } from "../domain/value";
import { readSelectedKey, readSheets, watchSelection } from "../workbook/excel";
import type { SheetsAnswer } from "../workbook/reading";
import { holdBack, latestOnly, type Later } from "./later";
import type { PricedRow } from "./price-view";
import type { Store } from "./store";

/** What the selected row says, with the lists as the sheets have them; `row` is absent where no contact is selected. */
export type Followed =
  | { readonly kind: "row"; readonly lists: Lists; readonly row?: PricedRow }
  | { readonly kind: "nothing"; readonly message: string };

const pauseMs = 150;

/** Tells of the selected row now, and whenever the selection, the sheets or the load change. Answers how to stop. */
export function followRow(store: Store, wait: Later, onRow: (followed: Followed) => void): () => void {
  const read = latestOnly(makeReader(store), onRow);
  const soon = holdBack(() => void read(undefined), pauseMs, wait);
  let seen = ageOf(store);
  const unsubscribe = store.subscribe(() => {
    const now = ageOf(store);
    if (now === seen) return;
    seen = now;
    soon.ask();
  });
  const watching = watchSelection(() => soon.ask());
  watching.catch((caught: unknown) => onRow({ kind: "nothing", message: messageOf(caught) }));
  soon.ask();
  return () => {
    unsubscribe();
    soon.stop();
    void watching.then((stop) => stop()).catch(() => undefined);
  };
}

/** Changes when what was read of the sheets is old. */
function ageOf(store: Store): string {
  const { edits, load } = store.session();
  return `${edits} ${load?.loadedAt ?? ""}`;
}

/** Reads the sheets again only where they have changed: going from row to row asks for one cell. */
function makeReader(store: Store): () => Promise<Followed> {
  let kept: { readonly age: string; readonly answer: SheetsAnswer } | undefined;
  return async () => {
    try {
      const age = ageOf(store);
      const key = await readSelectedKey();
      if (kept?.age !== age) {
        const now = store.now().toISOString();
        kept = { age, answer: await readSheets({ signedIn: undefined, now }) };
      }
      return toFollowed(kept.answer, key);
    } catch (caught) {
      return { kind: "nothing", message: messageOf(caught) };
    }
  };
}

function toFollowed(answer: SheetsAnswer, key: Key | undefined): Followed {
  if (answer.kind === "nothing loaded") return { kind: "nothing", message: answer.message };
  const { drafts, drafted } = answer.reading;
  const draft = key === undefined ? undefined : drafts.find((own) => own.key === key);
  if (!draft) return { kind: "row", lists: drafted };
  return {
    kind: "row",
    lists: drafted,
    row: { name: recordName(draft.key, draft.entries), entries: draft.entries },
  };
}
