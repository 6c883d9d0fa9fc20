// Taking over another system's export: noticing one that was pasted on a sheet, reading what someone brings, writing it as edits, and
// keeping how it was mapped for the next time.
import type { KeptMapping } from "../contract/mappings";
import {
  findPastedExport,
  readPastedExport,
  readSheetsToImport,
  writeImport,
  type Import,
} from "../workbook/excel-import";
import type { PastedRows } from "../workbook/excel-paste";
import type { ImportSheet } from "../workbook/import-sheet";
import { readAndCheck } from "./check-sheets";
import { decodeExport, readExport, type ReadExport } from "./export-text";
import { plural } from "./findings-view";
import type { Source } from "./import-view";
import { readMappings, writeMapping } from "./service-mappings";
import type { Message } from "./session";
import type { Store } from "./store";
import { doWork } from "./work";

/** What someone brings: a text, a file, or rows that stand on a sheet. */
export type Brought = string | File | PastedRows;

/** An export that was read, with the sheets that it may go to and the mappings that are kept. */
export interface OpenedExport {
  readonly source: Source;
  readonly sheets: readonly ImportSheet[];
  /** The table that the rows most likely go to. */
  readonly table: string;
  readonly kept: readonly KeptMapping[];
}

/** Offers a mapping where rows of another system were pasted. An edit that cannot be looked at offers nothing. */
export async function noticePaste(
  store: Store,
  edit: { readonly sheet: string; readonly address: string },
): Promise<void> {
  const pasted = await findPastedExport(edit).catch(() => undefined);
  if (pasted) store.dispatch({ kind: "paste seen", pasted });
}

/** Reads what was brought; undefined where that cannot be, which is said. */
export async function openExport(store: Store, brought: Brought): Promise<OpenedExport | undefined> {
  let opened: OpenedExport | undefined;
  await doWork(store, { what: "import", note: "Reading the export" }, async () => {
    const read = await readBrought(brought);
    if (read.kind === "refused") return { intent: "error", text: read.message };
    const { source } = read;
    const sheets = await readSheetsToImport(source.pasted);
    if (sheets.kind === "nothing loaded") return { intent: "info", text: sheets.message };
    const tables = sheets.sheets.map(({ cells }) => cells.layout.table);
    const wanted = source.pasted?.table ?? sheets.inSight;
    const table = tables.find((own) => own === wanted) ?? tables[0];
    if (table === undefined)
      return { intent: "info", text: "No loaded sheet takes new rows. Load Contacts first." };
    opened = { source, sheets: sheets.sheets, table, kept: await readKept(store) };
    return undefined;
  });
  return opened;
}

async function readBrought(
  brought: Brought,
): Promise<{ readonly kind: "read"; readonly source: Source } | Extract<ReadExport, { kind: "refused" }>> {
  if (typeof brought !== "string" && "table" in brought) return readFromSheet(brought);
  const decoded =
    typeof brought === "string"
      ? ({ kind: "text", text: brought, notes: [] } as const)
      : decodeExport(new Uint8Array(await brought.arrayBuffer()));
  if (decoded.kind === "refused") return decoded;
  const read = readExport(decoded.text);
  if (read.kind === "refused") return read;
  return { kind: "read", source: { rows: read.rows, notes: [...decoded.notes, ...read.notes] } };
}

async function readFromSheet(pasted: PastedRows) {
  const table = await readPastedExport(pasted);
  if (!table)
    return { kind: "refused", message: "The pasted rows are gone. Paste them again, or here." } as const;
  const notes = [
    "Excel may have changed what was pasted on the sheet: 0110 becomes 110, and day and month can change places. Pasted here instead, it stays as it is.",
  ];
  return { kind: "read", source: { rows: [table.headers, ...table.rows], notes, pasted } } as const;
}

/** Without the service there is nothing to remember by: the columns are guessed. */
async function readKept(store: Store): Promise<readonly KeptMapping[]> {
  if (store.session().connection.kind !== "signed in") return [];
  return readMappings().catch(() => []);
}

/** Writes the export as edits, keeps its mapping, and checks the sheets. */
export function takeOver(store: Store, wanted: Import, mapping: KeptMapping): Promise<void> {
  return doWork(store, { what: "import", note: "Writing the rows" }, async (move) => {
    const end = await writeImport(wanted, {
      isStopped: () => false,
      onRows: (done, total) => move("Writing the rows", done, total),
    });
    if (end.kind === "not written") return { intent: "error", text: end.message };
    const isKept = await keep(store, mapping);
    store.dispatch({ kind: "edited" });
    store.dispatch({ kind: "paste seen", pasted: undefined });
    move("Checking the sheets", 0, 0);
    await readAndCheck(store);
    store.dispatch({ kind: "went", to: "check" });
    const { added, updated, same, misses, sheet } = end;
    const parts = [
      ...(added > 0 ? [`${plural(added, "row")} added to ${sheet}`] : []),
      ...(updated > 0 ? [`${plural(updated, "row")} updated`] : []),
      ...(same > 0 ? [`${plural(same, "row")} the same already`] : []),
    ];
    const done = `${parts.join(", ") || "Nothing to write"}. Nothing is applied yet.`;
    const missed =
      misses === 0
        ? ""
        : ` ${plural(misses, "cell")} could not be written as they are: look at the new rows.`;
    const forgotten = isKept
      ? ""
      : " The mapping could not be kept for the next time: the service does not answer.";
    const intent = misses > 0 ? "warning" : "success";
    return { intent, text: done + missed + forgotten } satisfies Message;
  });
}

async function keep(store: Store, mapping: KeptMapping): Promise<boolean> {
  if (store.session().connection.kind !== "signed in") return false;
  return writeMapping(mapping).then(
    () => true,
    () => false,
  );
}
