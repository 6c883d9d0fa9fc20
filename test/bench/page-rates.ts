// How the page benches ask: over several connections at once, the product and a reference in turns, each in a process of its own.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Pool } from "undici";
import type { Figure } from "./figure";

/** A server beside the product that answers the same with as little as possible. */
export interface Reference {
  readonly pool: Pool;
  readonly stop: () => Promise<void>;
}

/** Starts a script of this folder with the path of what it serves; it prints its address. */
export async function startReference(script: string, path: string, connections: number): Promise<Reference> {
  const child = spawn(process.execPath, [join(__dirname, script), path], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const pool = new Pool(await addressOf(child), { connections });
  return {
    pool,
    stop: async () => {
      await pool.close();
      child.stdin?.end();
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  const [first] = (await once(child.stdout!, "data")) as [Buffer];
  return first.toString().trim();
}

/** The body of a GET. Failure: an Error with the path and what was answered. */
export async function textOf(
  pool: Pool,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { statusCode, body } = await pool.request({ path, method: "GET", headers });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${text.slice(0, 200)}`);
  return text;
}

/** Requests in a second, so many at a time. */
export async function rateOf(
  count: number,
  connections: number,
  ask: (at: number) => Promise<unknown>,
): Promise<number> {
  const start = performance.now();
  let at = 0;
  const worker = async () => {
    while (at < count) await ask(at++);
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return (count * 1000) / (performance.now() - start);
}

/** The median. */
export function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** A rate against its reference's; met at 0.8 of it. */
export function rateFigure(named: Pick<Figure, "id" | "what">, value: number, reference: number): Figure {
  const ratio = value / reference;
  return { ...named, value, unit: "pages/s", reference, ratio, goal: ">= 0.8 x", met: ratio >= 0.8 };
}
