// What the served contract demands of bodies and refusals, whatever the resource: `{ "message" }` for what is refused, a bare JSON string
// for what comes too often, and bodies whose sender does not say that they are JSON.
import type { FastifyError, FastifyInstance } from "fastify";
import { Fault } from "../domain/fault";
import { parseJson } from "./json-text";
import { refusalOf } from "./refusals";

/** Gives the routes that are registered on this instance the contract's form. */
export function answerInContractForm(api: FastifyInstance): void {
  api.setErrorHandler<FastifyError>((caught, request, reply) => {
    const { status, code, message } = refusalOf(caught, request.routeOptions.bodyLimit);
    if (status >= 500) request.log.error({ code }, "a call of the served API failed");
    if (status === 401) void reply.header("cache-control", "no-store");
    void reply.code(status).type("application/json; charset=utf-8");
    return reply.send(JSON.stringify(status === 429 ? message : { message }));
  });
  api.addHook("onRequest", async ({ headers }) => refusePacked(headers["content-encoding"]));
  readBodiesWithoutType(api);
}

/** Answers go out compressed to who takes them; a body that came so would be no JSON for a reason that nobody is told. */
function refusePacked(encoding = "identity"): void {
  if (encoding.toLowerCase() !== "identity")
    throw new Fault("refused", "The body is compressed. Send it as it is, without Content-Encoding.");
}

/** Clients send a PUT without saying that it is JSON, or call it text/json [CT4]. */
function readBodiesWithoutType(api: FastifyInstance): void {
  api.addContentTypeParser("*", { parseAs: "string" }, (request, body, done) => {
    const parsed = parseJson(String(body));
    if (!/^(text\/json\b.*)?$/i.test(request.headers["content-type"] ?? "")) done(notJson());
    else if (parsed.ok) done(null, parsed.value);
    else done(new Fault("refused", `The body cannot be read: ${parsed.message}. Nothing was changed.`));
  });
}

function notJson(): FastifyError {
  const error = new Error("The body must be JSON.");
  return Object.assign(error, { code: "FST_ERR_CTP_INVALID_MEDIA_TYPE", statusCode: 415 });
}
