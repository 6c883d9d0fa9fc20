// The secrets made at first start: the session key, the API user and key. Kept in the data folder, readable by its owner only;
// never logged, never part of an error.
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Fault } from "../domain/fault";
import type { Config } from "./config";

const secretsShape = z.object({
  sessionKey: z.string().regex(/^[0-9a-f]{64}$/),
  apiUser: z.string().min(1),
  apiKey: z.string().min(16),
});
export type Secrets = z.infer<typeof secretsShape>;

const ownerOnly = 0o600;

/** Reads the secrets, makes them where there are none; API_USER and API_KEY of the configuration win. */
export function readSecrets(config: Config): Secrets {
  const path = join(config.DATA_DIR, "secrets.json");
  const stored = existsSync(path) ? parseSecrets(path) : makeSecrets(path);
  return { ...stored, apiUser: config.API_USER ?? stored.apiUser, apiKey: config.API_KEY ?? stored.apiKey };
}

function parseSecrets(path: string): Secrets {
  chmodSync(path, ownerOnly);
  const parsed = secretsShape.safeParse(jsonOf(readFileSync(path, "utf8")));
  if (parsed.success) return parsed.data;
  throw new Fault(
    "config",
    `The file of secrets ${path} is damaged. Put it back from a backup, or delete it: new secrets are made, people sign in again, and API clients need the new key.`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function makeSecrets(path: string): Secrets {
  const secrets: Secrets = {
    sessionKey: randomBytes(32).toString("hex"),
    apiUser: "contactsheet",
    apiKey: randomBytes(16).toString("hex"),
  };
  writeForOwner(path, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/** Writes a file that only its owner can read, whole or not at all. */
export function writeForOwner(path: string, text: string): void {
  const half = `${path}.half`;
  writeFileSync(half, text, { mode: ownerOnly });
  chmodSync(half, ownerOnly);
  renameSync(half, path);
}
