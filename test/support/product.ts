// The product as a user starts it: `node dist/service/main.js start` in a process of its own, on a free port, with a new data folder.
import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./service";

export interface Product {
  /** The link that was printed: opens the preview and signs the browser in, once. */
  readonly link: string;
  readonly origin: string;
  /** Everything it printed until it was ready. */
  readonly printed: string;
  /** The Authorization header of the printed API user and key. */
  readonly authorization: string;
  /** Every contact of the served contract by id, as any client of the API sees them. */
  readonly readAll: () => Promise<ReadonlyMap<number, Readonly<Record<string, unknown>>>>;
  readonly stop: () => Promise<void>;
}

const main = join(__dirname, "../../dist/service/main.js");

/** Starts it with that many contacts; fails with what it printed where it ends before it is ready. */
export async function startProduct(contacts: number): Promise<Product> {
  const dataDir = makeFolder();
  const child = spawn(process.execPath, [main, "start", "--contacts", String(contacts)], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: "0", API_RATE: "off", LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = await untilReady(child);
  const link = /Open\s+(\S+)/.exec(printed)?.[1] ?? "";
  const origin = new URL(link).origin;
  const user = /API user\s+(\S+)/.exec(printed)?.[1] ?? "";
  const key = /API key\s+(\S+)/.exec(printed)?.[1] ?? "";
  const authorization = `Basic ${Buffer.from(`${user}:${key}`).toString("base64")}`;
  return {
    link,
    origin,
    printed,
    authorization,
    readAll: () => readAll(`${origin}/api/v1/Contacts?rows=250&order=id%20ASC`, authorization),
    stop: () => end(child, dataDir),
  };
}

type Contact = Readonly<Record<string, unknown>>;

async function readAll(url: string, authorization: string): Promise<Map<number, Contact>> {
  const all = new Map<number, Contact>();
  for (let page = 1; ; page++) {
    const answer = await fetch(`${url}&page=${page}`, { headers: { authorization } });
    if (!answer.ok) throw new Error(`Page ${page}: ${answer.status} ${await answer.text()}`);
    const contacts = (await answer.json()) as Contact[];
    for (const contact of contacts) all.set(Number(contact["id"]), contact);
    if (contacts.length === 0) return all;
  }
}

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const hear = (part: Buffer) => {
      printed += part.toString();
      if (/API key\s+\S+\s/.test(printed)) resolve(printed);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) =>
      reject(new Error(`The product ended with ${code} before it was ready:\n${printed}`)),
    );
  });
}

function end(child: ChildProcess, dataDir: string): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => {
      rmSync(dataDir, { recursive: true });
      resolve();
    });
    child.kill("SIGTERM");
  });
}
