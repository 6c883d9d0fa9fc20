// A screenshot as a small picture: a PNG of at most 256 colours. It knows PNG as Chromium writes it, 8 bits a channel, and nothing of pages.
import { crc32, deflateSync, inflateSync } from "node:zlib";

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 0xRRGGBB, row after row. */
  readonly colours: Uint32Array;
}

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const mostColours = 256;
const headerBytes = 13;

/** How wide and high a PNG is, in pixels. */
export function sizeOf(png: Buffer): { readonly width: number; readonly height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** The same picture with a palette. Flat areas keep their colours exactly. */
export function withPalette(png: Buffer): Buffer {
  const pixels = readPixels(png);
  const { palette, toIndex } = choosePalette(pixels.colours);
  return write(pixels, palette, toIndex);
}

function readPixels(png: Buffer): Pixels {
  const { width, height } = sizeOf(png);
  const [depth, kind] = [png[24], png[25]];
  if (depth !== 8 || (kind !== 2 && kind !== 6)) throw new Error(`A PNG of depth ${depth}, kind ${kind}.`);
  const channels = kind === 2 ? 3 : 4;
  const rows = unfilter(inflateSync(dataOf(png)), { width: width * channels, height, channels });
  const colours = new Uint32Array(width * height);
  for (let at = 0; at < colours.length; at++) colours[at] = rows.readUIntBE(at * channels, 3);
  return { width, height, colours };
}

/** The parts of the compressed picture, put together. */
function dataOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

interface Shape {
  /** Bytes of a row. */
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** Undoes what each row's first byte says: the difference to its left, its upper, their mean, or the nearer of three. */
function unfilter(data: Buffer, { width, height, channels }: Shape): Buffer {
  const rows = Buffer.alloc(width * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (width + 1)] ?? 0;
    for (let at = 0; at < width; at++) {
      const own = row * width + at;
      const left = at < channels ? 0 : (rows[own - channels] ?? 0);
      const up = row === 0 ? 0 : (rows[own - width] ?? 0);
      const corner = row === 0 || at < channels ? 0 : (rows[own - width - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter] ?? 0;
      rows[own] = ((data[own + row + 1] ?? 0) + guess) & 0xff;
    }
  }
  return rows;
}

function nearest(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [left, up, corner].map((each) => Math.abs(left + up - corner - each));
  if (toLeft! <= toUp! && toLeft! <= toCorner!) return left;
  return toUp! <= toCorner! ? up : corner;
}

/** Below this a colour is shown as one that is already there, unless it is one of the commonest. */
const leastDistance = 16;
const keptExactly = 64;

/** The commonest colours, then those that differ from them; every other one is shown as the nearest. */
function choosePalette(colours: Uint32Array) {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts.keys()].sort((one, other) => counts.get(other)! - counts.get(one)!);
  const palette = byCount.slice(0, keptExactly);
  for (const colour of byCount.slice(keptExactly)) {
    if (palette.length === mostColours) break;
    if (distance(colour, palette[nearestIn(palette, colour)]!) >= leastDistance) palette.push(colour);
  }
  const places = new Map(byCount.map((colour) => [colour, nearestIn(palette, colour)]));
  return { palette, toIndex: (colour: number) => places.get(colour)! };
}

const channelOf = (colour: number, shift: number) => (colour >> shift) & 0xff;

/** How far two colours are apart: the sum over the channels. */
function distance(one: number, other: number): number {
  return [16, 8, 0].reduce(
    (sum, shift) => sum + Math.abs(channelOf(one, shift) - channelOf(other, shift)),
    0,
  );
}

function nearestIn(palette: readonly number[], colour: number): number {
  let best = 0;
  for (let at = 1; at < palette.length; at++)
    if (distance(palette[at]!, colour) < distance(palette[best]!, colour)) best = at;
  return best;
}

function write(pixels: Pixels, palette: readonly number[], toIndex: (colour: number) => number): Buffer {
  const { width, height, colours } = pixels;
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, at) => (rows[at + Math.floor(at / width) + 1] = toIndex(colour)));
  const entries = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, at) => entries.writeUIntBE(colour, at * 3, 3));
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    signature,
    part("IHDR", header),
    part("PLTE", entries),
    part("IDAT", data),
    part("IEND", Buffer.alloc(0)),
  ]);
}

function part(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
