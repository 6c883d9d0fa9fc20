// The rate of pages of 250 of 100,000 contacts, filtered and ordered, each asked for the first time; against a bare route that asks the
// same SQL of the same file and sends the rows as JSON. In turns, in processes of their own.
import { join } from "node:path";
import { Pool } from "undici";
import { startProduct } from "../support/product";
import type { Figure } from "./figure";
import { middle, rateFigure, rateOf, startReference, textOf } from "./page-rates";

const contacts = 100_000;
const connections = 4;
const requests = 8;
const rounds = 3;

/** A list call and the same in SQL; `at` makes each call another. */
interface Case {
  readonly id: string;
  readonly what: string;
  readonly order: string;
  readonly orderBy: string;
  readonly where?: (at: number) => string;
  readonly sql?: string;
  readonly value?: (at: number) => string | number;
  readonly page?: (at: number) => number;
}

const since = (at: number) => `${new Date(Date.UTC(2024, 0, 1 + 9 * at)).toISOString().slice(0, 19)}Z`;
const letters = (at: number) => `${"aeiou"[at % 5]}${"nlr"[Math.trunc(at / 5) % 3]}`;
const deep = (at: number) => 300 + at;

const filteredBySince = {
  where: (at: number) => `modifiedDate>='${since(at)}'`,
  sql: '"modifiedDate" >= ?',
  value: since,
};
const filteredByLimit = {
  where: (at: number) => `creditLimit>${100 + at}`,
  sql: '"creditLimit" > ?',
  value: (at: number) => 100 * (100 + at),
};
const cases: readonly Case[] = [
  {
    id: "page-ii",
    what: "filtered by modifiedDate, in its order (both indexed)",
    order: "modifiedDate ASC",
    orderBy: '"modifiedDate", id',
    ...filteredBySince,
  },
  {
    id: "page-iu",
    what: "filtered by modifiedDate, in the order of city (not indexed)",
    order: "city ASC",
    orderBy: "lower(city), id",
    ...filteredBySince,
  },
  {
    id: "page-ui",
    what: "filtered by creditLimit (not indexed), in the order of company",
    order: "company ASC",
    orderBy: "lower(company), id",
    ...filteredByLimit,
  },
  {
    id: "page-uu",
    what: "filtered by city LIKE, in the order of city (neither indexed)",
    order: "city DESC",
    orderBy: "lower(city) DESC, id",
    where: (at) => `city LIKE '%${letters(at)}%'`,
    sql: "lower(city) LIKE ?",
    value: (at) => `%${letters(at)}%`,
  },
  { id: "page-deep-id", what: "pages from 300 on by id", order: "id ASC", orderBy: "id", page: deep },
  {
    id: "page-deep-i",
    what: "pages from 300 on by company (indexed)",
    order: "company ASC",
    orderBy: "lower(company), id",
    page: deep,
  },
  {
    id: "page-deep-u",
    what: "pages from 300 on by city (not indexed; sorted once)",
    order: "city ASC",
    orderBy: "lower(city), id",
    page: deep,
  },
];

/** A figure for each way to filter and to order. */
export async function bench(): Promise<Figure[]> {
  const product = await startProduct(contacts);
  const served = new Pool(product.origin, { connections });
  const reference = await startReference(
    "raw-server.js",
    join(product.dataDir, "contactsheet.db"),
    connections,
  );
  const headers = { authorization: product.authorization };
  const ours = (asked: Case, at: number) => textOf(served, listPath(asked, at), headers);
  const raw = (asked: Case, at: number) => textOf(reference.pool, rawPath(asked, at));
  const figures: Figure[] = [];
  for (const asked of cases) {
    expectSameIds(asked.id, await ours(asked, 0), await raw(asked, 0));
    const rates: { readonly ours: number; readonly raw: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      const at = 1 + round * requests;
      rates.push({
        ours: await rateOf(requests, connections, (nth) => ours(asked, at + nth)),
        raw: await rateOf(requests, connections, (nth) => raw(asked, at + nth)),
      });
    }
    const what = `a page of 250 of 100,000 contacts ${asked.what}, against the same SQL by hand`;
    const [value, bare] = [middle(rates.map((rate) => rate.ours)), middle(rates.map((rate) => rate.raw))];
    figures.push(rateFigure({ id: asked.id, what }, value, bare));
  }
  await Promise.all([served.close(), reference.stop()]);
  await product.stop();
  return figures;
}

function listPath({ order, where, page }: Case, at: number): string {
  const query = { rows: "250", order, page: String(page?.(at) ?? 1), ...(where ? { where: where(at) } : {}) };
  return `/api/v1/Contacts?${new URLSearchParams(query).toString()}`;
}

function rawPath({ orderBy, sql, value, page }: Case, at: number): string {
  const query = {
    where: sql ?? "1 = 1",
    order: orderBy,
    value: String(value?.(at) ?? ""),
    page: String(page?.(at) ?? 1),
  };
  return `/page?${new URLSearchParams(query).toString()}`;
}

/** What answers something else is not faster. */
function expectSameIds(id: string, ours: string, raw: string): void {
  const [mine, theirs] = [ours, raw].map((text) =>
    (JSON.parse(text) as readonly { readonly id: number }[]).map((contact) => contact.id).join(),
  );
  if (mine !== theirs || mine === "")
    throw new Error(`${id}: the product and the reference answer other contacts.`);
}
