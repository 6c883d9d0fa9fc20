// Answers a stream of JSON, one value a line, as fast as the client reads and no longer than it stays.
import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

/** Sends the lines; a fault on the way becomes the line that `failed` makes of it. */
export function sendJsonLines<Line>(
  reply: FastifyReply,
  lines: AsyncIterable<Line>,
  failed: (caught: unknown) => Line,
): FastifyReply {
  void reply.header("content-type", "application/x-ndjson; charset=utf-8");
  return reply.send(Readable.from(printLines(lines, failed), { objectMode: false }));
}

async function* printLines<Line>(
  lines: AsyncIterable<Line>,
  failed: (caught: unknown) => Line,
): AsyncGenerator<string> {
  try {
    for await (const line of lines) yield `${JSON.stringify(line)}\n`;
  } catch (caught) {
    yield `${JSON.stringify(failed(caught))}\n`;
  }
}
