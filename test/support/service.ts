// A real service for tests: over HTTP on a port of its own, with a data folder of its own, gone when it is stopped.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import { readConfig } from "../../src/service/config";
import type { Database } from "../../src/service/database/database";
import { openService, type OpenedService } from "../../src/service/open-service";
import { databaseOf, dropDatabaseOf } from "./database";
import { makeServer } from "../../src/service/server";
import type { Person } from "../../src/service/sign-in";

export interface StartedService {
  /** "http://127.0.0.1:49152", without a slash at the end. */
  readonly url: string;
  /** The value of a Cookie header that an admin's session has. */
  readonly cookie: string;
  readonly apiUser: string;
  readonly apiKey: string;
  readonly dataDir: string;
  readonly database: Database;
  readonly service: OpenedService;
  /** Signs another person in and answers their cookie. */
  readonly signIn: (person: Person) => Promise<string>;
  /** Fetches a path as the admin, or as who the cookie in `init.headers` says. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** Ends the service; the data folder stays where it was handed in, and goes where it was made here. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a service. `overrides` are variables of the configuration (SAMPLE_CONTACTS: "40", …); without DATA_DIR it gets a new
 * folder; without SAMPLE_CONTACTS an account with lists and 40 contacts.
 */
export async function startService(
  overrides: Readonly<Record<string, string>> = {},
  now: () => Date = () => new Date(),
): Promise<StartedService> {
  const dataDir = overrides["DATA_DIR"] ?? makeFolder();
  const address = await databaseOf(dataDir);
  const config = readConfig(["serve"], {
    PORT: "0",
    SAMPLE_CONTACTS: "40",
    LOG_LEVEL: "silent",
    API_RATE: "off",
    ...(address === undefined ? {} : { DATABASE_URL: address }),
    ...overrides,
    DATA_DIR: dataDir,
  });
  const service = await openService(config, now);
  const app = await makeServer(service, { publicDir: join(__dirname, "../../dist/public") });
  await app.listen({ host: config.HOST, port: config.PORT });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const signIn = async (person: Person): Promise<string> =>
    signInAt(url, await service.signIn.makeToken(person));
  const cookie = await signIn({ name: "Ada Admin", role: "admin" });
  return {
    url,
    cookie,
    apiUser: service.secrets.apiUser,
    apiKey: service.secrets.apiKey,
    dataDir,
    database: service.database,
    service,
    signIn,
    fetch: (path, init) => fetch(url + path, { ...init, headers: { cookie, ...headersOf(init) } }),
    stop: async () => {
      await service.runs.settle();
      await app.close();
      await service.close();
      if (overrides["DATA_DIR"] !== undefined) return;
      await dropDatabaseOf(dataDir);
      rmSync(dataDir, { recursive: true });
    },
  };
}

function headersOf(init: RequestInit | undefined): Record<string, string> {
  const json = init?.body === undefined ? {} : { "content-type": "application/json" };
  return { ...json, ...(init?.headers as Record<string, string> | undefined) };
}

const folders: string[] = [];

/** A new data folder under the system's temporary one. Whoever makes it removes it, or calls `removeFolders` after all tests. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "contactsheet-"));
  folders.push(folder);
  return folder;
}

/** Removes every folder that was made here and is still there, and its database; what used them has ended. */
export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) {
    await dropDatabaseOf(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function signInAt(url: string, token: string): Promise<string> {
  const answer = await fetch(`${url}/app/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  });
  if (!answer.ok) throw new Error(`Sign-in answered ${answer.status}: ${await answer.text()}`);
  return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}
