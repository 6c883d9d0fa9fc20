// Calls of the served Cin7 Omni v1 contract, as its clients make them. Knows no contact of the sample account.
import type { StartedService } from "./service";

interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}
export interface WireContact extends Record<string, unknown> {
  readonly id: number;
}
export interface Item {
  readonly index: number;
  readonly success: boolean;
  readonly id: number | null;
  readonly code: string | null;
  readonly errors: readonly string[];
}

export interface Cin7Client {
  readonly call: <T>(path: string, init?: RequestInit) => Promise<Answer<T>>;
  readonly list: (
    query: Readonly<Record<string, string>>,
  ) => Promise<Answer<readonly WireContact[] & { message: string }>>;
  readonly send: <T = readonly Item[]>(method: string, records: unknown) => Promise<Answer<T>>;
  readonly one: (id: number | null | undefined) => Promise<WireContact>;
  /** Makes a customer and answers its id. */
  readonly make: (record?: Readonly<Record<string, unknown>>) => Promise<number>;
}

/** The value of an Authorization header. */
export function basic({ apiUser, apiKey }: Pick<StartedService, "apiUser" | "apiKey">): string {
  return `Basic ${Buffer.from(`${apiUser}:${apiKey}`).toString("base64")}`;
}

/** A client with the service's own key. */
export function cin7Client(service: StartedService): Cin7Client {
  const call = async <T>(path: string, init: RequestInit = {}): Promise<Answer<T>> => {
    const headers = { authorization: basic(service), ...(init.headers as Record<string, string>) };
    const answer = await fetch(`${service.url}/api/v1${path}`, { ...init, headers });
    return { status: answer.status, body: (await answer.json()) as T, headers: answer.headers };
  };
  const send = <T = readonly Item[]>(method: string, records: unknown): Promise<Answer<T>> => {
    const headers = { "content-type": "application/json" };
    return call<T>("/Contacts", { method, headers, body: JSON.stringify(records) });
  };
  return {
    call,
    send,
    list: (query) => call(`/Contacts?${new URLSearchParams(query).toString()}`),
    one: async (id) => (await call<WireContact>(`/Contacts/${id}`)).body,
    make: async (record = {}) => {
      const { body } = await send("POST", [{ type: "Customer", company: "Made Ltd", ...record }]);
      const [made] = body;
      if (!made?.success) throw new Error(`Not made: ${JSON.stringify(body)}`);
      return made.id ?? 0;
    },
  };
}
