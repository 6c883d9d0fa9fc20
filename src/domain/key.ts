// Rules on rows and keys: which record a row speaks of. Nothing is guessed: a row whose id cannot be trusted is named and left
// out by whoever reads the findings. Knows no cell and no layout.
import type { Finding, Severity } from "./finding";
import { findStrangers, nameIn, type KeyRow } from "./identity";
import { isNewKey, type Key, type Values } from "./value";
import { anyOf, keyName, quote } from "./wording";

export interface KeyCheck {
  readonly sheet: string;
  readonly rows: readonly KeyRow[];
  /** The records as loaded onto this sheet. */
  readonly baseline: ReadonlyMap<Key, Values>;
  /** What tells one record from another: each a field, or fields that do it together; empty where the sheet has none. */
  readonly identity: readonly (readonly string[])[];
  /** The policy's changes of severity. */
  readonly severities: Readonly<Record<string, Severity>>;
}

/** What tells one record from another of its type [KE3]: each a field, or fields that do it together. */
const identities: Readonly<Record<string, readonly (readonly string[])[]>> = {
  contact: [["company"], ["email"], ["accountNumber"], ["firstName", "lastName"], ["integrationRef"]],
  secondary_contact: [["contactId", "firstName", "lastName"], ["email"], ["mobile"]],
  delivery_address: [
    ["contactId", "label"],
    ["contactId", "address1", "address2"],
  ],
  promotion: [["code"], ["name"]],
  product: [["code"], ["name"]],
  price_tier: [["priceColumn"], ["name", "currency"]],
  payment_term: [["name"]],
  gl_account: [["code"], ["name"]],
};

/** The fields that tell records of this type apart; none where nothing does. */
export function identityFields(typeName: string): readonly (readonly string[])[] {
  return identities[typeName] ?? [];
}

/** A rule that looks at rows and workbooks instead of drafts. */
export interface KeyRule {
  readonly id: string;
  readonly severity: Severity;
  /** Why it exists, for docs/rules.md and for the pane. */
  readonly why: string;
}

/** The rules that `checkKeys` runs. */
export const rowRules = {
  oneRow: {
    id: "KE1",
    severity: "E",
    why: "Two rows with one id would write one record twice, the second over the first.",
  },
  loaded: {
    id: "KE2",
    severity: "E",
    why: "For an id that was not loaded nobody knows what would be overwritten.",
  },
  ownData: {
    id: "KE3",
    severity: "E",
    why: "After a partial sort or a paste, an id beside another record's data would write one customer over another.",
  },
  present: {
    id: "KE4",
    severity: "W",
    why: "A missing row is never a delete; it is said, because it may be a slip.",
  },
} as const satisfies Record<string, KeyRule>;

/** Findings on ids, in the order KE1, KE2, KE3, KE4, then of the rows. Linear in rows and baseline. */
export function checkKeys(check: KeyCheck): Finding[] {
  const { rows, baseline } = check;
  const rowsOf = new Map<Key, KeyRow[]>();
  const notLoaded: KeyRow[] = [];
  for (const row of rows) {
    if (row.key === "" || isNewKey(row.key)) continue;
    if (!baseline.has(row.key)) {
      notLoaded.push(row);
      continue;
    }
    const before = rowsOf.get(row.key);
    if (before) before.push(row);
    else rowsOf.set(row.key, [row]);
  }
  return [
    ...repeatedRows(check, rowsOf),
    ...notLoaded.map((row) => notLoadedFinding(check, row)),
    ...strangerRows(check, rowsOf),
    ...goneRows(check, rowsOf),
  ];
}

type RowsOf = ReadonlyMap<Key, readonly KeyRow[]>;

function found(check: KeyCheck, rule: KeyRule, said: { row?: KeyRow; key: Key; message: string }): Finding {
  const { row, key, message } = said;
  const severity = check.severities[rule.id] ?? rule.severity;
  const place = row ? { place: { sheet: check.sheet, row: row.row } } : {};
  return { rule: rule.id, severity, key, message, ...place };
}

function repeatedRows(check: KeyCheck, rowsOf: RowsOf): Finding[] {
  return [...rowsOf].flatMap(([key, rows]) => {
    if (rows.length < 2) return [];
    const numbers = anyOf(rows.map(({ row }) => String(row))).replace(" or ", " and ");
    const message = `rows ${numbers} have one id, ${key}. Keep one of them; clear the id of a row that is meant to be new.`;
    return rows.map((row) => found(check, rowRules.oneRow, { row, key, message }));
  });
}

function notLoadedFinding(check: KeyCheck, row: KeyRow): Finding {
  const message = `the id ${quote(row.key)} was not loaded onto this sheet. Put the right id back, or clear it if the row is new.`;
  return found(check, rowRules.loaded, { row, key: row.key, message });
}

function strangerRows(check: KeyCheck, rowsOf: RowsOf): Finding[] {
  const single = new Map(
    [...rowsOf].flatMap(([key, [row, ...more]]) => (row && more.length === 0 ? [[key, row]] : [])),
  );
  const strangers = findStrangers(single, check.baseline, check.identity);
  return [...strangers].map(([row, owner]) => {
    const own = nameIn(check.baseline.get(row.key), row.key);
    const other = nameIn(check.baseline.get(owner), owner);
    const message = `the row has the id of ${own}, but the data of ${other}. Undo the sort or paste that parted them, or load again.`;
    return found(check, rowRules.ownData, { row, key: row.key, message });
  });
}

function goneRows(check: KeyCheck, rowsOf: RowsOf): Finding[] {
  if (rowsOf.size === check.baseline.size) return [];
  return [...check.baseline].flatMap(([key, values]) => {
    if (rowsOf.has(key)) return [];
    const message = `the row of ${nameIn(values, key)} is gone from ${check.sheet}. The record (${keyName(key)}) is left as it is; load again to see it.`;
    return [found(check, rowRules.present, { key, message })];
  });
}
