// A load as the pane gets it: a start that says how many come and in which order of fields, rows page by page as the client takes
// them, and an end that counts them.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { LoadLine } from "../contract/app";
import { messageOf } from "../domain/fault";
import { printMoment } from "../domain/moment";
import type { Values } from "../domain/value";
import { sendJsonLines } from "./json-lines";

export interface Load {
  readonly fields: readonly string[];
  readonly now: () => Date;
  readonly count: () => Promise<number>;
  readonly pages: () => AsyncIterable<readonly Values[]>;
}

/** Streams the load; what goes wrong on the way is its last line, and is logged without what a record holds. */
export function sendLoad(request: FastifyRequest, reply: FastifyReply, load: Load): FastifyReply {
  return sendJsonLines(reply, loadLines(load), (caught) => {
    request.log.error({ at: caught instanceof Error ? caught.name : "" }, "a load failed");
    return { kind: "failed" as const, message: `The load stopped: ${messageOf(caught)}` };
  });
}

async function* loadLines({ fields, now, count, pages }: Load): AsyncGenerator<LoadLine> {
  yield { kind: "start", total: await count(), fields, loadedAt: printMoment(now()) };
  let sent = 0;
  for await (const page of pages()) {
    sent += page.length;
    yield { kind: "records", rows: page.map((record) => fields.map((name) => record[name] ?? null)) };
  }
  yield { kind: "end", count: sent };
}
