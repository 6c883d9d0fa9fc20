// Who is asking, by the session cookie of the pane's own API; the served contract's gate is api-guard.ts. Failures are counted and slowed
// per address, on both [SE2].
import rateLimit from "@fastify/rate-limit";
import secureSession from "@fastify/secure-session";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { Fault } from "../domain/fault";
import { findPerson, type SessionHeld, type SignedIn } from "./people";
import type { Secrets } from "./secrets";
import type { Service } from "./service";

declare module "@fastify/secure-session" {
  interface SessionData {
    person: SessionHeld;
  }
}

const heldShape = z.object({ id: z.int(), mark: z.string() });
const sessionSeconds = 30 * 86_400;
const failuresAMinute = 10;

/** Registers the session cookie and the counting of failures. On https the pane may stand in Excel's frame, so the cookie may too. */
export async function registerAuth(
  app: FastifyInstance,
  options: { readonly secrets: Secrets; readonly isHttps: boolean },
): Promise<void> {
  await app.register(secureSession, {
    key: Buffer.from(options.secrets.sessionKey, "hex"),
    cookieName: "contactsheet",
    expiry: sessionSeconds,
    cookie: {
      path: "/",
      httpOnly: true,
      maxAge: sessionSeconds,
      ...(options.isHttps ? { sameSite: "none", secure: true } : { sameSite: "lax" }),
    },
  });
  await app.register(rateLimit, { global: false, max: failuresAMinute, timeWindow: 60_000 });
}

/** Counts failures to prove who one is. */
export interface Failures {
  /** Throws, or answers 429, once there were too many from this address. */
  readonly refuseMany: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  readonly count: (request: FastifyRequest) => Promise<void>;
}

export function makeFailures(app: FastifyInstance): Failures {
  const limit = app.createRateLimit();
  return {
    refuseMany: async (request, reply) => {
      const now = await limit(request, { increment: false });
      if (now.isAllowed || now.remaining > 0) return;
      void reply.header("retry-after", now.ttlInSeconds);
      throw new TooManyFailures(now.ttlInSeconds);
    },
    count: async (request) => void (await limit(request)),
  };
}

/** Answered as 429. */
class TooManyFailures extends Error {
  readonly statusCode = 429;
  constructor(seconds: number) {
    super(`Too many failed attempts from this address. Wait ${seconds} seconds, then try again.`);
  }
}

/** Keeps who signed in. */
export function startSession(request: FastifyRequest, { id, mark }: SessionHeld): void {
  request.session.set("person", { id, mark });
}

/** Forgets who signed in, in this browser alone. */
export function endSession(request: FastifyRequest): void {
  request.session.delete();
}

const known = new WeakMap<FastifyRequest, SignedIn | Fault>();

/** Has every request to a route that is registered on this instance know its person, as the table has them at this moment [PE2]. */
export function knowPeople(app: FastifyInstance, service: Service): void {
  app.addHook("onRequest", async (request) => {
    const held = heldShape.safeParse(request.session.get("person"));
    known.set(request, await findPerson(service, held.data).catch(refusedPerson));
  });
}

/** A route that needs nobody to be signed in must not fail for who is not. */
function refusedPerson(caught: unknown): Fault {
  if (caught instanceof Fault && caught.code === "not signed in") return caught;
  throw caught;
}

/** Who is signed in. Failure: a Fault "not signed in" that says how to sign in. */
export function personOf(request: FastifyRequest): SignedIn {
  const person = known.get(request);
  if (!person) throw new TypeError("This request came by a route that does not know people.");
  if (person instanceof Fault) throw person;
  return person;
}

/** A page of another site may not use the cookie: browsers say where a request comes from. */
export function refuseOtherSites(request: FastifyRequest): void {
  if (request.headers["sec-fetch-site"] !== "cross-site") return;
  throw new Fault(
    "not allowed",
    "This request came from a page of another site. Use the pane that this service serves.",
  );
}
