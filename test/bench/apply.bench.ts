// An apply of 10,000 changes, journal included, against raw prepared updates of the same rows in transactions of the same size
// on the same database.
import { recordTypesWith } from "../../src/domain/record-types";
import { rmSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { RecordType } from "../../src/domain/catalogue";
import { contactTypeFor } from "../../src/domain/lists";
import { batches } from "../../src/plan/batches";
import type { Update } from "../../src/plan/change";
import type { Value } from "../../src/domain/value";
import { readConfig } from "../../src/service/config";
import { openService, type OpenedService } from "../../src/service/open-service";
import { makeFolder } from "../support/service";
import type { Figure } from "./figure";
import { medianMs, timeRatio } from "./measure";

const contacts = 10_000;
const runs = 5;
const rowsInTransaction = 250;

/** The time of a run from its order to its end in the journal. */
export async function bench(): Promise<Figure[]> {
  const folder = makeFolder();
  const config = readConfig(["serve"], {
    DATA_DIR: folder,
    SAMPLE_CONTACTS: String(contacts),
    LOG_LEVEL: "silent",
  });
  const service = await openService(config, () => new Date());
  const type = contactTypeFor(await service.backend.readLists());
  const state = { notes: "as sampled" };
  const sqlite = new Sqlite(join(folder, "contactsheet.db"));
  const raw = () => writeRaw(sqlite, nextChanges(state));
  const apply = () => applyAll(service, nextChanges(state), type);
  const times: { readonly rawMs: number; readonly applyMs: number }[] = [];
  for (let run = 0; run < runs; run++) {
    times.push({ rawMs: await medianMs(1, raw), applyMs: await medianMs(1, apply) });
  }
  sqlite.close();
  await service.close();
  rmSync(folder, { recursive: true });
  const what = "10,000 changes applied and journalled, against raw prepared updates of the same rows";
  return [
    timeRatio("apply", what, {
      ms: middle(times.map(({ applyMs }) => applyMs)),
      referenceMs: middle(times.map(({ rawMs }) => rawMs)),
      most: 2,
    }),
  ];
}

/** Run and reference take turns, so that a busy machine is busy for both. */
function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

async function applyAll(
  { runs: { start } }: OpenedService,
  changes: readonly Update<Value>[],
  type: RecordType,
): Promise<void> {
  const lines = changes.map((change) => ({ change, label: "Bench" }));
  const run = { who: "bench", why: "to measure", workbook: "", fingerprint: "bench" };
  for await (const line of await start({ run, lines, types: recordTypesWith(type) })) {
    if (line.kind === "outcomes") refuseUnapplied(line.outcomes);
  }
}

/** The same two fields of every contact move on. */
function nextChanges(state: { notes: string }): Update<Value>[] {
  const before = state.notes;
  state.notes = `note ${Number(before.split(" ")[1]) + 1 || 1}`;
  const isFirst = before === "as sampled";
  return Array.from({ length: contacts }, (_, at) => {
    const fields = {
      notes: [isFirst ? null : before, state.notes],
      phone: [isFirst ? null : `09 ${before}`, `09 ${state.notes}`],
    } as const;
    return { kind: "update", key: String(at + 1), fields };
  });
}

/** With a connection of its own: the driver and nothing else. */
function writeRaw(sqlite: Sqlite.Database, changes: readonly Update<Value>[]): void {
  sqlite.pragma("synchronous = FULL");
  const update = sqlite.prepare('UPDATE contact SET notes = ?, phone = ?, "modifiedDate" = ? WHERE id = ?');
  const modified = new Date().toISOString();
  for (const batch of batches(changes, rowsInTransaction) as readonly (readonly Update<Value>[])[]) {
    sqlite.transaction(() => {
      for (const { key, fields } of batch)
        update.run(fields["notes"]?.[1], fields["phone"]?.[1], modified, Number(key));
    })();
  }
}

function refuseUnapplied(
  outcomes: readonly { readonly kind: string; readonly message?: string | undefined }[],
): void {
  const bad = outcomes.find(({ kind }) => kind !== "applied");
  if (bad) throw new Error(`The bench's run was not applied: ${bad.kind} ${bad.message ?? ""}`);
}
