// Reads lists from a Cin7 server: whole lists in the order of their ids, so that rows which move between pages are neither missed nor
// read twice, and records by their ids in parts that no server finds too long. Knows no record's meaning.
import { printWhere, type Where } from "../contract/cin7/where";
import { mostRows } from "../contract/cin7/limits";
import { Fault } from "../domain/fault";
import type { Client } from "./cin7-client";
import { joined } from "./cin7-filter";
import type { WireObject } from "./cin7-record";

export interface Reader {
  /** The pages of a list (e.g. "Contacts") by rising id; each page is asked for what comes after the last. */
  readonly pages: (path: string, asked?: Asked) => AsyncIterable<readonly WireObject[]>;
  /** The records with these ids; those that do not exist are absent. `among` says how many there are from one id to another. */
  readonly byIds: (
    path: string,
    ids: readonly number[],
    among?: (first: number, last: number) => Promise<number>,
  ) => Promise<readonly WireObject[]>;
}

export interface Asked {
  readonly where?: Where | undefined;
  readonly fields?: string;
}

const afterId = (id: number): Where => ({ kind: "compare", name: "id", by: ">", value: id });
const within = (first: number, last: number): Where => ({
  kind: "and",
  parts: [
    { kind: "compare", name: "id", by: ">=", value: first },
    { kind: "compare", name: "id", by: "<=", value: last },
  ],
});

/** Clients of the live API ask for 50 to 100 at a time. */
const mostInList = 100;

/** A reader over this client. It remembers how long a list of ids the server takes. */
export function makeReader(client: Client): Reader {
  let inList = mostInList;
  const page = async (
    path: string,
    query: Record<string, string>,
  ): Promise<readonly WireObject[] | "too long"> => {
    const answer = await client.read({ path, query: { order: "id ASC", rows: String(mostRows), ...query } });
    if (answer.kind === "ok") return rowsOf(answer.body, path);
    if (answer.status === 404 && "where" in query) return "too long";
    throw refusedRead(path, answer);
  };
  const pageOf = async (path: string, { where, fields }: Asked): Promise<readonly WireObject[]> => {
    const found = await page(path, {
      ...(where ? { where: printWhere(where) } : {}),
      ...(fields === undefined ? {} : { fields }),
    });
    if (found !== "too long") return found;
    throw refusedRead(path, { status: 404, message: "" });
  };
  async function* pages(path: string, asked: Asked = {}): AsyncGenerator<readonly WireObject[]> {
    let last: number | undefined;
    for (;;) {
      const where = joined([asked.where, last === undefined ? undefined : afterId(last)]);
      const rows = await pageOf(path, { ...asked, where });
      if (rows.length > 0) yield rows;
      if (rows.length < mostRows) return;
      last = idOf(rows.at(-1));
    }
  }
  const listed = async (path: string, ids: readonly number[]): Promise<readonly WireObject[]> => {
    const where: Where = { kind: "in", name: "id", values: ids };
    const found = await page(path, { where: printWhere(where) });
    if (found !== "too long") return found;
    if (ids.length === 1) return [];
    inList = Math.max(1, ids.length >> 1);
    return inParts(ids, inList, (some) => listed(path, some));
  };
  return {
    pages,
    byIds: async (path, ids, among) => {
      const sorted = [...new Set(ids)].sort((one, other) => one - other);
      return inParts(sorted, mostRows, async (some) => {
        const [first = 0, last = 0] = [some[0], some.at(-1)];
        const isDense = some.length > inList && among !== undefined && (await among(first, last)) <= mostRows;
        if (!isDense) return inParts(some, inList, (few) => listed(path, few));
        const wanted = new Set(some);
        const rows = await pageOf(path, { where: within(first, last) });
        return rows.length === mostRows && idOf(rows.at(-1)) < last
          ? inParts(some, inList, (few) => listed(path, few))
          : rows.filter((row) => wanted.has(idOf(row)));
      });
    },
  };
}

async function inParts<Thing, Found>(
  things: readonly Thing[],
  most: number,
  read: (some: readonly Thing[]) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const all: Found[] = [];
  for (let start = 0; start < things.length; start += most)
    all.push(...(await read(things.slice(start, start + most))));
  return all;
}

/** The id of a record, in whatever case its name comes; 0 for none. */
export function idOf(row: WireObject | undefined): number {
  return Number(row?.["id"] ?? row?.["Id"] ?? row?.["ID"] ?? 0);
}

function rowsOf(body: unknown, path: string): readonly WireObject[] {
  if (Array.isArray(body)) return body as readonly WireObject[];
  throw new Fault(
    "backend unreachable",
    `The Cin7 account answered ${path} with what is no list. Check CIN7_URL.`,
  );
}

function refusedRead(path: string, { status, message }: { status: number; message: string }): Fault {
  const code = status === 403 ? "not allowed" : status === 404 ? "not found" : "backend unreachable";
  const what =
    status === 403
      ? `may not read ${path} with this key (403). Give the connection that permission in Cin7, then try again`
      : `refused to read ${path} (${status} ${message.replace(/[.]$/, "")}`.trimEnd() + ")";
  return new Fault(code, `The Cin7 account ${what}. Nothing was changed.`);
}
