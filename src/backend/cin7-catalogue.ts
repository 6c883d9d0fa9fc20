// Users, products and price tiers of a Cin7 account, read now and then: they change seldom. Tiers are only seen as the price columns of
// product options; who may see a product is the service's own.
import { Fault } from "../domain/fault";
import { listTypes } from "../domain/lists";
import { toHundredths, type Values } from "../domain/value";
import { readNote, writeNote } from "../service/database/call-book";
import type { Database } from "../service/database/database";
import { addTiers, mirrorList, readColumnSpelling } from "../service/database/mirror-lists";
import type { Reader } from "./cin7-reader";
import { idOf } from "./cin7-reader";
import type { WireObject } from "./cin7-record";

const readAtName = "cin7 catalogue read at";
const everyMs = 3_600_000;

/** Reads them into our lists where the last time is an hour ago. Failure: a Fault where the account cannot be read. */
export async function readCatalogue(database: Database, reader: Reader, now: Date): Promise<void> {
  const last = Date.parse((await readNote(database, readAtName)) ?? "");
  if (now.getTime() - last < everyMs) return;
  const users = await all(reader, "Users");
  if (users) await mirrorList(database, listTypes.users, { records: users.map(userOf), own: [] });
  const products = (await all(reader, "Products")) ?? [];
  const spelling = await readColumnSpelling(database);
  const records = products.map((row) => productOf(row, spelling));
  if (records.length > 0) await mirrorList(database, listTypes.products, { records, own: ["shownTo"] });
  const columns = products.flatMap(optionsOf).flatMap((option) => Object.keys(pricesOf(option, spelling)));
  await addTiers(database, [...new Set(columns)].filter((column) => !isCost(column)).sort());
  await writeNote(database, readAtName, now.toISOString());
}

/** Undefined where the key may not read them, or the server has none such: our lists stay as they are. */
async function all(reader: Reader, path: string): Promise<readonly WireObject[] | undefined> {
  const rows: WireObject[] = [];
  try {
    for await (const page of reader.pages(path)) rows.push(...page);
  } catch (caught) {
    if (caught instanceof Fault && absent.has(caught.code)) return undefined;
    throw caught;
  }
  return rows.filter((row) => idOf(row) > 0);
}

const absent: ReadonlySet<string> = new Set(["not allowed", "not found"]);

const text = (value: unknown, max: number): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, max) : null;

function userOf(row: WireObject): Values {
  return {
    id: idOf(row),
    firstName: text(row["firstName"], 50),
    lastName: text(row["lastName"], 50),
    email: text(row["email"], 250),
    jobTitle: text(row["jobTitle"], 50),
    isActive: row["isActive"] !== false,
  };
}

/** What a product costs stands among its prices, as "costNZD". */
const isCost = (column: string) => /^cost/i.test(column);

/** A product by its style code; its prices are those of its first option that has any. */
function productOf(row: WireObject, spelling: Spelling): Values {
  const options = optionsOf(row);
  const prices =
    options.map((option) => pricesOf(option, spelling)).find((own) => Object.keys(own).length > 0) ?? {};
  const columns = Object.entries(prices);
  const cost = columns.find(([column]) => isCost(column));
  return {
    id: idOf(row),
    code: text(row["styleCode"], 20) ?? text(options[0]?.["code"], 20),
    name: text(row["name"], 250),
    category: text(row["category"], 250),
    isActive: text(row["status"], 50)?.toLowerCase() !== "inactive",
    cost: cost?.[1] ?? null,
    prices: JSON.stringify(Object.fromEntries(columns.filter(([column]) => !isCost(column)))),
    shownTo: null,
  };
}

function optionsOf(row: WireObject): readonly WireObject[] {
  const options = row["productOptions"];
  return Array.isArray(options) ? (options as readonly WireObject[]) : [];
}

/** Price columns as contacts carry them, by their letters in small. */
type Spelling = ReadonlyMap<string, string>;

/** Hundredths by price column as contacts name it: "WholesaleNZD" for the key "wholesaleNZD". Columns without a price are left out. */
function pricesOf(option: WireObject, spelling: Spelling): Readonly<Record<string, number>> {
  const columns = option["priceColumns"];
  if (typeof columns !== "object" || columns === null) return {};
  const prices = Object.entries(columns).flatMap(([key, price]) => {
    const hundredths = typeof price === "number" ? toHundredths(price) : undefined;
    return hundredths === undefined
      ? []
      : [
          [
            spelling.get(key.toLowerCase()) ?? key.charAt(0).toUpperCase() + key.slice(1),
            hundredths,
          ] as const,
        ];
  });
  return Object.fromEntries(prices);
}
