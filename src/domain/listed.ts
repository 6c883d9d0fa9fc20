// How people may write an entry of each of the account's lists: the forms in which it is printed, best first, and the
// spellings that mean it. Knows no cell; which entries are right for a contact is the rules' business.
import type { ListName } from "./field";
import type { Lists } from "./lists";

/** What a reference field holds: the code or the id of a list entry. */
export type Code = string | number;

/** One entry of a list, as people may write it. */
export interface Listed {
  readonly code: Code;
  /** Printed forms, the nicest first; the first that means this entry alone is used. */
  readonly forms: readonly string[];
  /** Spellings that mean it, by rank: a lower rank is asked only where no higher one knows the text. */
  readonly spellings: readonly (readonly (string | null)[])[];
  /** False: understood, but not offered in the drop-down. */
  readonly isOffered: boolean;
}

/** A form of several words; empty parts are left out. */
function joined(...parts: readonly (string | null)[]): string {
  return parts.filter(Boolean).join(" ");
}

function listedTiers(lists: Lists): Listed[] {
  return lists.priceTiers.flatMap(({ number, name, currency, priceColumn, isOn }) => {
    if (!priceColumn) return [];
    const withCurrency = joined(name, currency);
    return {
      code: priceColumn,
      forms: [name ?? "", withCurrency, priceColumn],
      spellings: [[number === null ? null : String(number)], [name, withCurrency, priceColumn]],
      isOffered: isOn !== false,
    };
  });
}

function listedByName(entries: readonly { name: string | null; isActive: boolean | null }[]): Listed[] {
  return entries.flatMap(({ name, isActive }) =>
    name ? { code: name, forms: [name], spellings: [[name]], isOffered: isActive !== false } : [],
  );
}

function listedAccounts(lists: Lists): Listed[] {
  return lists.glAccounts.flatMap(({ code, name, isActive }) =>
    name ? { code: name, forms: [name], spellings: [[name], [code]], isOffered: isActive !== false } : [],
  );
}

function listedUsers(lists: Lists): Listed[] {
  return lists.users.flatMap(({ id, firstName, lastName, email, isActive }) => {
    if (!id) return [];
    const name = joined(firstName, lastName);
    return {
      code: id,
      forms: [name, email ?? "", joined(name, `#${id}`)],
      spellings: [[name, email]],
      isOffered: isActive !== false,
    };
  });
}

function listedParents(lists: Lists): Listed[] {
  return lists.parents.map(({ id, company, isActive }) => ({
    code: id,
    forms: [joined(company, `#${id}`)],
    spellings: [[company]],
    isOffered: isActive !== false,
  }));
}

/** The categories that products stand in; one list entry each. */
function listedCategories(lists: Lists): Listed[] {
  const names = new Set(lists.products.flatMap(({ category }) => category ?? []));
  return [...names].map((name) => ({ code: name, forms: [name], spellings: [[name]], isOffered: true }));
}

function listedProducts(lists: Lists): Listed[] {
  return lists.products.flatMap(({ code, name, isActive }) =>
    code ? { code, forms: [code], spellings: [[code], [name]], isOffered: isActive !== false } : [],
  );
}

const listing: Readonly<Record<ListName, (lists: Lists) => Listed[]>> = {
  priceTiers: listedTiers,
  paymentTerms: ({ paymentTerms }) => listedByName(paymentTerms),
  glAccounts: listedAccounts,
  taxRates: ({ taxRates }) => listedByName(taxRates),
  users: listedUsers,
  parents: listedParents,
  categories: listedCategories,
  products: listedProducts,
};

/** The entries of one of the lists, in its own order. */
export function listedIn(lists: Lists, name: ListName): readonly Listed[] {
  return listing[name](lists);
}
