// Which of the changed records are meant: all, or those of some rows, or those that failed last time. Part of the session, and pure.
import type { Key } from "../domain/value";

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

/** What failed last time is meant until nothing of it is left. */
export function scopeAfterRun(
  before: Scope,
  failed: ReadonlySet<Key>,
): { readonly scope: Scope; readonly failed: ReadonlySet<Key> } {
  return { scope: before.kind === "failed" && failed.size === 0 ? wholeScope : before, failed };
}
