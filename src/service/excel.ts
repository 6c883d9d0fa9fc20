// `npm run excel`: development certificates for https, and the add-in's manifest handed to Excel by Microsoft's own tools.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Fault } from "../domain/fault";

interface Certificates {
  readonly key: Buffer;
  readonly cert: Buffer;
}

const manifestOrigin = "https://localhost:3000";
const hasExcel = process.platform === "win32" || process.platform === "darwin";

/**
 * The key and certificate for https://localhost. On Windows and a Mac they are made and trusted (the system may ask); elsewhere
 * they are made in the data folder and the browser warns once. Failure: a Fault that says what to install or allow.
 */
export async function readCertificates(dataDir: string): Promise<Certificates> {
  try {
    const tool = await import("office-addin-dev-certs");
    return hasExcel
      ? await tool.getHttpsServerOptions()
      : await untrustedCertificates(dataDir, tool.generateCertificates);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Fault(
      "config",
      `The development certificates for https cannot be made (${why}). Run npm ci with development packages, allow the certificate when the system asks, then try again.`,
      { cause },
    );
  }
}

async function untrustedCertificates(
  dataDir: string,
  generate: (...files: [ca: string, cert: string, key: string]) => Promise<void>,
): Promise<Certificates> {
  const folder = join(dataDir, "certificates");
  const paths = ["ca.crt", "localhost.crt", "localhost.key"].map((name) => join(folder, name));
  const [ca = "", cert = "", key = ""] = paths;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!paths.every((path) => existsSync(path))) await generate(ca, cert, key);
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

/** Opens Excel with the add-in where this machine can have Excel; says plainly where it cannot. The service goes on either way. */
export function sideload(options: {
  readonly manifest: string;
  readonly dataDir: string;
  readonly origin: string;
  readonly say: (text: string) => void;
}): void {
  const { say } = options;
  if (!hasExcel) {
    say(
      "Excel is opened with the add-in on Windows and on a Mac only. The service goes on: use the link above, or upload manifest.xml in Excel on the web.",
    );
    return;
  }
  const manifest = manifestFor(options);
  const tool = join(
    dirname(createRequire(__filename).resolve("office-addin-debugging/package.json")),
    "cli.js",
  );
  const child = spawn(process.execPath, [tool, "start", manifest, "desktop", "--no-debug"], {
    stdio: "inherit",
  });
  child.once("error", (error) =>
    say(`Excel could not be opened (${error.message}). Add ${manifest} in Excel by hand.`),
  );
  child.once("exit", (code) => {
    if (code !== 0)
      say(`Excel could not be opened with the add-in (see above). Add ${manifest} in Excel by hand.`);
  });
}

/** The manifest for the address that is really served, in the data folder. */
function manifestFor(options: {
  readonly manifest: string;
  readonly dataDir: string;
  readonly origin: string;
}): string {
  const path = join(options.dataDir, "manifest.xml");
  writeFileSync(path, readFileSync(options.manifest, "utf8").replaceAll(manifestOrigin, options.origin));
  return path;
}
