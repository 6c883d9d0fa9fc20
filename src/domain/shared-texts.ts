// Finds the texts that more than one owner has, among very many of which nearly all differ. First each is counted by a number made
// of its letters, which keeps no text; only the few whose number came twice are laid in a map, which costs several times as much.

/** Takes text after text, then answers. */
export interface TextRegister<T> {
  readonly note: (text: string, owner: T) => void;
  /** The owners of each text that has more than one, in the order in which they were noted. Linear. */
  readonly shared: () => Map<string, readonly T[]>;
}

/** An empty register, for texts of which many are shared. */
export function makeTextRegister<T>(): TextRegister<T> {
  const ownersOf = new Map<string, T[]>();
  return {
    note: (text, owner) => {
      const known = ownersOf.get(text);
      if (known) known.push(owner);
      else ownersOf.set(text, [owner]);
    },
    shared: () => new Map([...ownersOf].filter(([, { length }]) => length > 1)),
  };
}

/** Stands for no text: it is in no crowd. */
export const noHash = 0;

/** Takes the hash of one text after the other, then answers. */
export interface Crowds {
  readonly note: (hash: number) => void;
  /** A function that answers for the n-th that was noted, from 0, whether another may be the same; never false where one is. */
  readonly crowded: () => (at: number) => boolean;
}

const fewest = 1 << 10;
/** Enough that of a hundred thousand different texts nineteen in twenty have a bucket to themselves. */
const mostBuckets = 1 << 21;
const bucketsEach = 16;
/** Buckets are kept in words of so many bits. */
const bits = 32;
const wordShift = 5;
const bitMask = bits - 1;

/** An empty count. It keeps four bytes for each hash, and as many buckets as these need. */
export function makeCrowds(): Crowds {
  let noted = new Int32Array(fewest);
  let length = 0;
  return {
    note: (hash) => {
      if (length === noted.length) {
        const longer = new Int32Array(2 * length);
        longer.set(noted);
        noted = longer;
      }
      noted[length] = hash;
      length += 1;
    },
    crowded: () => crowdedAmong(noted.subarray(0, length)),
  };
}

function crowdedAmong(hashes: Int32Array): (at: number) => boolean {
  let size = fewest;
  while (size < hashes.length * bucketsEach && size < mostBuckets) size *= 2;
  const last = size - 1;
  // A bit for each bucket that came, and one for each that came again: a fourth of what a count would take, so that all stay close by.
  const [once, again] = [new Int32Array(size / bits), new Int32Array(size / bits)];
  for (const hash of hashes) {
    if (hash === noHash) continue;
    const word = (hash & last) >>> wordShift;
    const bit = 1 << (hash & bitMask);
    again[word] = (again[word] ?? 0) | ((once[word] ?? 0) & bit);
    once[word] = (once[word] ?? 0) | bit;
  }
  return (at) => {
    const hash = hashes[at] ?? noHash;
    return hash !== noHash && ((again[(hash & last) >>> wordShift] ?? 0) & (1 << (hash & bitMask))) !== 0;
  };
}

const space = 0x20;
const lowerCaseBit = 0x20;
const lastAscii = 0x7f;
const seed = 0x811c9dc5;
const prime = 0x01000193;

/**
 * A hash of a text from a place on that is the same for all texts that are one once they are trimmed and in lower case. FNV-1a over the
 * letters as they come, without making another text: only what is not ASCII has to be trimmed and changed first.
 */
export function formHash(text: string, from: number): number {
  let [hash, seen] = [seed, 0];
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    seen |= code;
    if (code > space) hash = Math.imul(hash ^ (code | lowerCaseBit), prime);
  }
  return folded(seen > lastAscii ? formHashOf(text.slice(from).trim().toLowerCase()) : hash);
}

function formHashOf(form: string): number {
  let hash = seed;
  for (let at = 0; at < form.length; at += 1) {
    const code = form.charCodeAt(at);
    if (code > space) hash = Math.imul(hash ^ (code > lastAscii ? code : code | lowerCaseBit), prime);
  }
  return hash;
}

/** The upper bits of FNV are the better ones. */
function folded(hash: number): number {
  return (hash >>> 15) ^ hash || 1;
}
