// The built service in a process of its own, as `node dist/service/main.js serve`, for tests that kill it: same folder, same database,
// started again and again.
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Asked } from "./app-client";

export interface ServiceProcess extends Asked {
  /** SIGKILL; answers when the process is gone, also where it was gone before. */
  readonly kill: () => Promise<void>;
}

export interface Place {
  readonly dataDir: string;
  /** Undefined: SQLite in the folder. */
  readonly databaseUrl: string | undefined;
}

const main = join(__dirname, "../../dist/service/main.js");

/** Starts it. It serves when `ready` is fulfilled; that fails with what it printed where the process ends before. */
export function startProcess({ dataDir, databaseUrl }: Place): {
  readonly kill: () => Promise<void>;
  readonly ready: Promise<ServiceProcess>;
} {
  const link = join(dataDir, "sign-in-link.txt");
  rmSync(link, { force: true });
  const child = spawn(process.execPath, [main, "serve"], {
    env: {
      ...process.env,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      ...{ DATA_DIR: dataDir, PORT: "0", SAMPLE_CONTACTS: "5", API_RATE: "off", LOG_LEVEL: "silent" },
      API_KEY: "0123456789abcdef",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let printed = "";
  child.stderr?.on("data", (part: Buffer) => (printed += part.toString()));
  const kill = () => gone(child);
  const serve = async (): Promise<ServiceProcess> => {
    await until(() =>
      Promise.resolve(child.exitCode !== null || child.signalCode !== null || isWritten(link)),
    );
    if (!isWritten(link)) throw new Error(`The service ended before it served:\n${printed}`);
    return { kill, fetch: await signedIn(new URL(readFileSync(link, "utf8").trim())) };
  };
  const ready = serve();
  ready.catch(() => undefined);
  return { kill, ready };
}

/** Asks again and again, 20 ms apart, until the answer is yes. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isWritten(link: string): boolean {
  return existsSync(link) && readFileSync(link, "utf8").endsWith("\n");
}

async function signedIn(link: URL): Promise<Asked["fetch"]> {
  const json = { "content-type": "application/json" };
  const answer = await fetch(`${link.origin}/app/sign-in`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({ token: link.searchParams.get("token") }),
  });
  if (!answer.ok) throw new Error(`Sign-in answered ${answer.status}: ${await answer.text()}`);
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return (path, init) => fetch(link.origin + path, { ...init, headers: { cookie, ...json } });
}

function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
