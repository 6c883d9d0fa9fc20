// What the journal is searched by besides its texts: whose record each line is, and which fields it names. It follows from the lines and
// is made when somebody searches, so that a run waits for none of it. Knows no question.
import type { Change } from "../../plan/change";
import type { Database } from "./database";
import { insertRows } from "./insert-rows";

const mark = "|";

/** The fields that a change gives a value or takes one from. */
function fieldsOf(change: Change): readonly string[] {
  if (change.kind === "update") return Object.keys(change.fields);
  return Object.entries(change.values).flatMap(([name, value]) => (value === null ? [] : [name]));
}

/** Names of fields as a column holds them: "|phone|notes|"; `markedField` of one that is there stands in it. */
function markedFields(names: Iterable<string>): string {
  return `${mark}${[...names].join(mark)}${mark}`;
}

export function markedField(name: string): string {
  return `${mark}${name}${mark}`;
}

/** Indexes the runs that are not yet: those since the last search, and those of older versions. A run's lines never change. */
export async function indexJournal(database: Database): Promise<void> {
  const runs = await database.all<{ readonly id: number }>(
    "SELECT id FROM run WHERE fields IS NULL ORDER BY id",
  );
  for (const { id } of runs) await database.transactSoon((inside) => indexRun(inside, Number(id)));
}

const linesAtOnce = 2000;

interface Line {
  readonly ordinal: number;
  readonly change: string;
}

/** Whoever else was asked at the same moment may have done it. */
async function indexRun(inside: Database, runId: number): Promise<void> {
  const isLeft = await inside.first("SELECT 1 FROM run WHERE id = ? AND fields IS NULL", [runId]);
  if (!isLeft) return;
  const touched = new Set<string>();
  for (let from = 0, lines: Line[] = []; ; from = Number(lines.at(-1)?.ordinal) + 1) {
    lines = await inside.all<Line>(
      'SELECT ordinal, change FROM run_line WHERE "runId" = ? AND ordinal >= ? ORDER BY ordinal LIMIT ?',
      [runId, from, linesAtOnce],
    );
    if (lines.length === 0) break;
    const rows = lines.map(({ ordinal, change: text }) => {
      const change = JSON.parse(text) as Change;
      const fields = fieldsOf(change);
      for (const name of fields) touched.add(name);
      return [runId, Number(ordinal), change.key, markedFields(fields)];
    });
    const columns = ["runId", "ordinal", "recordKey", "fields"];
    await insertRows(inside, { table: "run_touched", columns, rows });
  }
  await inside.run("UPDATE run SET fields = ? WHERE id = ?", [markedFields(touched), runId]);
}
