import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { extendRecordType } from "../../src/domain/catalogue";
import { contactType } from "../../src/domain/contact";
import { importContacts } from "../../src/service/database/contact-import";
import { readByIds } from "../../src/service/database/contacts";
import { openDatabase } from "../../src/service/database/open";
import { databaseOf } from "../support/database";
import { makeFolder, removeFolders, startService } from "../support/service";

afterAll(removeFolders);

describe("the data folder", () => {
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
  it("reads the prices of lines as they were where an older version kept them in hundredths", async () => {
    const folder = makeFolder();
    const place = { dataDir: folder, url: await databaseOf(folder) };
    const before = await openDatabase(place, contactType);
    await before.run("DELETE FROM setting WHERE name = 'unit prices in millionths'");
    await before.run(
      'INSERT INTO sales_order_line (id, "transactionId", qty, "unitPrice") VALUES (1, 1, 100, 1250)',
    );
    await before.run('INSERT INTO quote_line (id, "transactionId", qty) VALUES (1, 1, 100)');
    await before.close();
    for (const opening of ["first", "second"]) {
      const after = await openDatabase(place, contactType);
      const line = await after.first('SELECT qty, "unitPrice", "unitCost" FROM sales_order_line');
      expect([opening, line]).toEqual([opening, { qty: 100, unitPrice: 12_500_000, unitCost: null }]);
      expect(await after.first('SELECT "unitPrice" FROM quote_line')).toEqual({ unitPrice: null });
      await after.close();
    }
  });

  it("gives a field that the catalogue gained a column of its own, beside the contacts it had", async () => {
    const folder = makeFolder();
    const place = { dataDir: folder, url: await databaseOf(folder) };
    const before = await openDatabase(place, contactType);
    await importContacts(before, contactType, [{ id: 7, company: "Quay Traders" }]);
    await before.close();
    const field = { name: "loyalty", label: "Loyalty", kind: "integer", group: "Other" } as const;
    const gained = extendRecordType(contactType, [field]);
    const after = await openDatabase(place, gained);
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
