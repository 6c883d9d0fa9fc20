// Turns whatever a route throws into an answer that says what happened and what to do: one of the three places where a Fault
// is caught. Logs codes, never what a customer's record holds.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Fault, messageOf, type FaultCode } from "../domain/fault";

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const statusOf: Readonly<Record<FaultCode, number>> = {
  bug: 500,
  config: 500,
  "database locked": 503,
  "database full": 507,
  "database unreachable": 503,
  "backend unreachable": 502,
  "service unreachable": 503,
  "not signed in": 401,
  "not allowed": 403,
  refused: 400,
  "plan differs": 409,
  "too large": 413,
  "not found": 404,
  workbook: 400,
};

/** What is thrown at a route as an answer. `limit` is the route's largest body in bytes. */
export function refusalOf(caught: unknown, limit: number): Refusal {
  if (caught instanceof Fault) {
    return { status: statusOf[caught.code], code: caught.code, message: caught.message };
  }
  const { statusCode, code } = caught as Partial<FastifyError>;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return { status: 413, code: "too large", message: tooLarge(limit) };
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") {
    return {
      status: 415,
      code: "refused",
      message: "The body must be JSON: send it with Content-Type: application/json.",
    };
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { status: statusCode, code: "refused", message: messageOfClientError(caught) };
  }
  return { status: 500, code: "bug", message: messageOf(caught) };
}

function messageOfClientError(caught: unknown): string {
  return caught instanceof Error ? caught.message : "The request cannot be read.";
}

function tooLarge(limit: number): string {
  return `The request's body is larger than ${limit / 1_048_576} MB, the most that is read at once. Nothing was changed. Send fewer records at a time.`;
}

/** Answers refusals as `{ code, message }`, on every route and on none. */
export function answerRefusals(app: FastifyInstance): void {
  app.setErrorHandler((caught, request, reply) => sendRefusal(caught, request, reply));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?")[0] ?? "";
    const message = `There is nothing at ${request.method} ${path}. The pane is at /taskpane.html, the API at /api/v1/Contacts.`;
    return reply.code(404).send({ code: "not found", message });
  });
}

/** Answers what the router cannot read: hooks and handlers do not see such a request. */
export function answerUnreadable(
  { statusCode = 400, code }: FastifyError,
  _: unknown,
  reply: FastifyReply,
): void {
  const message =
    code === "FST_ERR_BAD_URL"
      ? "The address cannot be read: two hexadecimal digits follow each %. Write a % itself as %25."
      : "The address cannot be read: a part of it is too long.";
  void reply.code(statusCode).header("cache-control", "no-store").send({ code: "refused", message });
}

function sendRefusal(caught: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const limit = request.routeOptions.bodyLimit;
  const { status, code, message } = refusalOf(caught, limit);
  if (status >= 500) request.log.error({ code, at: placeOf(caught) }, "a request failed");
  if (status === 401) void reply.header("cache-control", "no-store");
  return reply.code(status).send({ code, message });
}

/** Where it was thrown: kind and stack without the message, which may quote what was sent. */
function placeOf(caught: unknown): readonly string[] {
  if (!(caught instanceof Error)) return [typeof caught];
  const frames = (caught.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return [caught.name, ...frames.slice(0, 8).map((line) => line.trim())];
}
