// What a scope means of a check: the changed records of its rows, and what those refer to anew. Pure.
import type { Finding } from "../domain/finding";
import { referredBy, type ReferringChanges } from "../plan/references";
import { plural } from "./findings-view";
import { wholeScope, type Scope } from "./session-scope";

/** What a scope narrows of a check. */
interface Narrowed extends ReferringChanges {
  readonly findings: readonly Finding[];
  readonly rows: number;
}

/** The same check, only of what is meant and of what that refers to anew [PL6]. Findings on a whole sheet or workbook, which have no key, always stay. */
export function narrowed<T extends Narrowed>(checked: T, scope: Scope): T {
  if (scope.kind === "all") return checked;
  const along = referredBy(checked, scope.keys);
  const keys = new Set([...scope.keys, ...along]);
  const changes = checked.changes.filter(({ key }) => keys.has(key));
  const findings = checked.findings.filter(({ key }) => key === "" || keys.has(key));
  return { ...checked, changes, findings, rows: scope.keys.size };
}

/** What of the last check is meant: the rows of the scope; an undo stands on no rows, and is meant as a whole. */
export function meantBy<T extends Narrowed & { readonly undoes?: number }>(session: {
  readonly checked: T | undefined;
  readonly scope: Scope;
}): T | undefined {
  const { checked, scope } = session;
  return checked && narrowed(checked, checked.undoes === undefined ? scope : wholeScope);
}

/** "37 of 412 changed records are in the 50 selected rows of Contacts." And what goes along, because they refer to it. Empty where all are meant. */
export function sayScope(scope: Scope, checked: ReferringChanges | undefined): string {
  if (scope.kind === "all" || !checked) return "";
  const { changes } = checked;
  const inScope = changes.filter(({ key }) => scope.keys.has(key)).length;
  const along = referredBy(checked, scope.keys).size;
  const more =
    along > 0
      ? ` ${plural(along, "changed record")} that ${inScope === 1 ? "it refers" : "they refer"} to ${along === 1 ? "goes" : "go"} along.`
      : "";
  const total = changes.length.toLocaleString("en");
  const records = `${inScope.toLocaleString("en")} of ${total} changed record${changes.length === 1 ? "" : "s"}`;
  const be = inScope === 1 ? "is" : "are";
  if (scope.kind === "failed") return `${records} ${be} among those that were not applied last time.${more}`;
  const rows = `${scope.keys.size.toLocaleString("en")} ${scope.kind} row${scope.keys.size === 1 ? "" : "s"}`;
  return `${records} ${be} in the ${rows} of ${scope.sheet}.${more}`;
}
