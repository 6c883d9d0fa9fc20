import { post, refusal } from "../support/app-client";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let moment = new Date("2026-11-24T09:00:00Z");
beforeEach(async () => {
  moment = new Date("2026-11-24T09:00:00Z");
  service = await startService({ SAMPLE_CONTACTS: "5" }, () => moment);
});
afterEach(() => service.stop());

const person = { name: "Finn Finance", role: "finance" } as const;
const signInWith = (token: string) => post(service, "/app/sign-in", { token }, "");
const account = (cookie: string) => service.fetch("/app/account", { headers: { cookie } });
const usedUp =
  "This sign-in code is used, too old or wrong. Ask an admin for a new link; admins start Contactsheet again, which prints one.";

describe("signing in", () => {
  it("trades a token for a session of the person it was made for, in a cookie that no script reads", async () => {
    const answer = await signInWith(await service.service.signIn.makeToken(person));
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(answer.status).toBe(200);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Finn/);
    const who = (await (await account(cookie.split(";")[0] ?? "")).json()) as { user: unknown };
    expect(who.user).toEqual(person);
  });

  it("takes a token once", async () => {
    const token = await service.service.signIn.makeToken(person);
    expect((await signInWith(token)).status).toBe(200);
    expect(await refusal(await signInWith(token))).toEqual({
      status: 401,
      code: "not signed in",
      message: usedUp,
    });
  });

  it("takes no token after 12 hours", async () => {
    const token = await service.service.signIn.makeToken(person);
    moment = new Date("2026-11-24T21:00:00Z");
    expect((await signInWith(token)).status).toBe(401);
  });

  it("[SE2] slows whoever guesses: after ten wrong tokens even a right one must wait", async () => {
    for (let attempt = 0; attempt < 10; attempt++) {
      expect((await signInWith(`guess ${attempt}`)).status).toBe(401);
    }
    const answer = await signInWith(await service.service.signIn.makeToken(person));
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await refusal(answer)).message).toMatch(
      /^Too many failed attempts from this address. Wait \d+ seconds/,
    );
  });

  it("[SE2] refuses every route of the app without a session, or with one that was tampered with", async () => {
    const tampered = `${service.cookie.slice(0, -8)}AAAAAAAA`;
    for (const cookie of ["", tampered]) {
      const answers = await Promise.all([
        account(cookie),
        service.fetch("/app/contacts", { headers: { cookie } }),
        service.fetch("/app/runs", { headers: { cookie } }),
        service.fetch("/app/runs/1", { headers: { cookie } }),
        post(service, "/app/plan", { changes: [] }, cookie),
        post(service, "/app/runs", { changes: [] }, cookie),
        post(service, "/app/runs/1/stop", {}, cookie),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual(Array(7).fill(401));
      expect((await refusal(answers[0])).message).toMatch(/^You are not signed in. Open the link/);
    }
  });

  it("[SE2] refuses a page of another site, though the browser sends the cookie along", async () => {
    const answer = await service.fetch("/app/runs/1/stop", {
      method: "POST",
      body: "{}",
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect((await refusal(answer)).message).toMatch(/^This request came from a page of another site/);
    expect(answer.status).toBe(403);
  });
});

describe("the served contract's key", () => {
  const get = (user: string, key: string) =>
    service.fetch("/api/v1/Contacts", {
      headers: { cookie: "", authorization: `Basic ${Buffer.from(`${user}:${key}`).toString("base64")}` },
    });

  it("[SE2] lets the API user with the API key in, and nobody else", async () => {
    expect((await get(service.apiUser, service.apiKey)).status).toBe(200);
    expect((await get(service.apiUser, `${service.apiKey}x`)).status).toBe(401);
    expect((await get("someone", service.apiKey)).status).toBe(401);
    const answer = await service.fetch("/api/v1/Contacts");
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Basic/);
  });

  it("[SE1] [SE2] slows whoever guesses keys, and tells nobody the key", async () => {
    for (let attempt = 0; attempt < 10; attempt++) {
      const answer = await get(service.apiUser, `guess ${attempt}`);
      expect(await answer.text()).not.toContain(service.apiKey);
    }
    expect((await get(service.apiUser, service.apiKey)).status).toBe(429);
  });
});
