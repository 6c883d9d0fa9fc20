// The pane's bundle as it is at start: every script and style that taskpane.html names, gzipped; Office.js is Microsoft's and not counted.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Figure } from "./figure";

const publicDir = join(__dirname, "../../dist/public");
const most = 220;

/** KiB that a pane fetches before it shows anything. */
export async function bench(): Promise<Figure[]> {
  const page = readFileSync(join(publicDir, "taskpane.html"), "utf8");
  const files = [...page.matchAll(/(?:src|href)="\/?([^":]+\.(?:js|css))"/g)].map(([, file]) => file ?? "");
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(publicDir, file))).length, 0);
  const value = bytes / 1024;
  const what = "the pane's bundle at start, gzipped, without Office.js";
  return Promise.resolve([
    {
      id: "bundle",
      what,
      value,
      unit: "KiB",
      reference: null,
      ratio: null,
      goal: `<= ${most} KiB`,
      met: value <= most,
    },
  ]);
}
