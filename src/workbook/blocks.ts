// Cuts matrices into blocks by their size as JSON, because a host refuses requests over 5 MB and becomes slow long before [WB4].
// Knows bytes, not what the cells mean.

/** Most bytes that one request or one answer should carry. */
export const mostBytes = 2_000_000;

/** A run of rows: `start` is the index of its first row in the matrix. */
export interface Block {
  readonly start: number;
  readonly count: number;
  readonly bytes: number;
}

const longText = 256;

/** Short texts are counted through; for long ones the engine's own passes are faster, and allow three bytes for every letter beyond ASCII. */
function bytesOfText(text: string): number {
  if (text.length > longText)
    return JSON.stringify(text).length + 2 * text.replace(/[\x00-\x7f]+/g, "").length;
  let bytes = text.length + 2;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) bytes += code > 0x7ff ? 2 : 1;
    else if (code < 0x20) bytes += 5;
    else if (code === 0x22 || code === 0x5c) bytes += 1;
  }
  return bytes;
}

/** The bytes of a cell as JSON in UTF-8; never less than they are. */
function bytesOfCell(cell: string | number | boolean | null): number {
  if (typeof cell === "string") return bytesOfText(cell);
  return typeof cell === "number" ? String(cell).length : 5;
}

/** The bytes of each row as JSON. */
export function bytesOfRows(rows: readonly (readonly (string | number | boolean | null)[])[]): number[] {
  return rows.map((row) => {
    let bytes = 2 + row.length;
    for (const cell of row) bytes += bytesOfCell(cell);
    return bytes;
  });
}

/** Cuts rows of these sizes into as few runs as fit the limit; a single row over the limit stands alone. */
export function cutRows(sizes: readonly number[], limit: number = mostBytes): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  let bytes = 0;
  sizes.forEach((size, row) => {
    if (row > start && bytes + size > limit) {
      blocks.push({ start, count: row - start, bytes });
      start = row;
      bytes = 0;
    }
    bytes += size;
  });
  if (sizes.length > start) blocks.push({ start, count: sizes.length - start, bytes });
  return blocks;
}

/** Packs things, in their order, into as few requests as fit the limit. */
export function packRequests<T extends { readonly bytes: number }>(
  things: readonly T[],
  limit: number = mostBytes,
): T[][] {
  const requests: T[][] = [];
  let bytes = Infinity;
  for (const thing of things) {
    if (bytes + thing.bytes > limit) {
      requests.push([]);
      bytes = 0;
    }
    requests.at(-1)?.push(thing);
    bytes += thing.bytes;
  }
  return requests;
}
