// Finds the texts that more than one owner has, among very many of which nearly all differ. Counts per bucket first, so that only
// the few texts whose bucket came twice are kept in a map: a map of all of them costs several times as much.
/** Takes text after text, then answers. */
export interface TextRegister<T> {
  readonly note: (text: string, owner: T) => void;
  /** The owners of each text that has more than one, in the order in which they were noted. Linear. */
  readonly shared: () => Map<string, readonly T[]>;
}

/** Enough that of a hundred thousand different texts nine in ten have a bucket to themselves. */
const bucketBits = 20;

/** FNV-1a over the UTF-16 units, folded to the number of buckets. */
function bucketOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash >>> bucketBits) ^ hash) & ((1 << bucketBits) - 1);
}

/** An empty register. */
export function makeTextRegister<T>(): TextRegister<T> {
  const counts = new Uint8Array(1 << bucketBits);
  const buckets: number[] = [];
  const texts: string[] = [];
  const owners: T[] = [];
  return {
    note: (text, owner) => {
      const bucket = bucketOf(text);
      counts[bucket] = Math.min(2, (counts[bucket] ?? 0) + 1);
      buckets.push(bucket);
      texts.push(text);
      owners.push(owner);
    },
    shared: () => {
      const ownersOf = new Map<string, T[]>();
      texts.forEach((text, at) => {
        const owner = owners[at];
        if (owner === undefined || (counts[buckets[at] ?? 0] ?? 0) < 2) return;
        const known = ownersOf.get(text);
        if (known) known.push(owner);
        else ownersOf.set(text, [owner]);
      });
      for (const [text, { length }] of ownersOf) if (length < 2) ownersOf.delete(text);
      return ownersOf;
    },
  };
}
