// JSON text to value, with a message that says what is wrong and where, and never quotes the text (it may be a customer's).

export type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

/** The value, or "not valid JSON at line 3, column 14". The mark that Windows puts before texts in UTF-8 is none of the text. */
export function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (caught) {
    return { ok: false, message: whereOf(text, caught instanceof Error ? caught.message : "") };
  }
}

function whereOf(text: string, engineMessage: string): string {
  if (text.trim() === "") return "it is empty";
  const position = /at position (\d+)/.exec(engineMessage)?.[1];
  if (position === undefined) {
    return engineMessage.includes("end of JSON")
      ? "not valid JSON: it ends before it is complete"
      : "not valid JSON";
  }
  const before = text.slice(0, Number(position)).split("\n");
  return `not valid JSON at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
