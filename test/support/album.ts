// The pictures of the documents, taken from a walk through the product. They are written only where the run asks for it (`npm run pictures`):
// a test run alone changes no file.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { withPalette } from "./small-png";

declare global {
  /** Set by `npm run pictures`. */
  var writesPictures: boolean | undefined;
}

const docs = path.join(__dirname, "..", "..", "docs");
const images = path.join(docs, "images");

export interface Album {
  /** Takes a picture of the page as it stands, under that name without its ending. */
  readonly take: (name: string) => Promise<void>;
  /** The names of what was taken, as files, sorted. */
  readonly taken: () => readonly string[];
}

export function makeAlbum(page: Page): Album {
  const files = new Set<string>();
  return {
    take: async (name) => {
      const file = `${name}.png`;
      const small = withPalette(await page.screenshot({ type: "png" }));
      files.add(file);
      if (globalThis.writesPictures) writeFileSync(path.join(images, file), small);
    },
    taken: () => [...files].sort(),
  };
}

/** The pictures that the guide shows, as files, sorted. */
export function namedInGuide(): readonly string[] {
  const guide = readFileSync(path.join(docs, "guide.md"), "utf8");
  return [...guide.matchAll(/\]\(images\/([^)]+)\)/g)].map(([, file]) => file ?? "").sort();
}

/** What lies in docs/images, sorted. */
export const keptPictures = (): readonly string[] => readdirSync(images).sort();

export const readPicture = (file: string): Buffer => readFileSync(path.join(images, file));
