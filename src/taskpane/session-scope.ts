// Which of the changed records are meant: all, or those of some rows, or those that failed last time. Part of the session, and pure.
import type { Finding } from "../domain/finding";
import type { Key } from "../domain/value";
import type { DraftChange } from "../plan/change";

export type ScopeKind = "all" | "selected" | "visible" | "failed";

/** Everything: no scope was chosen. */
export const wholeScope: Scope = { kind: "all" };

/** The records that are meant. `keys` are those of the rows when they were last read; `sheet` is its name for people. */
export type Scope =
  | { readonly kind: "all" }
  | { readonly kind: "failed"; readonly keys: ReadonlySet<Key> }
  | {
      readonly kind: "selected" | "visible";
      readonly keys: ReadonlySet<Key>;
      readonly sheet: string;
      readonly table: string;
    };

/** What a scope narrows of a check. */
interface Narrowed {
  readonly changes: readonly DraftChange[];
  readonly findings: readonly Finding[];
  readonly rows: number;
}

/** The same check, only of what is meant. Findings on a whole sheet or workbook, which have no key, always stay. */
export function narrowed<T extends Narrowed>(checked: T, scope: Scope): T {
  if (scope.kind === "all") return checked;
  const { keys } = scope;
  const changes = checked.changes.filter(({ key }) => keys.has(key));
  const findings = checked.findings.filter(({ key }) => key === "" || keys.has(key));
  return { ...checked, changes, findings, rows: keys.size };
}

/** What of the last check is meant: the rows of the scope; an undo stands on no rows, and is meant as a whole. */
export function meantBy<T extends Narrowed & { readonly undoes?: number }>(session: {
  readonly checked: T | undefined;
  readonly scope: Scope;
}): T | undefined {
  const { checked, scope } = session;
  return checked && narrowed(checked, checked.undoes === undefined ? scope : wholeScope);
}

/** "37 of 412 changed records are in the 50 selected rows of Contacts." Empty where all are meant. */
export function sayScope(scope: Scope, changes: readonly DraftChange[]): string {
  if (scope.kind === "all") return "";
  const inScope = changes.filter(({ key }) => scope.keys.has(key)).length.toLocaleString("en");
  const total = changes.length.toLocaleString("en");
  const records = `${inScope} of ${total} changed record${changes.length === 1 ? "" : "s"}`;
  const be = inScope === "1" ? "is" : "are";
  if (scope.kind === "failed") return `${records} ${be} among those that were not applied last time.`;
  const rows = `${scope.keys.size.toLocaleString("en")} ${scope.kind} row${scope.keys.size === 1 ? "" : "s"}`;
  return `${records} ${be} in the ${rows} of ${scope.sheet}.`;
}

interface Loaded {
  readonly loadedAt: string;
  readonly failed: readonly Key[];
}

/** What the workbook says failed last time, whichever pane was open then; another load has other rows, so nothing is chosen of it. */
export function scopeAfterLoad(
  before: { readonly load: Loaded | undefined; readonly scope: Scope },
  load: Loaded | undefined,
): { readonly scope: Scope; readonly failed: ReadonlySet<Key> } {
  const scope = load?.loadedAt === before.load?.loadedAt ? before.scope : wholeScope;
  return { scope, failed: new Set(load?.failed) };
}
