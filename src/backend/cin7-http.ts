// One call to a Cin7 Omni v1 server over HTTP and what came of it, as a closed union: nothing is thrown. Paces nothing and repeats
// nothing. The key is in a header and nowhere else [SE1].
import { Pool } from "undici";

export interface Call {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Under /v1, e.g. "Contacts". */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * `refused`: read and not done (4xx). `throttled`: not done, too fast. `failed`: a 5xx; a write may have been done. `unanswered`:
 * sent, and no whole answer came; a write may have been done. `unsent`: no connection, so nothing was done.
 */
export type Answer =
  | { readonly kind: "ok"; readonly body: unknown }
  | { readonly kind: "refused"; readonly status: number; readonly message: string }
  | { readonly kind: "throttled"; readonly retryAfterMs: number; readonly message: string }
  | { readonly kind: "failed" | "unanswered" | "unsent"; readonly message: string };

/** Makes one call. */
export type Send = (call: Call) => Promise<Answer>;

export interface Connection {
  /** E.g. "https://api.cin7.com/api". */
  readonly url: string;
  readonly user: string;
  readonly key: string;
  /** No answer after this long is none. */
  readonly patienceMs: number;
}

/** A sender over a few connections of its own, and how to close them. */
export function openConnection({ url, user, key, patienceMs }: Connection): {
  readonly send: Send;
  readonly close: () => Promise<void>;
} {
  const base = new URL(url.endsWith("/") ? url : `${url}/`);
  const pool = new Pool(base.origin, { connections: 4, connect: { timeout: Math.min(patienceMs, 10_000) } });
  const authorization = `Basic ${Buffer.from(`${user}:${key}`).toString("base64")}`;
  const send: Send = async ({ method, path, query, body }) => {
    try {
      const answer = await pool.request({
        method,
        path: `${base.pathname}v1/${path}${queryText(query)}`,
        headers: { authorization, accept: "application/json", ...(body === undefined ? {} : jsonHeader) },
        body: body === undefined ? null : JSON.stringify(body),
        headersTimeout: patienceMs,
        bodyTimeout: patienceMs,
        signal: AbortSignal.timeout(patienceMs),
      });
      const text = await answer.body.text();
      return answerOf(answer.statusCode, text, answer.headers["retry-after"]);
    } catch (caught) {
      return noAnswer(caught, base.origin);
    }
  };
  return { send, close: () => pool.close() };
}

const jsonHeader = { "content-type": "application/json; charset=utf-8" };

/** Commas, parentheses and stars stay as they are: a `where` may not be long. */
function queryText(query: Call["query"] = {}): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${encoded(value)}`);
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/** A value of a query as it goes over the wire; its length is what servers bound. */
export function encoded(value: string): string {
  return encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("'", "%27");
}

function answerOf(status: number, text: string, retryAfter: string | string[] | undefined): Answer {
  const body = jsonOf(text);
  if (status === 429) {
    return { kind: "throttled", retryAfterMs: waitOf(retryAfter), message: sentenceIn(body, text) };
  }
  if (status >= 500) return { kind: "failed", message: `${status} ${sentenceIn(body, text)}`.trim() };
  if (status >= 300) return { kind: "refused", status, message: sentenceIn(body, text) };
  return body === undefined
    ? { kind: "unanswered", message: `the server answered ${status} with what is no JSON` }
    : { kind: "ok", body };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const mostMessage = 300;

/** `{ "message": … }` in either case, a bare JSON string, or the text itself. */
function sentenceIn(body: unknown, text: string): string {
  if (typeof body === "string") return body;
  const parts = typeof body === "object" && body !== null ? Object.entries(body) : [];
  const found = parts.find(([name]) => /^(error)?message$/i.test(name))?.[1] as unknown;
  return (typeof found === "string" ? found : text.trimStart().startsWith("<") ? "" : text).slice(
    0,
    mostMessage,
  );
}

const usualWaitMs = 1000;

/** Seconds, as the server writes them; a server that says nothing is left alone for a second. */
function waitOf(retryAfter: string | string[] | undefined): number {
  const seconds = Number(Array.isArray(retryAfter) ? retryAfter[0] : retryAfter);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : usualWaitMs;
}

const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function noAnswer(caught: unknown, origin: string): Answer {
  const { code = "", name = "", message = "" } = caught as { code?: string; name?: string; message?: string };
  const what = code || (name === "TimeoutError" ? "no answer in time" : message || name);
  if (neverSent.has(code)) return { kind: "unsent", message: `${origin} cannot be reached (${what})` };
  return { kind: "unanswered", message: `${origin} did not answer (${what})` };
}
