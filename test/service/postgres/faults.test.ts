// What people are told when PostgreSQL cannot be reached, refuses, or is lost; none of it holds the password.
import { createServer, connect, type AddressInfo, type Server, type Socket } from "node:net";
import { contactType } from "../../../src/domain/contact";
import { messageOf } from "../../../src/domain/fault";
import { recordTypesWith } from "../../../src/domain/record-types";
import { openDatabase } from "../../../src/service/database/open";
import { databaseOf } from "../../support/database";
import { makeFolder, removeFolders, startService } from "../../support/service";

afterAll(removeFolders);

const password = "not-for-anybody";

async function newAddress(): Promise<URL> {
  const url = new URL((await databaseOf(makeFolder())) ?? "");
  url.password = password;
  return url;
}

/** What opening this address says; never the password, in no cause either. */
async function refusal(url: URL): Promise<string> {
  const caught: unknown = await openDatabase({ dataDir: makeFolder(), url: url.href }, contactType).then(
    () => "It was opened.",
    (failure: unknown) => failure,
  );
  const { cause } = caught as { readonly cause?: unknown };
  expect(JSON.stringify([messageOf(caught), cause])).not.toContain(password);
  return messageOf(caught);
}

/** A way to the server that can be cut. */
async function makeWay(
  url: URL,
): Promise<{ readonly url: URL; readonly cut: () => void; readonly end: () => void }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = connect(Number(url.port), url.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const way = new URL(url);
  way.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: way,
    cut,
    end: () => {
      server.close();
      cut();
    },
  };
}

describe("a PostgreSQL that cannot be used", () => {
  it("is not there: its place is named, and what to do", async () => {
    const url = await newAddress();
    url.port = "1";
    expect(await refusal(url)).toBe(
      "PostgreSQL at 127.0.0.1:1 does not answer (ECONNREFUSED). Start it, or correct host and port in DATABASE_URL; then try again.",
    );
  });

  it("has no such database", async () => {
    const url = await newAddress();
    url.pathname = "/nowhere";
    expect(await refusal(url)).toMatch(
      /^There is no database “nowhere” on PostgreSQL at .* \(createdb nowhere\)/,
    );
  });

  it("does not know the user", async () => {
    const url = await newAddress();
    url.username = "stranger";
    expect(await refusal(url)).toMatch(
      /does not let stranger in \(28000\)\. Correct the user and the password/,
    );
  });

  it("lets the user read only", async () => {
    const url = await newAddress();
    const owner = await openDatabase({ dataDir: makeFolder(), url: url.href }, contactType);
    await owner.all("SELECT 1");
    await owner.run("CREATE ROLE reader_only LOGIN");
    await owner.close();
    url.username = "reader_only";
    const message = await refusal(url);
    expect(message).toMatch(/^reader_only may not make or change tables .* GRANT/);
  });
});

describe("a connection that is lost", () => {
  it("in the middle of a transaction ends as a Fault that promises nothing, and the next one works", async () => {
    const way = await makeWay(await newAddress());
    const database = await openDatabase({ dataDir: makeFolder(), url: way.url.href }, contactType);
    const done = () => database.all("SELECT name FROM setting WHERE value = 'done'");
    const work = database.transact(async (inside) => {
      await inside.run("INSERT INTO setting (name, value) VALUES ('half', 'done')");
      way.cut();
      await inside.run("INSERT INTO setting (name, value) VALUES ('other half', 'done')");
    });
    await expect(work).rejects.toMatchObject({ code: "database unreachable" });
    expect(await done()).toEqual([]);
    await database.run("INSERT INTO setting (name, value) VALUES ('again', 'done')");
    expect(await done()).toEqual([{ name: "again" }]);
    await database.close();
    way.end();
  });

  it("while nobody asks is made again", async () => {
    const way = await makeWay(await newAddress());
    const database = await openDatabase({ dataDir: makeFolder(), url: way.url.href }, contactType);
    const before = await database.version();
    way.cut();
    expect(await database.version()).toBe(before);
    await database.close();
    way.end();
  });
});

describe("a record that PostgreSQL refuses", () => {
  it("[AP4] is rejected alone, with a sentence; the others of its batch are written", async () => {
    const service = await startService({ SAMPLE_CONTACTS: "0" });
    const { backend } = service.service;
    const create = (key: string, notes: string) => {
      return { kind: "create", key, values: { type: "Customer", company: "Quay", notes } } as const;
    };
    const sent = [create("new 1", "before"), create("new 2", "\u0000x"), create("new 3", "after")];
    const outcomes = await backend.write(sent, recordTypesWith(contactType));
    expect(outcomes).toMatchObject([
      { kind: "applied" },
      {
        kind: "rejected",
        message: "PostgreSQL holds no text with the character U+0000. Take it out of this record.",
      },
      { kind: "applied" },
    ]);
    expect(await backend.countContacts({})).toBe(2);
    await service.stop();
  });
});
