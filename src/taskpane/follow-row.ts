// Follows the row that is selected in the workbook: whose it is, and what the sheets say of them now, drafts and lists alike.
import type { Lists } from "../domain/lists";
import { recordName } from "../domain/record-name";
import type { Key } from "../domain/value";
import { readSelectedKey, readSheets } from "../workbook/excel";
import type { SheetsAnswer } from "../workbook/reading";
import { ageOf, followWorkbook } from "./follow-workbook";
import type { Later } from "./later";
import type { PricedRow } from "./price-view";
import type { Store } from "./store";

/** What the selected row says, with the lists as the sheets have them; `row` is absent where no contact is selected. */
export type Followed =
  | { readonly kind: "row"; readonly lists: Lists; readonly row?: PricedRow }
  | { readonly kind: "nothing"; readonly message: string };

/** Tells of the selected row now, and whenever the selection, the sheets or the load change. Answers how to stop. */
export function followRow(store: Store, wait: Later, onRow: (followed: Followed) => void): () => void {
  const onFailed = (message: string) => onRow({ kind: "nothing", message });
  return followWorkbook(store, wait, { read: makeReader(store), onRead: onRow, onFailed });
}

/** Reads the sheets again only where they have changed: going from row to row asks for one cell. */
function makeReader(store: Store): () => Promise<Followed> {
  let kept: { readonly age: string; readonly answer: SheetsAnswer } | undefined;
  return async () => {
    const age = ageOf(store);
    const key = await readSelectedKey();
    if (kept?.age !== age) {
      const now = store.now().toISOString();
      kept = { age, answer: await readSheets({ signedIn: undefined, now }) };
    }
    return toFollowed(kept.answer, key);
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
