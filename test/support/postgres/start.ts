// Before the tests that run on PostgreSQL: starts a server of our own on a port of its own, in a folder of its own. Debian's programs
// are found beside each other; a server does not run as root, so root starts it as another user.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Client } from "pg";

/** Where the tests find the server, in the environment that their processes inherit. */
export const addressVariable = "TEST_POSTGRES";

export default async function start(): Promise<void> {
  const programs = programFolder();
  const account = accountOf();
  const folder = mkdtempSync(join(tmpdir(), "contactsheet-postgres-"));
  if (account) chownSync(folder, account.uid, account.gid);
  const port = await freePort();
  const data = join(folder, "data");
  const init = ["-D", data, "-U", "app", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  execFileSync(join(programs, "initdb"), init, {
    ...account,
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const settings = ["fsync=off", "full_page_writes=off", "max_connections=200", "listen_addresses=127.0.0.1"];
  const options = [
    "-D",
    data,
    "-p",
    String(port),
    "-k",
    folder,
    ...settings.flatMap((setting) => ["-c", setting]),
  ];
  const child = spawn(join(programs, "postgres"), options, { ...account, cwd: folder, stdio: "ignore" });
  const address = `postgres://app@127.0.0.1:${port}`;
  const end = () => void child.kill("SIGQUIT");
  process.once("exit", end);
  Object.assign(globalThis, {
    stopPostgres: async () => {
      process.off("exit", end);
      await stop(child);
      rmSync(folder, { recursive: true, force: true });
    },
  });
  await untilReady(child, address);
  process.env[addressVariable] = address;
}

function programFolder(): string {
  const root = "/usr/lib/postgresql";
  const debian = existsSync(root)
    ? readdirSync(root)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(root, version, "bin"))
    : [];
  const folders = [...debian, ...(process.env["PATH"] ?? "").split(delimiter)];
  const found = folders.find((folder) =>
    ["initdb", "postgres"].every((program) => existsSync(join(folder, program))),
  );
  if (found) return found;
  throw new Error(
    "The tests run on PostgreSQL too, and it is not here: neither under /usr/lib/postgresql nor on the PATH. Install it (Debian: apt-get install postgresql), then run them again.",
  );
}

/** The account that the server runs as: our own, or `postgres`, or `nobody`, where we are root. */
function accountOf(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const account = ["postgres", "nobody"].flatMap((name) => accounts.filter(([known]) => known === name))[0];
  return account ? { uid: Number(account[2]), gid: Number(account[3]) } : undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function untilReady(child: ChildProcess, address: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`PostgreSQL ended with ${child.exitCode} before it was ready.`);
    const client = new Client({ connectionString: `${address}/postgres` });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGINT");
  });
}
