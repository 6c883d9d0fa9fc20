import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { recordTypesWith } from "../../../src/domain/record-types";
import { contactType } from "../../../src/domain/contact";
import { makeFolder, removeFolders, startService } from "../../support/service";

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

  it("[WB1] keeps the character U+0000 in a text", async () => {
    const service = await startService({ SAMPLE_CONTACTS: "0" });
    const { backend } = service.service;
    const types = recordTypesWith(contactType);
    const values = { type: "Customer", company: "Quay", notes: "\u0000x" };
    const [made] = await backend.write([{ kind: "create", key: "new 1", values }], types);
    const key = made?.id ?? "";
    expect((await backend.readByKeys([key], types)).get(key)).toMatchObject({ notes: "\u0000x" });
    await service.stop();
  });
});
