// The three commands: start, serve, excel. Opens the service, listens, says how to get in, and ends in good order.
import { join } from "node:path";
import { Fault, messageOf } from "../domain/fault";
import { readConfig, type Config } from "./config";
import { readCertificates, sideload } from "./excel";
import { openService, type OpenedService } from "./open-service";
import { firstAdmin } from "./people";
import { writeForOwner } from "./secrets";
import { makeServer } from "./server";

const publicDir = join(__dirname, "..", "public");

async function run(): Promise<void> {
  const config = readConfig();
  const service = await openService(config, () => new Date());
  try {
    await serve(config, service);
  } catch (caught) {
    await service.close();
    throw caught;
  }
}

async function serve(config: Config, service: OpenedService): Promise<void> {
  const https = config.command === "excel" ? await readCertificates(config.DATA_DIR) : undefined;
  const server = await makeServer(service, { publicDir, ...(https ? { https } : {}) });
  const port = await listen(server, config);
  const origin = `${https ? "https" : "http"}://${https ? "localhost" : hostInUrl(config.HOST)}:${port}`;
  const token = await service.signIn.makeToken(await firstAdmin(service));
  writeForOwner(join(config.DATA_DIR, "sign-in-link.txt"), `${linkOf(origin, token)}\n`);
  endInGoodOrder(service, () => server.close());
  if (service.resumedRuns.length > 0) {
    server.log.warn({ runs: service.resumedRuns }, "runs that were cut off go on");
  }
  if (config.command === "serve") return;
  say(welcome(service, origin, token));
  if (config.command !== "excel") return;
  sideload({ manifest: join(publicDir, "manifest.xml"), dataDir: config.DATA_DIR, origin, say });
}

async function listen(server: Awaited<ReturnType<typeof makeServer>>, config: Config): Promise<number> {
  try {
    await server.listen({ host: config.HOST, port: config.PORT });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "";
    throw new Fault("config", `${listenFailure(code, config)} Nothing was changed.`, { cause });
  }
  const address = server.server.address();
  return typeof address === "object" && address ? address.port : config.PORT;
}

function listenFailure(code: string, { HOST, PORT }: Config): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${PORT} on ${HOST} is taken by another program. Stop that one, or set PORT to another number.`;
    case "EACCES":
      return `Port ${PORT} may not be used by this user. Set PORT to 1024 or more.`;
    default:
      return `HOST ${HOST} with PORT ${PORT} cannot be listened on (${code}). Set HOST to an address of this machine.`;
  }
}

function linkOf(origin: string, token: string): string {
  return `${origin}/preview?token=${token}`;
}

function hostInUrl(host: string): string {
  return host.includes(":") ? `[${host}]` : host === "0.0.0.0" ? "127.0.0.1" : host;
}

function welcome({ secrets, backend, config }: OpenedService, origin: string, token: string): string {
  return [
    "",
    `Contactsheet serves the account ${backend.account.name} from ${config.DATA_DIR}.`,
    "",
    `  Open      ${linkOf(origin, token)}`,
    "            (signs one browser in, once; good for 12 hours)",
    ...(config.BACKEND === "cin7" ? [] : sayApi(origin, secrets)),
    "",
    "  Ctrl+C ends it.",
    "",
  ].join("\n");
}

function sayApi(origin: string, { apiUser, apiKey }: OpenedService["secrets"]): readonly string[] {
  return [`  API       ${origin}/api/v1/Contacts`, `  API user  ${apiUser}`, `  API key   ${apiKey}`];
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The first signal ends runs after their batch in flight, answers and the database; a second one ends the process at once. */
function endInGoodOrder(service: OpenedService, closeServer: () => Promise<unknown>): void {
  const end = async () => {
    await service.runs.settle();
    await closeServer();
    await service.close();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void end().then(() => process.exit(0), fail);
    });
  }
}

function fail(caught: unknown): void {
  const text = caught instanceof Fault ? caught.message : startFailure(caught);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

function startFailure(caught: unknown): string {
  const stack = caught instanceof Error ? `\n${caught.stack ?? ""}` : "";
  return `${messageOf(caught)}${stack}`;
}

run().catch(fail);
