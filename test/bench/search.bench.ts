// The search of the pane over 100,000 contacts: some hundred queries of three letters, as they stand in companies, names, emails and
// numbers, against a bare prepared LIKE scan of the same columns that stops at the same number of rows.
import { rmSync } from "node:fs";
import { readConfig } from "../../src/service/config";
import type { Database } from "../../src/service/database/database";
import { searchContacts } from "../../src/service/database/contact-search";
import { openService } from "../../src/service/open-service";
import { makeFolder } from "../support/service";
import type { Figure } from "./figure";

const contacts = 100_000;
const queries = 300;
const rows = 20;
const mostMs = 50;
const columns = ["company", "firstName", "lastName", "email", "phone", "mobile", "accountNumber", "postCode"];

/** The 95th of a hundred queries, by the time they take; search and scan take turns. */
export async function bench(): Promise<Figure[]> {
  const folder = makeFolder();
  const config = readConfig(["serve"], {
    DATA_DIR: folder,
    SAMPLE_CONTACTS: String(contacts),
    LOG_LEVEL: "silent",
  });
  const service = await openService(config, () => new Date());
  const times: { readonly search: number; readonly scan: number }[] = [];
  for (const text of await queriesFrom(service.database)) {
    times.push({
      search: await timeOf(() => searchContacts(service.database, text, rows)),
      scan: await timeOf(() => scan(service.database, text)),
    });
  }
  await service.close();
  rmSync(folder, { recursive: true });
  const value = ninetyFifth(times.map(({ search }) => search));
  const reference = ninetyFifth(times.map((time) => time.scan));
  return [
    {
      id: "search",
      what: `three letters among 100,000 contacts, p95 of ${times.length} queries, against a bare LIKE scan`,
      value,
      unit: "ms",
      reference,
      ratio: value / reference,
      goal: `<= ${mostMs} ms`,
      met: value <= mostMs,
    },
  ];
}

/** Three letters from somewhere in each searched column of contacts spread over the account; every tenth is in none of them. */
async function queriesFrom(database: Database): Promise<string[]> {
  const find = `SELECT ${columns.map((name) => `"${name}"`).join(", ")} FROM contact WHERE id = ?`;
  const texts: string[] = [];
  for (let at = 0; at < queries; at++) {
    const id = 1 + ((at * 331) % contacts);
    const contact = await database.first<Readonly<Record<string, string | null>>>(find, [id]);
    const text = contact?.[columns[at % columns.length] ?? ""] ?? contact?.["company"] ?? "";
    const start = (at * 7) % Math.max(1, text.length - 2);
    texts.push(at % 10 === 9 || text.length < 3 ? `q${at % 10}x` : text.slice(start, start + 3));
  }
  return texts;
}

function scan(database: Database, text: string): Promise<unknown> {
  const like = columns.map((name) => `"${name}" LIKE ?`).join(" OR ");
  return database.all(
    `SELECT id, "company" FROM contact WHERE ${like} ORDER BY "company" LIMIT ${rows}`,
    columns.map(() => `%${text}%`),
  );
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function ninetyFifth(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
}
