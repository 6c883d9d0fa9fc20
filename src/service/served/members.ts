// The contacts of one request's documents: who buys, who pays, and what they owe by now. Looked up at once; moves as the request's
// documents are written.
import { contactType } from "../../domain/contact";
import type { CreditQuestion } from "../../domain/sale-credit";
import { numberOf, textOf, type Values } from "../../domain/value";
import type { Database } from "../database/database";
import { readRows } from "../database/served-rows";

export interface Members {
  /** Looks up contacts by id and by email, and who pays for them. */
  readonly fetch: (ids: readonly number[], emails: readonly string[]) => Promise<void>;
  readonly byId: (id: number) => Values | undefined;
  readonly byEmail: (email: string) => Values | undefined;
  /** Who is billed for a contact, where that is another. */
  readonly payerOf: (member: Values) => Values | undefined;
  /** What is asked about credit, but for what a document adds. */
  readonly creditOf: (member: Values) => Omit<CreditQuestion, "adds">;
  /** Notes that a contact owes so much more. */
  readonly owe: (memberId: number, hundredths: number) => void;
}

/** Nobody yet. */
export function makeMembers(database: Database): Members {
  const byId = new Map<number, Values>();
  const byEmail = new Map<string, Values>();
  const owed = new Map<number, number>();
  const add = (contact: Values): void => {
    byId.set(Number(contact["id"]), contact);
    const email = textOf(contact["email"])?.toLowerCase();
    if (email !== undefined && !byEmail.has(email)) byEmail.set(email, contact);
  };
  const fetchBy = async (field: string, values: readonly (number | string)[]): Promise<void> => {
    for (const contact of await readRows(database, contactType, { field, values: [...new Set(values)] }))
      add(contact);
  };
  const payerIdOf = (member: Values): number => numberOf(member["billingId"]) ?? Number(member["id"]);
  return {
    byId: (id) => byId.get(id),
    byEmail: (email) => byEmail.get(email.toLowerCase()),
    payerOf: (member) => byId.get(numberOf(member["billingId"]) ?? -1),
    fetch: async (ids, emails) => {
      await fetchBy("id", ids);
      await fetchBy("email", emails);
      const payers = [...byId.values()].flatMap(({ billingId }) => numberOf(billingId) ?? []);
      await fetchBy("id", payers);
      const paying = [...new Set([...byId.values()].map(payerIdOf))];
      for (const [id, sum] of await readOwed(database, paying)) owed.set(id, sum);
    },
    creditOf: (member) => {
      const payer = byId.get(numberOf(member["billingId"]) ?? -1);
      return {
        customer: partyOf(member),
        payer: payer && partyOf(payer),
        limit: numberOf((payer ?? member)["creditLimit"]),
        owed: owed.get(payerIdOf(member)) ?? 0,
      };
    },
    owe: (memberId, hundredths) => {
      const member = byId.get(memberId);
      if (!member) return;
      const payerId = payerIdOf(member);
      owed.set(payerId, (owed.get(payerId) ?? 0) + hundredths);
    },
  };
}

function partyOf(contact: Values): CreditQuestion["customer"] {
  const person = [textOf(contact["firstName"]), textOf(contact["lastName"])].filter(Boolean).join(" ");
  const name = textOf(contact["company"]) ?? (person || `contact ${String(contact["id"])}`);
  return { name, onHold: contact["onHold"] === true };
}

/** What who pays owes, and all who are billed to it. */
async function readOwed(database: Database, payerIds: readonly number[]): Promise<[number, number][]> {
  if (payerIds.length === 0) return [];
  const { wholeNumbers } = database.words;
  const ids = JSON.stringify(payerIds);
  const rows = await database.all<{ readonly payer: number; readonly sum: number | null }>(
    `SELECT payer, sum("balanceOwing") AS sum FROM (
      SELECT id AS payer, "balanceOwing" FROM contact WHERE id IN ${wholeNumbers}
      UNION ALL SELECT "billingId" AS payer, "balanceOwing" FROM contact WHERE "billingId" IN ${wholeNumbers}) AS paid
      GROUP BY payer`,
    [ids, ids],
  );
  return rows.map(({ payer, sum }) => [Number(payer), Number(sum ?? 0)]);
}
