// Who may sign in, over HTTP: let in, roles, links, switched off and on, the last admin; links over a restart.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NewLink, PeopleAnswer } from "../../src/contract/people";
import type { Role } from "../../src/domain/policy";
import { changePerson, firstAdmin } from "../../src/service/people";
import { readLinks, readPersonNamed } from "../../src/service/database/persons";
import { post, refusal, update } from "../support/app-client";
import { makeFolder, removeFolders, startService, type StartedService } from "../support/service";

const start = new Date("2026-11-24T09:00:00Z");
let moment = start;
let service: StartedService;
beforeEach(async () => {
  moment = start;
  service = await startService({ SAMPLE_CONTACTS: "5" }, () => moment);
});
afterEach(async () => {
  await service.stop();
  await removeFolders();
});

const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
const list = async () => (await (await service.fetch("/app/people")).json()) as PeopleAnswer;
const listed = async (name: string) => (await list()).people.find((person) => person.name === name);
const add = (name: string, role: string, cookie?: string) =>
  post(service, "/app/people", { name, role }, cookie);
const makeLink = (id: number, cookie?: string) => post(service, `/app/people/${id}/link`, {}, cookie);
const signInWith = (token: string) => post(service, "/app/sign-in", { token }, "");
const account = (cookie: string) => service.fetch("/app/account", { headers: { cookie } });
const cookieOf = (answer: Response) => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

function change(id: number, wanted: unknown, cookie = service.cookie): Promise<Response> {
  const body = JSON.stringify(wanted);
  return service.fetch(`/app/people/${id}`, { method: "PATCH", body, headers: { cookie } });
}

async function letIn(name: string, role: Role): Promise<NewLink> {
  const answer = await add(name, role);
  expect(answer.status).toBe(200);
  return (await answer.json()) as NewLink;
}

/** Lets someone in and signs them in by their link. */
async function arrive(name: string, role: Role): Promise<{ readonly id: number; readonly cookie: string }> {
  const { person, token } = await letIn(name, role);
  const answer = await signInWith(token);
  expect(answer.status).toBe(200);
  return { id: person.id, cookie: cookieOf(answer) };
}

const switchedOff = {
  status: 401,
  code: "not signed in",
  message:
    "An admin has switched you off, so nothing more was sent. Your edits are in the workbook. Ask an admin to switch you on again and for a new link.",
};

describe("letting people in", () => {
  it("[PE1] answers a link that signs the person in, in their role; the list tells when they were here", async () => {
    const { person, token } = await letIn("  Mia   Marsh ", "finance");
    expect(person).toEqual({
      ...{ id: person.id, name: "Mia Marsh", role: "finance", isActive: true },
      ...{ createdAt: "2026-11-24T09:00:00Z", createdBy: "Ada Admin" },
      ...{ lastSeenAt: null, linkGoodUntil: "2026-11-24T21:00:00Z" },
    });
    moment = later(1);
    const answer = await signInWith(token);
    const who = (await (await account(cookieOf(answer))).json()) as { user: unknown };
    expect(who.user).toEqual({ name: "Mia Marsh", role: "finance" });
    const seen = { ...person, lastSeenAt: "2026-11-24T10:00:00Z", linkGoodUntil: null };
    expect(await listed("Mia Marsh")).toEqual(seen);
    moment = later(2);
    await account(cookieOf(answer));
    expect((await listed("Mia Marsh"))?.lastSeenAt).toBe("2026-11-24T11:00:00Z");
  });

  it("[PE1] is for admins alone, and others are told so", async () => {
    const mia = await arrive("Mia Marsh", "finance");
    const answers = await Promise.all([
      service.fetch("/app/people", { headers: { cookie: mia.cookie } }),
      add("Eve", "admin", mia.cookie),
      change(mia.id, { role: "admin" }, mia.cookie),
      makeLink(mia.id, mia.cookie),
    ]);
    for (const answer of answers)
      expect(await refusal(answer)).toEqual({
        status: 403,
        code: "not allowed",
        message: "Only an admin sees who may sign in and lets people in; you are finance.",
      });
    expect((await fetch(`${service.url}/app/people`)).status).toBe(401);
    expect(await listed("Eve")).toBeUndefined();
  });

  it("[PE6] says what is wrong with a name, a role or a number; a name is one person's in whatever case", async () => {
    await letIn("Zoë Ångström", "viewer");
    const said = async (answer: Promise<Response>) => (await refusal(await answer)).message;
    expect(await said(add("ZOË ÅNGSTRÖM", "editor"))).toBe(
      "There is a person “Zoë Ångström” already. Choose another name.",
    );
    expect(await said(add(" ", "editor"))).toContain("name: must have a name");
    expect(await said(add("x".repeat(101), "editor"))).toContain("name: must have at most 100 characters");
    expect(await said(add("Mia\u0007", "editor"))).toContain("name: must have letters that can be seen");
    expect(await said(add("Mia", "boss"))).toContain("role");
    expect(await said(change(1, {}))).toContain("must be a role, or isActive");
    const nobody = await refusal(await change(999, { role: "editor" }));
    expect(nobody).toMatchObject({ status: 404, message: "There is no person 999. Open the list again." });
    expect((await makeLink(999)).status).toBe(404);
  });

  it("[PE1] tells admins who asks, and whether a link opens a preview here", async () => {
    expect(await list()).toMatchObject({ self: (await listed("Ada Admin"))?.id, hasPreview: true });
    const without = await startService({ SAMPLE_CONTACTS: "0", PREVIEW: "off" });
    expect(await (await without.fetch("/app/people")).json()).toMatchObject({ hasPreview: false });
    await without.stop();
  });
});

describe("a link", () => {
  it("[PE3] works once, also for two who use it at the same moment", async () => {
    const { token } = await letIn("Mia Marsh", "editor");
    const answers = await Promise.all([signInWith(token), signInWith(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await signInWith(token)).status).toBe(401);
  });

  it("[PE3] opens the preview signed in, and is not used up by a program that looks ahead", async () => {
    const { token } = await letIn("Mia Marsh", "editor");
    const path = `${service.url}/preview?token=${token}`;
    await fetch(path, { method: "HEAD" });
    await fetch(path, { headers: { "sec-purpose": "prefetch;prerender" } });
    const answer = await fetch(path, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/preview"]);
    expect((await account(cookieOf(answer))).status).toBe(200);
  });

  it("[PE3] is good for 12 hours", async () => {
    const { token } = await letIn("Mia Marsh", "editor");
    const { token: another } = await letIn("Ben Brook", "editor");
    moment = new Date(later(12).getTime() - 1000);
    expect((await signInWith(token)).status).toBe(200);
    moment = later(12);
    expect((await signInWith(another)).status).toBe(401);
    expect((await listed("Ben Brook"))?.linkGoodUntil).toBeNull();
  });

  it("[PE3] that is new replaces the unused one before it", async () => {
    const { person, token } = await letIn("Mia Marsh", "editor");
    const { token: next } = (await (await makeLink(person.id)).json()) as NewLink;
    expect((await signInWith(token)).status).toBe(401);
    expect((await signInWith(next)).status).toBe(200);
  });

  it("[PE3] is kept by its hash alone, in no file and no list", async () => {
    const { token } = await letIn("Mia Marsh", "editor");
    const links = await readLinks(service.database);
    expect(links.every(({ tokenHash }) => /^[0-9a-f]{64}$/.test(tokenHash))).toBe(true);
    expect(JSON.stringify([await list(), links])).not.toContain(token);
    if (service.database.dialect === "sqlite")
      expect(readFileSync(join(service.dataDir, "contactsheet.db")).includes(token)).toBe(false);
  });

  it("[PE3] outlives a restart, and so does a session", async () => {
    const DATA_DIR = makeFolder();
    const open = () => startService({ DATA_DIR, SAMPLE_CONTACTS: "3" }, () => moment);
    const before = await open();
    const answer = await post(before, "/app/people", { name: "Mia Marsh", role: "editor" });
    const { token } = (await answer.json()) as NewLink;
    const { cookie } = before;
    await before.stop();
    const after = await open();
    expect((await post(after, "/app/sign-in", { token }, "")).status).toBe(200);
    expect((await after.fetch("/app/account", { headers: { cookie } })).status).toBe(200);
    await after.stop();
  });
});

describe("a change of someone's access", () => {
  it("[PE2] counts at the next request: a role as it rises and as it falls", async () => {
    const mia = await arrive("Mia Marsh", "viewer");
    const people = () => service.fetch("/app/people", { headers: { cookie: mia.cookie } });
    const order = () => post(service, "/app/runs", { changes: [] }, mia.cookie);
    expect((await people()).status).toBe(403);
    expect((await order()).status).toBe(403);
    expect((await change(mia.id, { role: "admin" })).status).toBe(200);
    expect((await people()).status).toBe(200);
    expect((await change(mia.id, { role: "editor" })).status).toBe(200);
    expect((await people()).status).toBe(403);
    const limit = update(1, { creditLimit: [0, 1] });
    expect((await post(service, "/app/plan", { changes: [limit] }, mia.cookie)).status).toBe(403);
    expect((await change(mia.id, { role: "finance" })).status).toBe(200);
    expect((await post(service, "/app/plan", { changes: [limit] }, mia.cookie)).status).toBe(200);
  });

  it("[PE2] [PE5] counts at the next request: switched off, every route says so; on again, a new link is needed", async () => {
    const mia = await arrive("Mia Marsh", "editor");
    const { token } = (await (await makeLink(mia.id)).json()) as NewLink;
    expect((await change(mia.id, { isActive: false })).status).toBe(200);
    const headers = { cookie: mia.cookie };
    for (const path of ["/app/account", "/app/contacts", "/app/runs", "/app/views"])
      expect(await refusal(await service.fetch(path, { headers }))).toEqual(switchedOff);
    expect((await post(service, "/app/plan", { changes: [] }, mia.cookie)).status).toBe(401);
    expect((await signInWith(token)).status).toBe(401);
    expect((await refusal(await makeLink(mia.id))).message).toBe(
      "Mia Marsh is switched off. Switch them on, then make the link.",
    );
    expect((await refusal(await add("mia marsh", "editor"))).message).toBe(
      "There is a person “Mia Marsh” already. Switch them on, or choose another name.",
    );
    expect((await change(mia.id, { isActive: true })).status).toBe(200);
    expect((await refusal(await account(mia.cookie))).message).toMatch(
      /^You are not signed in\. Open the link/,
    );
    expect((await signInWith(token)).status).toBe(401);
    const { token: next } = (await (await makeLink(mia.id)).json()) as NewLink;
    expect((await account(cookieOf(await signInWith(next)))).status).toBe(200);
  });

  it("[PE2] touches nobody else: their sessions go on", async () => {
    const mia = await arrive("Mia Marsh", "editor");
    const ben = await arrive("Ben Brook", "editor");
    await change(mia.id, { isActive: false });
    for (const { cookie } of [ben, service]) expect((await account(cookie)).status).toBe(200);
  });

  it("[PE4] is nobody's own to make", async () => {
    const { self } = await list();
    for (const wanted of [{ role: "viewer" }, { isActive: false }])
      expect(await refusal(await change(self, wanted))).toMatchObject({
        status: 400,
        message: "Ada Admin, that is you: only another admin changes your role or switches you off.",
      });
  });

  it("[PE4] leaves an admin: the last active one keeps the role and is not switched off", async () => {
    const { people, self } = await list();
    const ada = people.find(({ id }) => id === self);
    const stale = { id: 999, name: "Bea Boss", role: "admin" } as const;
    await letIn("Otto Off", "admin");
    const otto = await listed("Otto Off");
    await change(otto?.id ?? 0, { isActive: false });
    for (const wanted of [{ role: "editor" }, { isActive: false }] as const)
      await expect(changePerson(service.service, { id: self, change: wanted, by: stale })).rejects.toThrow(
        "Ada Admin is the last admin. Make someone else admin first.",
      );
    expect(await listed("Ada Admin")).toEqual(ada);
  });

  it("[PE4] leaves an admin where two admins switch each other off at once", async () => {
    const { self } = await list();
    const bea = await arrive("Bea Boss", "admin");
    const answers = await Promise.all([
      change(bea.id, { isActive: false }),
      change(self, { role: "viewer" }, bea.cookie),
    ]);
    expect(answers.filter(({ ok }) => ok).length).toBe(1);
    const left = await Promise.all(
      ["Ada Admin", "Bea Boss"].map((name) => readPersonNamed(service.database, name)),
    );
    expect(left.filter((person) => person?.role === "admin" && person.isActive).length).toBe(1);
  });
});

describe("signing out", () => {
  it("[PE7] ends the session of this browser, and of no other", async () => {
    const mia = await arrive("Mia Marsh", "editor");
    const answer = await service.fetch("/app/session", {
      method: "DELETE",
      headers: { cookie: mia.cookie },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("set-cookie")).toMatch(
      /^contactsheet=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/i,
    );
    expect((await account(cookieOf(answer))).status).toBe(401);
    expect((await account(service.cookie)).status).toBe(200);
  });
});

describe("the printed link", () => {
  it("[PE3] signs in the first admin, whoever that is by now; a database without people gets one", async () => {
    expect(await firstAdmin(service.service)).toEqual({ name: "Ada Admin", role: "admin" });
    const bea = await arrive("Bea Boss", "admin");
    expect((await change((await list()).self, { role: "viewer" }, bea.cookie)).status).toBe(200);
    expect(await firstAdmin(service.service)).toEqual({ name: "Bea Boss", role: "admin" });
    await service.database.run("DELETE FROM sign_in_link");
    await service.database.run("DELETE FROM person");
    const first = await firstAdmin(service.service);
    const { users } = await service.service.backend.readLists();
    expect(users.map(({ firstName, lastName }) => `${firstName} ${lastName}`)).toContain(first.name);
    expect((await signInWith(await service.service.signIn.makeToken(first))).status).toBe(200);
  });

  it("[PE5] a session of another database's person of the same number is nobody's here", async () => {
    const mia = await arrive("Mia Marsh", "admin");
    await service.database.run("UPDATE person SET mark = ? WHERE id = ?", ["0123456789abcdef", mia.id]);
    expect((await account(mia.cookie)).status).toBe(401);
  });
});
