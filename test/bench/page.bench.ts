// The rate of a page of 250 contacts over HTTP, against a bare route that sends the same bytes; both in processes of their own, asked
// in turns. The first page again and again is what the page cache is for; pages never asked before are the cold ones.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Pool } from "undici";
import { startProduct } from "../support/product";
import { makeFolder } from "../support/service";
import type { Figure } from "./figure";
import { middle, rateFigure, rateOf, startReference, textOf } from "./page-rates";

const contacts = 20_000;
const requests = 400;
const connections = 8;
const rounds = 5;
const firstPage = "/api/v1/Contacts?rows=250&order=id%20ASC";
const coldPage = (page: number) => `/api/v1/Contacts?rows=250&order=company%20ASC&page=${page}`;

/** Pages in a second, warm and cold. */
export async function bench(): Promise<Figure[]> {
  const folder = makeFolder();
  const product = await startProduct(contacts);
  const served = new Pool(product.origin, { connections });
  const headers = { authorization: product.authorization };
  const file = join(folder, "page.json");
  writeFileSync(file, await textOf(served, firstPage, headers));
  const reference = await startReference("bare-server.js", file, connections);
  const rates: { readonly warm: number; readonly bare: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    rates.push({
      warm: await rateOf(requests, connections, () => textOf(served, firstPage, headers)),
      bare: await rateOf(requests, connections, () => textOf(reference.pool, "/page")),
    });
  }
  const cold = await rateOf(contacts / 250, connections, (at) => textOf(served, coldPage(at + 1), headers));
  await Promise.all([served.close(), reference.stop()]);
  await product.stop();
  rmSync(folder, { recursive: true });
  const bare = middle(rates.map((rate) => rate.bare));
  return [
    rateFigure(
      { id: "page", what: "a page of 250 contacts asked again, against a bare route with the same bytes" },
      middle(rates.map(({ warm }) => warm)),
      bare,
    ),
    rateFigure(
      { id: "page-cold", what: "a page of 250 contacts never asked before, against the same bare route" },
      cold,
      bare,
    ),
  ];
}
