// The checker: a tree of files against the table of rooms. Each breach says what was found, why it is refused and what to do instead.
// Knows nothing of this project but the tables it is given.
import { findCircles } from "./circles";
import type { AmbientName, Room } from "./rooms";
import { readSource, type Mention, type Source } from "./source";
import { isIn, resolveImport, type Tree } from "./tree";

export interface House {
  readonly rooms: readonly Room[];
  readonly ambientNames: readonly AmbientName[];
}

interface Breach {
  readonly where: string;
  readonly found: string;
  readonly why: string;
  readonly instead: string;
}

/** Every breach in the tree as a few lines of text, in the order of the files; circles come last. */
export function findBreaches(tree: Tree, house: House): string[] {
  const sources = [...tree].map(([path, text]) => ({ path, source: readSource(path, text) }));
  const breaches = sources.flatMap(({ path, source }) => [
    ...checkImports({ path, source, tree, house }),
    ...checkAmbientNames({ path, source, house }),
  ]);
  const arrows = sources.map(({ path, source }) => [path, localImports(tree, path, source)] as const);
  return [...breaches, ...findCircles(new Map(arrows)).map(circleBreach)].map(printBreach);
}

function checkImports(of: { path: string; source: Source; tree: Tree; house: House }): Breach[] {
  const { path, source, tree, house } = of;
  const room = roomOf(path, house.rooms);
  if (!room) return [strangerBreach(path, house.rooms)];
  return source.imports.flatMap((mention) => {
    const where = `src/${path}:${mention.line}`;
    if (!mention.name.startsWith(".")) {
      return room.packages.some((allowed) => isPackage(mention.name, allowed))
        ? []
        : [
            {
              where,
              found: `${room.path} may not import the package “${mention.name}”`,
              why: room.why,
              instead: room.instead,
            },
          ];
    }
    const target = resolveImport(tree, path, mention.name);
    const other = roomOf(target, house.rooms);
    if (other === room || room.imports.some((allowed) => isIn(target, allowed))) return [];
    const found = `${room.path} may not import ${other?.path ?? "what lies outside the rooms"} (“${mention.name}”)`;
    return [{ where, found, why: room.why, instead: room.instead }];
  });
}

function checkAmbientNames(of: { path: string; source: Source; house: House }): Breach[] {
  const { path, source, house } = of;
  return house.ambientNames
    .filter(({ allowed }) => !allowed.some((place) => isIn(path, place)))
    .flatMap(({ name, why, instead }) =>
      source.ambient
        .filter((mention) => mention.name === name)
        .map(({ line }) => ({
          where: `src/${path}:${line}`,
          found: `“${name}” may not stand here`,
          why,
          instead,
        })),
    );
}

/** The longest room that fits: service/database before service. */
const roomOf = (path: string, rooms: readonly Room[]): Room | undefined =>
  rooms
    .filter((room) => isIn(path, room.path))
    .reduce<Room | undefined>(
      (best, room) => (best && best.path.length > room.path.length ? best : room),
      undefined,
    );

/** `@noble/hashes` allows its parts (`@noble/hashes/sha2`); `*` allows all packages, but Node's own only `node:*` does. */
function isPackage(name: string, allowed: string): boolean {
  if (name.startsWith("node:") || allowed.startsWith("node:"))
    return allowed === "node:*" && name.startsWith("node:");
  if (allowed === "*") return true;
  if (allowed.endsWith("/*")) return name.startsWith(allowed.slice(0, -1));
  return name === allowed || name.startsWith(`${allowed}/`);
}

const localImports = (tree: Tree, path: string, source: Source): string[] =>
  source.imports
    .filter(({ name }: Mention) => name.startsWith("."))
    .map(({ name }: Mention) => resolveImport(tree, path, name))
    .filter((target) => tree.has(target));

const strangerBreach = (path: string, rooms: readonly Room[]): Breach => ({
  where: `src/${path}`,
  found: "this file is in no room",
  why: "a file whose room is unknown may import anything, and be imported by anyone",
  instead: `move it into one of ${rooms.map((room) => room.path).join(", ")}, or add a room to the table, with a decision`,
});

const circleBreach = (circle: readonly string[]): Breach => ({
  where: `src/${circle[0] ?? ""}`,
  found: `files import each other in a circle: ${circle.join(" → ")}`,
  why: "files in a circle can only be read, tested and changed together",
  instead: "move what both need into a file that imports neither",
});

const printBreach = ({ where, found, why, instead }: Breach): string =>
  `${where}: ${found}\n  because ${why}\n  instead: ${instead}`;
