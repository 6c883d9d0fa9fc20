// Choosing which rows are meant: reads which are selected or visible, and checks, or reviews, what changed in them.
import { readScope } from "../workbook/excel";
import { reviewAgain } from "./apply-plan";
import { readAndCheck } from "./check-sheets";
import { wholeScope, type Scope, type ScopeKind } from "./session-scope";
import type { Message } from "./session";
import type { Store } from "./store";
import { doWork } from "./work";

/** Takes the rows of that kind as they are now; where there are none, the scope stays and that is said. */
export function chooseScope(store: Store, kind: ScopeKind): Promise<void> {
  return doWork(store, { what: "check", note: "Reading which rows are meant" }, async () => {
    // New rows get their ids first: a row without one cannot be meant.
    if (!store.session().checked && !(await readAndCheck(store))) return store.session().message;
    const scope = await readChosen(store, kind);
    if ("intent" in scope) return scope;
    store.dispatch({ kind: "scope set", scope });
    return store.session().place === "review" ? reviewAgain(store) : undefined;
  });
}

async function readChosen(store: Store, kind: ScopeKind): Promise<Scope | Message> {
  switch (kind) {
    case "all":
      return wholeScope;
    case "failed":
      return { kind, keys: store.session().failed };
    case "selected":
    case "visible": {
      const rows = await readScope({ choice: kind });
      if (rows.kind === "none") return { intent: "info", text: rows.message };
      const { keys, sheet, table } = rows;
      return { kind, keys, sheet, table };
    }
    default:
      return kind satisfies never;
  }
}
