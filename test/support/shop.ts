// Sales written through the served contract, as a client writes them: one service with a sample account, one client.
import { cin7Client, type Cin7Client } from "./cin7";
import { startService, type StartedService } from "./service";

export type Wire = Readonly<Record<string, unknown>> & { readonly id: number };
export interface Answered {
  readonly index: number;
  readonly success: boolean;
  readonly id: number | null;
  readonly code: string | null;
  readonly errors: readonly string[];
  readonly warnings?: readonly string[];
}

interface Sellable {
  readonly id: number;
  readonly code: string;
  /** At wholesale, in hundredths. */
  readonly price: number;
}

export interface Shop {
  readonly service: StartedService;
  readonly api: Cin7Client;
  /** Sends records and answers what became of each. */
  readonly send: (method: string, path: string, records: unknown) => Promise<readonly Answered[]>;
  readonly read: (path: string) => Promise<Wire>;
  /** Makes one record and answers its id. Failure: it was refused. */
  readonly made: (path: string, record: unknown) => Promise<number>;
  /** A new customer of the wholesale tier with 10 % off. */
  readonly customer: (more?: Readonly<Record<string, unknown>>) => Promise<number>;
  /** An option with a wholesale price. */
  readonly sellable: () => Promise<Sellable>;
  readonly owed: (contactId: number) => Promise<unknown>;
}

/** The moment of every write, where a test has no clock of its own. */
const shopNow = () => new Date("2026-11-24T09:41:00Z");

/** Opens a shop; `policy` is the account's policy file. */
export async function openShop(
  overrides: Readonly<Record<string, string>> = {},
  now: () => Date = shopNow,
): Promise<Shop> {
  const service = await startService({ SAMPLE_CONTACTS: "60", ...overrides }, now);
  const api = cin7Client(service);
  const send: Shop["send"] = async (method, path, records) => {
    const headers = { "content-type": "application/json" };
    const init = { method, headers, body: JSON.stringify(records) };
    const answer = await api.call<readonly Answered[]>(path, init);
    if (answer.status !== 200 || !Array.isArray(answer.body))
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  let buyers = 0;
  return {
    ...{ service, api, send },
    read: async (path) => (await api.call<Wire>(path)).body,
    made: async (path, record) => {
      const [answer] = await send("POST", path, [record]);
      if (!answer?.success) throw new Error(`Not made: ${JSON.stringify(answer)}`);
      return answer.id ?? 0;
    },
    customer: (more = {}) =>
      api.make({
        company: `Buyer ${(buyers += 1)}`,
        priceColumn: "WholesaleNZD",
        percentageOff: 10,
        paymentTerms: "20th of Following Month",
        address1: "1 Quay St",
        city: "Auckland",
        country: "New Zealand",
        ...more,
      }),
    sellable: async () => {
      const { body } = await api.call<readonly Wire[]>("/ProductOptions?rows=50&order=id%20ASC");
      const wholesale = (option: Wire | undefined) =>
        (option?.["priceColumns"] as Record<string, number> | undefined)?.["wholesaleNZD"] ?? 0;
      const found = body.find((option) => wholesale(option) > 0);
      const price = Math.round(wholesale(found) * 100);
      return { id: found?.id ?? 0, code: String(found?.["productOptionCode"]), price };
    },
    owed: async (contactId) => (await api.one(contactId))["balanceOwing"],
  };
}
