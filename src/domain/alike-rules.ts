// The rule that two contacts look like one. Contacts are laid in blocks by what they may have in common (the domain of the email,
// the end of a telephone number), and only neighbours within a block are compared: never all pairs.
import type { Draft, Report, Rule } from "./check";
import { countryOf } from "./country";
import { isNear } from "./nearest";
import { makeReadPhone } from "./phone";
import { formHash, makeCrowds, makeTextRegister, noHash } from "./shared-texts";
import { numberOf, textOf, type Entry } from "./value";
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
    const domains = makeCrowds();
    const numbers = makeCrowds();
    return {
      each: (draft) => {
        const { isActive, email, phone, mobile } = draft.entries;
        const isCounted = isActive !== false;
        const phoneEnd = isCounted ? endOf(phone) : noHash;
        const mobileEnd = isCounted ? endOf(mobile) : noHash;
        domains.note(isCounted ? domainHashOf(email) : noHash);
        numbers.note(phoneEnd);
        numbers.note(mobileEnd === phoneEnd ? noHash : mobileEnd);
      },
      all: (drafts, report) => {
        const found = new Map<Draft, Alike>();
        const [hasDomain, hasNumber] = [domains.crowded(), numbers.crowded()];
        const sameDomain = drafts.filter((_, at) => hasDomain(at));
        const sameEnd = drafts.filter((_, at) => hasNumber(2 * at) || hasNumber(2 * at + 1));
        for (const [domain, block] of blocksOf(sameDomain, domainsOf)) {
          if (!freeMail.has(domain)) matchCompanies(domain, block, found);
        }
        for (const [number, block] of blocksOf(sameEnd, makeNumbersOf())) {
          noteAlike(block, { field: "phone", says: `both have the number ${quote(number)}` }, found);
        }
        if (found.size > 0) for (const draft of drafts) reportAlike(draft, found.get(draft), report);
      },
    };
  },
};

/** Those who have a text in common, where they are neither alone nor too many. */
function* blocksOf(
  drafts: Iterable<Draft>,
  textsOf: (draft: Draft) => readonly string[],
): Generator<readonly [string, readonly Draft[]]> {
  const register = makeTextRegister<Draft>();
  for (const draft of drafts) for (const text of textsOf(draft)) register.note(text, draft);
  for (const [text, block] of register.shared()) if (block.length <= mostAlike) yield [text, block];
}

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

function domainsOf({ entries }: Draft): string[] {
  const email = textOf(entries.email) ?? "";
  const at = email.lastIndexOf("@");
  return at < 1
    ? []
    : [
        email
          .slice(at + 1)
          .trim()
          .toLowerCase(),
      ];
}

const atSign = 0x40;

/** The hash of an address's domain; none where there is no address. */
function domainHashOf(email: Entry | undefined): number {
  if (typeof email !== "string") return noHash;
  for (let at = email.length - 1; at > 0; at -= 1) {
    if (email.charCodeAt(at) === atSign) return formHash(email, at + 1);
  }
  return noHash;
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
  const named = block.map((draft) => ({ draft, key: companyKey(draft) })).filter(({ key }) => key !== "");
  named.sort((one, other) => (one.key === other.key ? 0 : one.key < other.key ? -1 : 1));
  named.forEach(({ draft, key }, at) => {
    const next = named[at + 1];
    if (!next || (key !== next.key && !isNear(key, next.key)) || areApart(draft, next.draft)) return;
    noteAlike([draft, next.draft], { field: "company", says: `both have email at ${domain}` }, found);
  });
}

const digitZero = 48;

/** The last figures of a number are the same however its country and area are written. */
const comparedFigures = 7;

/** A number's last seven figures, as a number that is never none; none where there are fewer. */
function endOf(value: Entry | undefined): number {
  if (typeof value !== "string") return noHash;
  let end = 0;
  let figures = 0;
  let place = 1;
  for (let at = value.length - 1; at >= 0; at -= 1) {
    const figure = value.charCodeAt(at) - digitZero;
    if (figure < 0 || figure > 9) continue;
    end += figure * place;
    place *= 10;
    figures += 1;
    if (figures === comparedFigures) return end + 1;
  }
  return noHash;
}

/** A function that answers a contact's numbers, once each, in the form in which they are dialled; else their figures. */
function makeNumbersOf(): (draft: Draft) => readonly string[] {
  const read = makeReadPhone();
  return ({ entries }) => {
    const { phone, mobile } = entries;
    const country = countryOf(textOf(entries.country) ?? "");
    const dialled = (text: Entry | undefined) =>
      typeof text === "string" && text !== "" ? (read(text, country) ?? text.replace(/\D/g, "")) : "";
    const numbers = [dialled(phone), dialled(mobile)];
    return numbers.filter((number, at) => number !== "" && (at === 0 || number !== numbers[0]));
  };
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
