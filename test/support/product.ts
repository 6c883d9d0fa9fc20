// The product as a user starts it: `node dist/service/main.js start` in a process of its own, on a free port, with a new data folder.
import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./service";

export interface Product {
  /** The link that was printed: opens the preview and signs the browser in, once. */
  readonly link: string;
  readonly origin: string;
  readonly dataDir: string;
  /** Everything it has printed so far. */
  readonly printed: () => string;
  /** The Authorization header of the printed API user and key. */
  readonly authorization: string;
  /** Every contact of the served contract by id, as any client of the API sees them. */
  readonly readAll: () => Promise<ReadonlyMap<number, Readonly<Record<string, unknown>>>>;
  readonly stop: () => Promise<void>;
}

const main = join(__dirname, "../../dist/service/main.js");

/** Starts it with that many contacts; fails with what it printed where it ends before it is ready. */
export async function startProduct(contacts: number, logLevel = "warn"): Promise<Product> {
  const dataDir = makeFolder();
  const child = spawn(process.execPath, [main, "start", "--contacts", String(contacts)], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: "0", API_RATE: "off", LOG_LEVEL: logLevel },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = listenTo(child);
  await untilReady(child, printed).catch((caught: unknown) => {
    rmSync(dataDir, { recursive: true });
    throw caught;
  });
  const link = /Open\s+(\S+)/.exec(printed())?.[1] ?? "";
  const origin = new URL(link).origin;
  const user = /API user\s+(\S+)/.exec(printed())?.[1] ?? "";
  const key = /API key\s+(\S+)/.exec(printed())?.[1] ?? "";
  const authorization = `Basic ${Buffer.from(`${user}:${key}`).toString("base64")}`;
  return {
    link,
    origin,
    dataDir,
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

/** Collects what the process prints, for as long as it runs. */
function listenTo(child: ChildProcess): () => string {
  let printed = "";
  const hear = (part: Buffer) => (printed += part.toString());
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  return () => printed;
}

function untilReady(child: ChildProcess, printed: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", () => {
      if (/API key\s+\S+\s/.test(printed())) resolve();
    });
    child.once("exit", (code) =>
      reject(new Error(`The product ended with ${code} before it was ready:\n${printed()}`)),
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
