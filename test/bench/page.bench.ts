// The rate of a page of 250 contacts over HTTP, against a bare route that sends the same bytes; both in processes of their own, asked
// in turns. The first page again and again is what the page cache is for; pages never asked before are the cold ones.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Pool } from "undici";
import { makeFolder } from "../support/service";
import { startProduct } from "../support/product";
import type { Figure } from "./figure";

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
  const bare = spawn(process.execPath, [join(__dirname, "bare-server.js"), file], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const reference = new Pool(await addressOf(bare), { connections });
  const rates: { readonly warm: number; readonly bare: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    rates.push({
      warm: await rateOf(requests, () => textOf(served, firstPage, headers)),
      bare: await rateOf(requests, () => textOf(reference, "/page", {})),
    });
  }
  let page = 0;
  const cold = await rateOf(contacts / 250, () => textOf(served, coldPage(++page), headers));
  const bareRate = middle(rates.map((rate) => rate.bare));
  await Promise.all([served.close(), reference.close()]);
  bare.stdin?.end();
  await product.stop();
  rmSync(folder, { recursive: true });
  return [
    rateFigure(
      "page",
      "a page of 250 contacts asked again, against a bare route with the same bytes",
      middle(rates.map(({ warm }) => warm)),
      bareRate,
    ),
    rateFigure(
      "page-cold",
      "a page of 250 contacts never asked before, against the same bare route",
      cold,
      bareRate,
    ),
  ];
}

async function textOf(pool: Pool, path: string, headers: Record<string, string>): Promise<string> {
  const { statusCode, body } = await pool.request({ path, method: "GET", headers });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${text.slice(0, 200)}`);
  return text;
}

/** Requests in a second, as many at a time as there are connections. */
async function rateOf(count: number, ask: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let left = count;
  const worker = async () => {
    while (left-- > 0) await ask();
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return (count * 1000) / (performance.now() - start);
}

async function addressOf(child: ChildProcess): Promise<string> {
  const [first] = (await once(child.stdout!, "data")) as [Buffer];
  return first.toString().trim();
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function rateFigure(id: string, what: string, value: number, reference: number): Figure {
  const ratio = value / reference;
  return { id, what, value, unit: "pages/s", reference, ratio, goal: ">= 0.8 x", met: ratio >= 0.8 };
}
