// Rules on a contact and the one that pays for it: one limit, a payer that can be billed, one GL account.
import { isChanged, type Draft, type Report, type Rule } from "./check";
import { textOf, type Entries, type Key } from "./value";
import { keyName, money, quote } from "./wording";

const field = "billingId";

/** The key of who pays for a contact; `undefined` where it pays itself. */
function payerKeyOf(entries: Entries): Key | undefined {
  const id = entries[field];
  return typeof id === "number" && id !== 0 ? String(id) : undefined;
}

/** The drafts that others among them are billed to, by key. Only those are kept: they are few. */
function payersAmong(billed: readonly Draft[], drafts: readonly Draft[]): Map<Key, Draft> {
  const keys = new Set(billed.map(({ entries }) => payerKeyOf(entries)));
  const payers = new Map<Key, Draft>();
  for (const draft of drafts) if (keys.has(draft.key)) payers.set(draft.key, draft);
  return payers;
}

function payerName(key: Key, company: string | undefined): string {
  return `${company ?? ""} ${keyName(key)}`.trim();
}

function nameOfPayer(draft: Draft, payer: Draft | undefined): string {
  const key = payerKeyOf(draft.entries) ?? "";
  return payerName(key, textOf(payer?.entries.company) ?? textOf(draft.entries.billingCompany));
}

const ownLimit: Rule = {
  id: "BI3",
  severity: "W",
  why: "Where the parent pays, the parent's limit counts; a branch's own is looked at by nobody.",
  prepare: ({ lists, policy }) => {
    let companies: ReadonlyMap<Key, string | null> | undefined;
    const nameOf = (key: Key) => {
      companies ??= new Map(lists.parents.map(({ id, company }) => [String(id), company]));
      return payerName(key, companies.get(key) ?? undefined);
    };
    return {
      each: (draft, report) => {
        const limit = draft.entries.creditLimit;
        if (typeof limit !== "number" || limit <= 0) return;
        const payer = payerKeyOf(draft.entries);
        if (payer === undefined || payer === draft.key) return;
        report(draft, {
          field: "creditLimit",
          value: limit,
          message: `has a credit limit of its own, ${money(limit, policy.accountCurrency)}, while ${nameOf(payer)} pays.`,
          fix: { field: "creditLimit", to: null, label: "Take the limit off" },
        });
      },
    };
  },
};

const payerInUse: Rule = {
  id: "BI4",
  severity: "W",
  why: "Orders of a branch stop, or are never paid, while its parent is on hold or no longer active.",
  prepare: ({ lists }) => {
    const billed: Draft[] = [];
    const retired: Draft[] = [];
    return {
      each: (draft) => {
        if (payerKeyOf(draft.entries) !== undefined) billed.push(draft);
      },
      eachEdited: (draft) => {
        if (draft.entries.isActive === false && isChanged(draft, "isActive")) retired.push(draft);
      },
      all: (drafts, report) => {
        const payers = payersAmong(billed, drafts);
        const held = new Map(
          lists.parents.flatMap((one) => (one.onHold ? [[String(one.id), one.company]] : [])),
        );
        for (const draft of billed) {
          const key = payerKeyOf(draft.entries) ?? "";
          const payer = payers.get(key);
          const isHeld = payer ? payer.entries.onHold === true : held.has(key);
          if (!isHeld || key === draft.key || draft.entries.isActive === false) continue;
          const name = payerName(key, textOf(payer ? payer.entries.company : held.get(key)));
          const value = draft.entries[field] ?? null;
          report(draft, {
            field,
            value,
            message: `bill to ${name}: it is on hold, and so are orders that it pays for.`,
          });
        }
        reportRetired(retired, { parents: lists.parents, drafts }, report);
      },
    };
  },
};

interface Elsewhere {
  readonly parents: readonly {
    readonly id: number;
    readonly company: string | null;
    readonly billingId: number | null;
    readonly isActive: boolean | null;
  }[];
  readonly drafts: readonly Draft[];
}

/** Whoever is set inactive while contacts that are not among the drafts are billed to it; of those among them BI1 speaks. */
function reportRetired(retired: readonly Draft[], { parents, drafts }: Elsewhere, report: Report): void {
  if (retired.length === 0) return;
  const drafted = new Set(drafts.map(({ key }) => key));
  const billedTo = new Map<Key, string[]>();
  for (const { id, company, billingId, isActive } of parents) {
    if (billingId === null || isActive === false || drafted.has(String(id))) continue;
    const key = String(billingId);
    billedTo.set(key, [...(billedTo.get(key) ?? []), payerName(String(id), company ?? undefined)]);
  }
  for (const draft of retired) {
    const [first, ...others] = billedTo.get(draft.key) ?? [];
    if (first === undefined) continue;
    const who = others.length > 0 ? `${first} and ${others.length} more are` : `${first} is`;
    report(draft, { field: "isActive", value: false, message: `is set inactive, but ${who} billed to it.` });
  }
}

const oneAccount: Rule = {
  id: "GL4",
  severity: "W",
  why: "A parent and its branches are one customer in the accounts; under two GL accounts neither adds up.",
  prepare: () => {
    const billed: Draft[] = [];
    return {
      each: (draft) => {
        const { costCenter, billingCostCenter } = draft.entries;
        if (payerKeyOf(draft.entries) !== undefined && (costCenter || billingCostCenter)) billed.push(draft);
      },
      all: (drafts, report) => {
        const payers = payersAmong(billed, drafts);
        for (const draft of billed)
          reportOtherAccount(draft, payers.get(payerKeyOf(draft.entries) ?? ""), report);
      },
    };
  },
};

/** The parent's account is the one on the parent's own row; where that is not on the sheet, the one that the branch carries for it. */
function reportOtherAccount(draft: Draft, payer: Draft | undefined, report: Report): void {
  const carried = textOf(draft.entries.billingCostCenter);
  const parents = payer ? textOf(payer.entries.costCenter) : carried;
  if (parents === undefined || payer === draft) return;
  const name = nameOfPayer(draft, payer);
  const say = (own: "costCenter" | "billingCostCenter", label: string) => {
    const value = textOf(draft.entries[own]);
    if (value === undefined || value.toLowerCase() === parents.toLowerCase()) return;
    const message = `${label} ${quote(value)} is not that of ${name}, which pays: ${quote(parents)}.`;
    report(draft, { field: own, value, message, fix: { field: own, to: parents, label: `Use ${parents}` } });
  };
  say("costCenter", "GL account");
  if (payer) say("billingCostCenter", "parent GL account");
}

export const payerRules = { ownLimit, payerInUse, oneAccount } as const;
