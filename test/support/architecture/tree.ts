// A tree of source files, real or made up: paths under src/ and their texts. Knows how an import's name becomes a file.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** Path under src/ → text. */
export type Tree = ReadonlyMap<string, string>;

/** Every file under a folder, with `/` in its paths. */
export function readTree(folder: string, endings: RegExp): Tree {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => endings.test(name))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** The file that a relative import means, as a path under src/; where there is none yet, the path as written. */
export function resolveImport(tree: Tree, from: string, name: string): string {
  const path = posix.normalize(posix.join(posix.dirname(from), name));
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`];
  return candidates.find((candidate) => tree.has(candidate)) ?? path;
}

/** Whether a path is this file or folder, or lies in it; a place that ends with `*` is every path that begins so. */
export const isIn = (path: string, place: string): boolean =>
  place.endsWith("*")
    ? path.startsWith(place.slice(0, -1))
    : path === place || path === `${place}.ts` || path.startsWith(`${place}/`);
