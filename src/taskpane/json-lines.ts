// Reads an answer that streams JSON, one value a line. Knows nothing of what the lines say.

/** Yields each line's value as it arrives. Failure: a line that is no JSON, a connection that breaks (both throw). */
export async function* readJsonLines(body: ReadableStream<Uint8Array>): AsyncGenerator<unknown> {
  const text = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>);
  const reader = text.getReader();
  let rest = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + part.value).split("\n");
      rest = lines.pop() ?? "";
      yield* parseLines(lines);
    }
    yield* parseLines([rest]);
  } finally {
    await reader.cancel();
  }
}

function parseLines(lines: readonly string[]): unknown[] {
  return lines.filter((line) => line !== "").map((line): unknown => JSON.parse(line));
}
