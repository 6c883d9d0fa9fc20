// The service's configuration: command, command line and environment in one schema, every mistake reported at once. The only
// file that reads process.env.
import { parseArgs } from "node:util";
import { join, resolve } from "node:path";
import { z } from "zod";
import { Fault } from "../domain/fault";
import { parseRate } from "./rate";

const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

const url = z.url({ protocol: /^https?$/, error: "must be an address like https://api.cin7.com/api" });
const count = z.coerce
  .number({ error: "must be a whole number of 0 or more" })
  .int("must be a whole number of 0 or more")
  .min(0, "must be a whole number of 0 or more")
  .max(1_000_000, "must be at most 1000000");
const onOff = z.enum(["on", "off"], { error: "must be on or off" }).transform((word) => word === "on");

function isPostgresAddress(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

const rate = z
  .string()
  .default("3/s,60/min,5000/day")
  .transform((text, context) => {
    const limits = parseRate(text);
    if (limits) return limits;
    context.issues.push({ code: "custom", input: text, message: "must be like 3/s,60/min,5000/day, or off" });
    return z.NEVER;
  });

/** One variable a line; its name is what people write, its describe what the README's table says. */
const environmentShape = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce
    .number({ error: "must be a port, 0–65535" })
    .int("must be a port, 0–65535")
    .min(0, "must be a port, 0–65535")
    .max(65_535, "must be a port, 0–65535")
    .default(3000),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z
    .string()
    .optional()
    .refine(
      (value) => value === undefined || isPostgresAddress(value),
      "must be an address like postgres://user:password@host:5432/database",
    ),
  BACKEND: z.enum(["embedded", "cin7"], { error: "must be embedded or cin7" }).default("embedded"),
  CIN7_URL: url.optional(),
  CIN7_USER: z.string().optional(),
  CIN7_KEY: z.string().optional(),
  API_USER: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[^:]*$/, "must not contain a colon")
    .optional(),
  API_KEY: z.string().min(16, "must have at least 16 characters").max(200).optional(),
  CIN7_RATE: rate,
  API_RATE: rate,
  SAMPLE_CONTACTS: count.default(2500),
  POLICY: z.string().min(1).optional(),
  PREVIEW: onOff.optional(),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be fatal, error, warn, info, debug, trace or silent",
    })
    .default("info"),
});

const commands = ["start", "serve", "excel"] as const;
export type Command = (typeof commands)[number];

export interface Config extends z.infer<typeof environmentShape> {
  readonly command: Command;
  /** Absolute. */
  readonly DATA_DIR: string;
  readonly PREVIEW: boolean;
}

const usage = "Usage: start | serve | excel, with --contacts N for the size of the sample account.";

/** Reads the configuration. Failure: a Fault "config" that lists every mistake, one a line. */
export function readConfig(
  args: readonly string[] = process.argv.slice(2),
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const line = readCommandLine(args);
  const given = withoutBlanks({ ...environment, ...line.variables });
  const parsed = environmentShape.safeParse(given);
  const mistakes = [
    ...line.mistakes,
    ...(parsed.error?.issues ?? []).map((issue) => mistakeOf(issue, line)),
    ...cin7Mistakes(given),
  ];
  if (!parsed.success || !line.command || mistakes.length > 0) {
    const list = mistakes.map((mistake) => `- ${mistake}`).join("\n");
    throw new Fault(
      "config",
      `Contactsheet cannot start: its configuration has mistakes.\n${list}\n${usage}`,
    );
  }
  const variables = parsed.data;
  return {
    ...variables,
    command: line.command,
    DATA_DIR: resolve(variables.DATA_DIR),
    PREVIEW: variables.PREVIEW ?? loopback.has(variables.HOST),
  };
}

const cin7Needs = {
  CIN7_URL: "the API's address, like https://api.cin7.com/api",
  CIN7_USER: "the account's API username",
  CIN7_KEY: "the connection's key",
} as const;

/** The cin7 backend needs all three. */
function cin7Mistakes(given: Readonly<Record<string, string | undefined>>): string[] {
  if (given["BACKEND"] !== "cin7") return [];
  const missing = Object.entries(cin7Needs).filter(([name]) => given[name] === undefined);
  return missing.map(([name, what]) => `${name}: is needed with BACKEND=cin7: ${what}`);
}

/** The policy file's path, and whether it must exist because someone named it. */
export function policyFile(config: Config): { readonly path: string; readonly mustExist: boolean } {
  return config.POLICY === undefined
    ? { path: join(config.DATA_DIR, "policy.json"), mustExist: false }
    : { path: resolve(config.POLICY), mustExist: true };
}

interface CommandLine {
  readonly command: Command | undefined;
  readonly variables: Readonly<Record<string, string>>;
  readonly mistakes: readonly string[];
}

function readCommandLine(args: readonly string[]): CommandLine {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: { contacts: { type: "string" } },
  });
  const variables: Record<string, string> = {};
  const mistakes: string[] = [];
  let command: Command | undefined;
  for (const token of tokens) {
    if (token.kind === "option" && token.name === "contacts")
      variables["SAMPLE_CONTACTS"] = token.value ?? "nothing";
    if (token.kind === "option" && token.name !== "contacts")
      mistakes.push(`${token.rawName}: no such option. There is --contacts N.`);
    if (token.kind !== "positional") continue;
    const known = commands.find((name) => name === token.value);
    if (known && !command) command = known;
    else
      mistakes.push(
        `${token.value}: ${known ? "a second command" : "no such command"}. Say one of ${commands.join(", ")}.`,
      );
  }
  if (!command && mistakes.length === 0) mistakes.push(`No command. Say one of ${commands.join(", ")}.`);
  return { command, variables, mistakes };
}

/** A variable that is set to nothing is a variable that is not set: shells and compose files write them so. */
function withoutBlanks(
  given: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
}

function mistakeOf(issue: z.core.$ZodIssue, line: CommandLine): string {
  const name = String(issue.path[0] ?? "");
  const spoken = name === "SAMPLE_CONTACTS" && name in line.variables ? "--contacts" : name;
  return `${spoken}: ${issue.message}`;
}
