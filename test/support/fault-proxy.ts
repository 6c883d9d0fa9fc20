// A server between a client and a served Cin7 account that goes wrong as the live one does, by a seed: answers 500 though it committed,
// breaks connections before or after the commit, hangs, throttles, refuses half of a batch, finds a long `where` too long. Keeps calls.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const faults = [
  "500 committed",
  "500 lost",
  "reset before",
  "reset after",
  "hang",
  "throttled",
  "half refused",
  "long where",
  "cut off",
  "altered",
  "emptied",
] as const;
/** What only happens where a test plans it: a write that is done while it is looked for, a record that all others suffer for. */
type PlannedFault = "late" | "refused for one" | "broken by one" | "out of order" | "in silence";
export type FaultKind = (typeof faults)[number] | PlannedFault;
/** A record with this in it is the one that the others suffer for. */
export const theOne = "the one";

export interface FaultProxy {
  /** What CIN7_URL is: ends in /api. */
  readonly url: string;
  /** Every call that came, throttled ones too. */
  readonly calls: readonly {
    readonly method: string;
    readonly path: string;
    readonly fault: FaultKind | undefined;
    /** What was sent; "" for nothing, or while it is on its way. */
    readonly body: string;
  }[];
  /** The next calls of this method get these faults, in turn. */
  readonly next: (method: string, ...kinds: readonly FaultKind[]) => void;
  /** Plans nothing more. */
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

/** Decides by chance, from a seed, which calls go wrong: a share of them, evenly by kind. */
export interface Chance {
  readonly seed: number;
  readonly share: number;
  /** Which; absent: all that a method can have. */
  readonly kinds?: readonly FaultKind[];
  /** After so many faults in a row a call of that method is spared. */
  readonly mostInARow?: number;
}

/** Opens the proxy before the service of that origin. */
export async function openFaultProxy(origin: string, chance?: Chance): Promise<FaultProxy> {
  const calls: { method: string; path: string; fault: FaultKind | undefined; body: string }[] = [];
  const late: (() => Promise<unknown>)[] = [];
  const planned = new Map<string, FaultKind[]>();
  const byChance = makeChance(chance);
  const pick = (method: string): FaultKind | undefined => planned.get(method)?.shift() ?? byChance(method);
  const server = createServer((request, response) => {
    const method = request.method ?? "GET";
    const fault = pick(method);
    const call = { method, path: request.url ?? "", fault, body: "" };
    calls.push(call);
    void bodyOf(request)
      .then((body) => answer({ origin, request, response, late, body: (call.body = body) }, fault))
      .catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    calls,
    forget: () => planned.clear(),
    next: (method, ...kinds) => void planned.set(method, [...(planned.get(method) ?? []), ...kinds]),
    close: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** What no client can hear of. */
const onlyPlanned: ReadonlySet<FaultKind> = new Set(["altered", "emptied"] as const);

function makeChance(chance?: Chance): (method: string) => FaultKind | undefined {
  if (!chance) return () => undefined;
  const random = makeRandom(chance.seed);
  const inARow = new Map<string, number>();
  return (method) => {
    const before = inARow.get(method) ?? 0;
    const isSpared = random() >= chance.share || before >= (chance.mostInARow ?? Infinity);
    inARow.set(method, isSpared ? 0 : before + 1);
    if (isSpared) return undefined;
    const kinds = (chance.kinds ?? faults).filter(
      (kind) => !onlyPlanned.has(kind) && (kind !== "half refused" || method !== "GET"),
    );
    return kinds[Math.floor(random() * kinds.length)];
  };
}

/** The same numbers from the same seed (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A server that is in a bad mood finds this long already. */
const longUrl = 200;

interface Exchange {
  readonly origin: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: string;
  /** Writes that are done once the next read has been answered. */
  readonly late: (() => Promise<unknown>)[];
}

async function answer(exchange: Exchange, fault: FaultKind | undefined): Promise<void> {
  const { request, response, body } = exchange;
  switch (fault) {
    case undefined: {
      const whole = await forward(exchange, body);
      if (request.method === "GET") for (const write of exchange.late.splice(0)) await write();
      return send(response, whole);
    }
    case "late":
      return void exchange.late.push(() => forward(exchange, body));
    case "refused for one":
      return send(
        response,
        body.includes(theOne)
          ? { status: 400, text: '{"message":"The request is invalid."}' }
          : await forward(exchange, body),
      );
    case "broken by one":
      return send(
        response,
        body.includes(theOne)
          ? { status: 500, text: '{"message":"An error has occurred."}' }
          : await forward(exchange, body),
      );
    case "out of order":
      return send(response, await changed(exchange, (items) => [...items].reverse()));
    case "in silence":
      return send(response, await changed(exchange, (items) => items.slice(0, -1)));
    case "500 committed":
      await forward(exchange, body);
      return send(response, { status: 500, text: '{"message":"An error has occurred."}' });
    case "500 lost":
      return send(response, { status: 500, text: '{"message":"An error has occurred."}' });
    case "reset before":
      return void request.socket.resetAndDestroy();
    case "reset after":
      await forward(exchange, body);
      return void request.socket.resetAndDestroy();
    case "hang":
      return undefined;
    case "throttled":
      response.setHeader("retry-after", "2");
      return send(response, {
        status: 429,
        text: '"API calls quota exceeded! maximum admitted 3 per Second."',
      });
    case "altered":
      return send(response, await forward(exchange, body.replaceAll("in full", "in part")));
    case "emptied":
      return send(response, { status: 200, text: "[]" });
    case "half refused":
      return send(response, await halfRefused(exchange, body));
    case "long where":
      return (request.url ?? "").length > longUrl
        ? send(response, { status: 404, text: "<html>404</html>" })
        : send(response, await forward(exchange, body));
    case "cut off": {
      const whole = await forward(exchange, body);
      response.writeHead(whole.status, { "content-length": String(Buffer.byteLength(whole.text) + 10) });
      response.write(whole.text.slice(0, whole.text.length >> 1));
      return void setTimeout(() => request.socket.resetAndDestroy(), 5);
    }
    default:
      return fault satisfies never;
  }
}

interface Whole {
  readonly status: number;
  readonly text: string;
}

function send(response: ServerResponse, { status, text }: Whole): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(text);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

async function forward({ origin, request }: Exchange, body: string): Promise<Whole> {
  const { method = "GET", url = "", headers } = request;
  const sent = await fetch(origin + url, {
    method,
    headers: {
      authorization: headers.authorization ?? "",
      ...(body === "" ? {} : { "content-type": "application/json" }),
    },
    ...(body === "" ? {} : { body }),
  });
  return { status: sent.status, text: await sent.text() };
}

/** The answer with other items. */
async function changed(
  exchange: Exchange,
  change: (items: readonly unknown[]) => readonly unknown[],
): Promise<Whole> {
  const { status, text } = await forward(exchange, exchange.body);
  return { status, text: JSON.stringify(change(JSON.parse(text) as unknown[])) };
}

/** Every second record is refused for nothing; the others are written. */
async function halfRefused(exchange: Exchange, body: string): Promise<Whole> {
  if (exchange.request.method === "DELETE") return forward(exchange, body);
  const records = JSON.parse(body) as unknown[];
  const kept = records.filter((_, at) => at % 2 === 0);
  const { text } = await forward(exchange, JSON.stringify(kept));
  const items = JSON.parse(text) as Record<string, unknown>[];
  const answers = records.map((_, index) =>
    index % 2 === 0
      ? { ...items[index >> 1], index }
      : { index, success: false, id: null, code: null, errors: ["Refused by chance."] },
  );
  return { status: 200, text: JSON.stringify(answers) };
}
