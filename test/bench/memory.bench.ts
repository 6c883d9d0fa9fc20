// What a run keeps in memory while it goes on: the heap after 100 batches against the heap after 10 of the same run.
import { contactTypeFor } from "../../src/domain/lists";
import { recordTypesWith } from "../../src/domain/record-types";
import { makeRuns } from "../../src/service/runs";
import { removeFolders, startService } from "../support/service";
import { mixedChanges } from "../support/dying-backend";
import type { Figure } from "./figure";

const contacts = 10_000;
const inBatch = 100;
const mostGrowth = 1.1;

/** The heap in MiB, after the collector ran, at the tenth and at the hundredth batch. */
export async function bench(): Promise<Figure[]> {
  const { service, stop } = await startService({ SAMPLE_CONTACTS: String(contacts) });
  const { database, backend, now } = service;
  const types = recordTypesWith(contactTypeFor(await backend.readLists()));
  const small = { ...backend, capabilities: { ...backend.capabilities, batch: inBatch } };
  const holding = { owner: "bench", leaseMs: 60_000 };
  const runs = makeRuns({ database, backend: small, now, holding });
  const ids = Array.from({ length: contacts }, (_, at) => at + 1);
  const changes = mixedChanges(ids, { creates: 0, stretch: contacts, from: null, to: "measured" });
  const lines = changes.map((change) => ({ change, label: "Bench" }));
  const run = { who: "bench", why: "to measure", workbook: "", fingerprint: "bench" };
  const heaps = new Map<number, number>();
  let ended = 0;
  for await (const line of await runs.start({ run, lines, types })) {
    if (line.kind !== "outcomes") continue;
    ended += 1;
    if (ended === 10 || ended === contacts / inBatch) heaps.set(ended, heapMiB());
  }
  await stop();
  await removeFolders();
  const [reference = Number.NaN, value = Number.NaN] = [...heaps.values()];
  const ratio = value / reference;
  const what = "heap after 100 batches of a run, against after 10";
  const goal = `<= ${mostGrowth} x`;
  return [{ id: "memory", what, value, unit: "MiB", reference, ratio, goal, met: ratio <= mostGrowth }];
}

function heapMiB(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
