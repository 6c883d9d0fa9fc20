// The day's count of each API key, kept in the data folder so that a restart does not give the day's calls anew. A crash forgets the
// last few calls. Knows no request.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { makeApiRates, type ApiRates } from "./api-rate";
import { parseJson } from "./json-text";
import type { RateLimit } from "./rate";
import { writeForOwner } from "./secrets";

const windowsShape = z.array(
  z.object({ key: z.string(), windowMs: z.number(), startedAt: z.number(), count: z.number() }),
);

export interface KeptRates extends Pick<ApiRates, "over"> {
  /** Writes what has not been written yet. */
  readonly save: () => void;
}

const callsBetweenWrites = 20;

/** Rates that go on where the last process in this folder ended. A file that cannot be read counts from nothing. */
export function openApiRates(dataDir: string, limits: readonly RateLimit[]): KeptRates {
  const path = join(dataDir, "api-calls.json");
  const rates = makeApiRates(limits, readWindows(path));
  let unwritten = 0;
  const save = () => {
    if (unwritten === 0) return;
    unwritten = 0;
    writeForOwner(path, `${JSON.stringify(rates.kept())}\n`);
  };
  return {
    save,
    over: (key, nowMs) => {
      const over = rates.over(key, nowMs);
      if (over === undefined) unwritten += 1;
      if (unwritten >= callsBetweenWrites) save();
      return over;
    },
  };
}

function readWindows(path: string): z.infer<typeof windowsShape> {
  if (!existsSync(path)) return [];
  const read = parseJson(readFileSync(path, "utf8"));
  const windows = windowsShape.safeParse(read.ok ? read.value : undefined);
  return windows.success ? windows.data : [];
}
