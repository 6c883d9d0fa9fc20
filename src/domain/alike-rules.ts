// The rule that two contacts look like one. Contacts are laid in blocks by what they may have in common (the domain of the email,
// the end of a telephone number), and only neighbours within a block are compared: never all pairs.
import type { Draft, Report, Rule } from "./check";
import { countryOf } from "./country";
import { makeReadPhone } from "./phone";
import { makeTextRegister } from "./shared-texts";
import { isNear } from "./nearest";
import { numberOf, textOf } from "./value";
import { contactName, quote } from "./wording";

/** Where everybody has an address: the domain says nothing of the company. */
const freeMail: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com outlook.co.nz hotmail.com hotmail.co.nz hotmail.co.uk live.com live.com.au msn.com yahoo.com
  yahoo.co.nz yahoo.com.au yahoo.co.uk ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com gmx.com gmx.de gmx.net
  web.de mail.com zoho.com fastmail.com xtra.co.nz slingshot.co.nz bigpond.com bigpond.net.au optusnet.com.au iinet.net.au
  orcon.net.nz vodafone.co.nz clear.net.nz comcast.net verizon.net att.net btinternet.com t-online.de orange.fr qq.com 163.com`.split(
    /\s+/,
  ),
);

/**
 * What more than so many contacts have in common is a mail provider, a chain's head office or a number that stands for "none": it
 * tells nothing of any two of them, and five thousand findings help nobody.
 */
const mostAlike = 50;

const looksLikeOne: Rule = {
  id: "CO7",
  severity: "W",
  why: "A customer who is there twice has two limits and two prices, and pays one of two statements.",
  prepare: () => {
    const domains = makeTextRegister<Draft>();
    const numbers = makeTextRegister<Draft>();
    return {
      each: (draft) => {
        if (draft.entries.isActive === false) return;
        const domain = domainOf(draft);
        if (domain !== "" && !freeMail.has(domain)) domains.note(domain, draft);
        for (const field of phoneFields) {
          const end = endOf(draft.entries[field]);
          if (end !== "") numbers.note(end, draft);
        }
      },
      all: (drafts, report) => {
        const found = new Map<Draft, Alike>();
        for (const [domain, block] of domains.shared()) matchCompanies(domain, block, found);
        const read = makeReadPhone();
        for (const block of numbers.shared().values()) matchNumbers(block, read, found);
        if (found.size > 0) for (const draft of drafts) reportAlike(draft, found.get(draft), report);
      },
    };
  },
};

/** Which other contact a contact looks like, and by what. */
interface Alike {
  readonly field: string;
  readonly other: Draft;
  readonly more: number;
  readonly says: string;
}

function reportAlike(draft: Draft, alike: Alike | undefined, report: Report): void {
  if (!alike) return;
  const { field, other, more, says } = alike;
  const name = more > 0 ? `${contactName(other)} and ${more} more` : contactName(other);
  const message = `looks like ${name}: ${says}. Is it the same one?`;
  report(draft, { field, value: draft.entries[field] ?? null, message });
}

function domainOf({ entries }: Draft): string {
  const { email } = entries;
  if (typeof email !== "string") return "";
  const at = email.lastIndexOf("@");
  return at < 1
    ? ""
    : email
        .slice(at + 1)
        .trim()
        .toLowerCase();
}

/** Forms of company, and words that tell none from another. */
const companyForms =
  /\b(the|and|ltd|limited|llc|inc|incorporated|corp|corporation|co|company|pty|plc|gmbh|ag|bv|sarl|nz|australia)\b/g;

/** A company's name by what tells it from others. */
function companyKey({ entries }: Draft): string {
  const name = textOf(entries.company) ?? "";
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[.'’]/g, "");
  const bare = plain.replace(companyForms, " ").replace(/[^\p{L}\p{N}]+/gu, "");
  return bare || plain.replace(/[^\p{L}\p{N}]+/gu, "");
}

/** A branch and whoever pays for it, or two that one pays for, are not one contact twice; nor are a customer and a supplier. */
function areApart(one: Draft, other: Draft): boolean {
  if (one.entries.type !== other.entries.type) return true;
  const [ownPayer, otherPayer] = [numberOf(one.entries.billingId), numberOf(other.entries.billingId)];
  if (ownPayer !== undefined && ownPayer === otherPayer) return true;
  return String(ownPayer) === other.key || String(otherPayer) === one.key;
}

/** Sorts a block by name, so that names that are alike stand next to each other. */
function matchCompanies(domain: string, block: readonly Draft[], found: Map<Draft, Alike>): void {
  if (block.length > mostAlike) return;
  const named = block.map((draft) => ({ draft, key: companyKey(draft) })).filter(({ key }) => key !== "");
  named.sort((one, other) => (one.key === other.key ? 0 : one.key < other.key ? -1 : 1));
  named.forEach(({ draft, key }, at) => {
    const next = named[at + 1];
    if (!next || (key !== next.key && !isNear(key, next.key)) || areApart(draft, next.draft)) return;
    noteAlike([draft, next.draft], { field: "company", says: `both have email at ${domain}` }, found);
  });
}

const phoneFields = ["phone", "mobile"] as const;

/** The last figures of a number are the same however its country and area are written. */
const comparedFigures = 7;

function endOf(value: unknown): string {
  if (typeof value !== "string" || value.length < comparedFigures) return "";
  let end = "";
  for (let at = value.length - 1; at >= 0 && end.length < comparedFigures; at -= 1) {
    const figure = value.charAt(at);
    if (figure >= "0" && figure <= "9") end = figure + end;
  }
  return end.length === comparedFigures ? end : "";
}

type Read = ReturnType<typeof makeReadPhone>;

function matchNumbers(block: readonly Draft[], read: Read, found: Map<Draft, Alike>): void {
  const holders = new Map<string, Set<Draft>>();
  for (const draft of new Set(block)) {
    for (const field of phoneFields) {
      const text = textOf(draft.entries[field]);
      if (text === undefined) continue;
      const number = read(text, countryOf(textOf(draft.entries.country) ?? "")) ?? text.replace(/\D/g, "");
      const known = holders.get(number);
      if (known) known.add(draft);
      else holders.set(number, new Set([draft]));
    }
  }
  for (const [number, drafts] of holders) {
    if (drafts.size < 2 || drafts.size > mostAlike) continue;
    noteAlike([...drafts], { field: "phone", says: `both have the number ${quote(number)}` }, found);
  }
}

function noteAlike(
  drafts: readonly Draft[],
  by: Pick<Alike, "field" | "says">,
  found: Map<Draft, Alike>,
): void {
  for (const draft of drafts) {
    if (found.has(draft)) continue;
    const others = drafts.filter((other) => other !== draft && !areApart(draft, other));
    const [other] = others;
    if (other) found.set(draft, { ...by, other, more: others.length - 1 });
  }
}

export const alikeRules = { looksLikeOne } as const;
