/**
 * What the product logs at its most talkative while people work with it: routes, statuses and durations; no customer, no secret.
 */
import type { ApplyLine, LoadLine } from "../../src/contract/app";
import type { Plan } from "../../src/plan/plan";
import { startProduct, type Product } from "../support/product";

let product: Product;
/** What was printed before the first request: the way in, which only the start command shows. */
let welcome = "";
let token = "";
let cookie = "";

beforeAll(async () => {
  product = await startProduct(60, "trace");
  welcome = product.printed();
  token = new URL(product.link).searchParams.get("token") ?? "";
});

afterAll(() => product.stop());

async function app(path: string, body?: unknown): Promise<string> {
  const answer = await fetch(`${product.origin}/app${path}`, {
    headers: { cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
  cookie ||= (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return answer.text();
}

function linesOf<Line>(text: string): Line[] {
  const lines = text.split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Line);
}

/** The texts and numbers by which a customer could be told. */
function tellingOf(records: Iterable<Readonly<Record<string, unknown>>>): string[] {
  const fields = ["company", "firstName", "lastName", "email", "phone", "mobile", "accountNumber", "notes"];
  const values = [...records].flatMap((record) => fields.map((field) => record[field]));
  return [...new Set(values.filter((value): value is string => typeof value === "string"))].filter(
    (text) => text.trim().length > 3,
  );
}

const typed = { notes: "Pays late, says Mia", email: "not an address", phone: "555 0199 private" };

/** Signs in, loads, searches, plans and applies, as the pane does. */
async function work(): Promise<void> {
  await app("/sign-in", { token });
  await app("/account");
  const load = linesOf<LoadLine>(await app("/contacts"));
  expect(load.at(-1)).toEqual({ kind: "end", count: 60 });
  const [some] = tellingOf((await product.readAll()).values());
  await app(`/contacts?${new URLSearchParams({ filter: JSON.stringify({ text: some }) })}`);
  const changes = [{ kind: "create", key: "new 1", values: { type: "Internal", company: "Quiet Desk" } }];
  const { fingerprint } = JSON.parse(await app("/plan", { changes })) as Plan;
  const run = { changes, fingerprint, reason: "Because Mia said so", workbook: "Mia.xlsx" };
  const outcomes = linesOf<ApplyLine>(await app("/runs", run));
  expect(outcomes.at(-1)).toMatchObject({ kind: "run", run: { counts: { applied: 1 } } });
  await app("/runs/1");
}

/** Sends what is refused: by the pane's API and by the served contract, with a good key and with a wrong one. */
async function blunder(): Promise<void> {
  await app("/sign-in", { token: "guessed-token-1" });
  await app("/plan", { changes: [{ kind: "update", key: 1, fields: typed }] });
  await app("/plan", { changes: [{ kind: "create", key: "new 1", values: typed }] });
  await app("/runs", { changes: [], fingerprint: "f", reason: typed.notes, workbook: "" });
  await app(`/contacts?filter=${encodeURIComponent(`{"text":"${typed.notes}"`)}`);
  await app(`/nothing/${encodeURIComponent(typed.notes)}`);
  const contacts = `${product.origin}/api/v1/Contacts`;
  const where = encodeURIComponent(`email='${typed.email}' AND`);
  const wrong = `Basic ${Buffer.from("mia:guessed-key-1").toString("base64")}`;
  for (const authorization of [product.authorization, wrong]) {
    const headers = { authorization, "content-type": "application/json" };
    await (await fetch(`${contacts}?where=${where}`, { headers })).text();
    for (const body of [JSON.stringify([typed]), `[{"notes":"${typed.notes}"`])
      await (await fetch(contacts, { method: "POST", headers, body })).text();
  }
}

it("[SE1] holds no customer's data and no secret, whatever is done", async () => {
  await work();
  await blunder();
  const known = tellingOf((await product.readAll()).values());
  const logged = product.printed().slice(welcome.length);
  const routes = ["/app/sign-in", "/app/contacts", "/app/plan", "/app/runs", "/api/v1/Contacts"];
  for (const route of routes) expect(logged).toContain(`"route":"${route}"`);
  const [, credentials = ""] = product.authorization.split(" ");
  const key = Buffer.from(credentials, "base64").toString().split(":")[1] ?? "";
  const secrets = [token, key, credentials, cookie.split("=")[1] ?? "", "guessed-token-1", "guessed-key-1"];
  expect(secrets.every((secret) => secret.length > 10)).toBe(true);
  expect(known.length).toBeGreaterThan(200);
  const telling = [...known, ...secrets, ...Object.values(typed), "Because Mia", "Mia.xlsx", "Quiet Desk"];
  const encoded = telling.flatMap((text) => [
    ...[text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text)],
    new URLSearchParams([["", text]]).toString().slice(1),
  ]);
  expect(encoded.filter((text) => logged.includes(text))).toEqual([]);
});
