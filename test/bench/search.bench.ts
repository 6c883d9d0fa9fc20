// The search of the pane over 100,000 contacts: some hundred queries of three letters, as they stand in companies, names, emails and
// numbers, against a bare prepared LIKE scan of the same columns that stops at the same number of rows.
import { rmSync } from "node:fs";
import { readConfig } from "../../src/service/config";
import { searchContacts } from "../../src/service/database/contact-search";
import type { Database } from "../../src/service/database/open";
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
  const times = queriesFrom(service.database).map((text) => ({
    search: timeOf(() => searchContacts(service.database, text, rows)),
    scan: timeOf(() => scan(service.database, text)),
  }));
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
function queriesFrom(database: Database): string[] {
  const find = database.prepare(
    `SELECT ${columns.map((name) => `"${name}"`).join(", ")} FROM contact WHERE id = ?`,
  );
  return Array.from({ length: queries }, (_, at) => {
    const contact = find.get(1 + ((at * 331) % contacts)) as Readonly<Record<string, string | null>>;
    const text = contact[columns[at % columns.length] ?? ""] ?? contact["company"] ?? "";
    const start = (at * 7) % Math.max(1, text.length - 2);
    return at % 10 === 9 || text.length < 3 ? `q${at % 10}x` : text.slice(start, start + 3);
  });
}

function scan(database: Database, text: string): unknown {
  const like = columns.map((name) => `"${name}" LIKE ?`).join(" OR ");
  return database
    .prepare(`SELECT id, "company" FROM contact WHERE ${like} ORDER BY "company" LIMIT ${rows}`)
    .all(...columns.map(() => `%${text}%`));
}

function timeOf(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

function ninetyFifth(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
}
