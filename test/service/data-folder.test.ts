import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { extendRecordType } from "../../src/domain/catalogue";
import { contactType } from "../../src/domain/contact";
import { importContacts } from "../../src/service/database/contact-import";
import { readByIds } from "../../src/service/database/contacts";
import { openDatabase } from "../../src/service/database/open";
import { makeFolder, removeFolders, startService } from "../support/service";

afterAll(removeFolders);

const refusal = (folder: string) =>
  `Another Contactsheet is using the data folder ${folder}. Stop that one first, or start this one with DATA_DIR set to another folder (and PORT to another port).`;

/** A process of its own that holds a folder's lock as a service does. */
const holder = `
  const lock = new (require("better-sqlite3"))(process.argv[1] + "/contactsheet.lock");
  lock.exec("BEGIN EXCLUSIVE");
  process.stdout.write("held");
  process.stdin.resume();
`;

describe("the data folder", () => {
  it("is refused to a second process, and free again however the first one ends", async () => {
    const folder = makeFolder();
    const first = spawn(process.execPath, ["-e", holder, folder], { stdio: ["pipe", "pipe", "inherit"] });
    await once(first.stdout, "data");
    await expect(startService({ DATA_DIR: folder })).rejects.toThrow(refusal(folder));
    first.kill("SIGKILL");
    await once(first, "exit");
    const service = await startService({ DATA_DIR: folder });
    expect((await service.fetch("/healthz")).status).toBe(200);
    await service.stop();
  });

  it("is refused to a second service in the same process too, and is free after a good end", async () => {
    const folder = makeFolder();
    const first = await startService({ DATA_DIR: folder });
    await expect(startService({ DATA_DIR: folder })).rejects.toThrow(refusal(folder));
    expect((await first.fetch("/app/account")).status).toBe(200);
    await first.stop();
    const second = await startService({ DATA_DIR: folder });
    await second.stop();
  });

  it("keeps account, contacts, sessions and key from one start to the next", async () => {
    const folder = makeFolder();
    const first = await startService({ DATA_DIR: folder, SAMPLE_CONTACTS: "30" });
    const before = (await (await first.fetch("/app/account")).json()) as { account: unknown };
    await first.stop();
    const second = await startService({ DATA_DIR: folder, SAMPLE_CONTACTS: "99" });
    const answer = await second.fetch("/app/account", { headers: { cookie: first.cookie } });
    expect(((await answer.json()) as { account: unknown }).account).toEqual(before.account);
    expect(await second.service.backend.countContacts({})).toBe(30);
    expect(second.apiKey).toBe(first.apiKey);
    await second.stop();
  });

  it("keeps secrets for its owner only, and says what to do about a damaged file", async () => {
    const service = await startService({ SAMPLE_CONTACTS: "0", DATA_DIR: makeFolder() });
    const path = join(service.dataDir, "secrets.json");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, "utf8")).toContain(service.apiKey);
    await service.stop();
    writeFileSync(path, "{");
    const { dataDir } = service;
    await expect(startService({ DATA_DIR: dataDir })).rejects.toThrow(`${path} is damaged`);
  });

  it("takes API_USER and API_KEY of the configuration before its own", async () => {
    const given = { API_USER: "erp", API_KEY: "0123456789abcdef" };
    const service = await startService({ ...given, SAMPLE_CONTACTS: "0" });
    expect([service.apiUser, service.apiKey]).toEqual(["erp", "0123456789abcdef"]);
    await service.stop();
  });

  it("holds no contact and no list with a sample of 0", async () => {
    const service = await startService({ SAMPLE_CONTACTS: "0" });
    expect(await service.service.backend.countContacts({})).toBe(0);
    expect((await service.service.backend.readLists()).priceTiers).toEqual([]);
    await service.stop();
  });
});

describe("the database", () => {
  it("waits for the disk at every commit and can be read by others meanwhile", async () => {
    const service = await startService();
    expect(await service.database.all("PRAGMA synchronous")).toEqual([{ synchronous: 2 }]);
    const other = new Sqlite(join(service.dataDir, "contactsheet.db"), { readonly: true });
    expect(other.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(other.prepare("SELECT count(*) FROM contact").pluck().get()).toBe(40);
    other.close();
    await service.stop();
  });

  it("gives a field that the catalogue gained a column of its own, beside the contacts it had", async () => {
    const folder = makeFolder();
    const before = await openDatabase(folder, contactType);
    await importContacts(before, contactType, [{ id: 7, company: "Quay Traders" }]);
    await before.close();
    const field = { name: "loyalty", label: "Loyalty", kind: "integer", group: "Other" } as const;
    const gained = extendRecordType(contactType, [field]);
    const after = await openDatabase(folder, gained);
    await importContacts(after, gained, [{ id: 8, company: "New", loyalty: 3 }]);
    const read = await readByIds(after, gained, ["7", "8"]);
    expect([...read.values()]).toMatchObject([
      { company: "Quay Traders", loyalty: null },
      { company: "New", loyalty: 3 },
    ]);
    expect(await after.first("SELECT loyalty FROM contact WHERE id = 8")).toEqual({ loyalty: 3 });
    await after.close();
  });
});
