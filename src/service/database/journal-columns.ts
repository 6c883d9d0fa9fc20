// What the journal is searched by besides its texts: whose record a line is, and which fields it names, each in a column of its own.
// Older lines get theirs when the database is opened. Knows no question.
import type { Change } from "../../plan/change";
import type { Database } from "./database";
import type { SqlValue } from "./tables";

const mark = "|";

/** The fields that a change gives a value or takes one from. */
export function fieldsOf(change: Change): readonly string[] {
  if (change.kind === "update") return Object.keys(change.fields);
  return Object.entries(change.values).flatMap(([name, value]) => (value === null ? [] : [name]));
}

/** Names of fields as a column holds them: "|phone|notes|"; `markedField` of one that is there stands in it. */
export function markedFields(names: Iterable<string>): string {
  return `${mark}${[...names].join(mark)}${mark}`;
}

export function markedField(name: string): string {
  return `${mark}${name}${mark}`;
}

const linesAtOnce = 500;

interface OlderLine {
  readonly runId: number;
  readonly ordinal: number;
  readonly label: string;
  readonly change: string;
}

/** Gives the lines and runs of older versions these columns; nothing to do where all have them. */
export async function fillJournalColumns(inside: Database): Promise<void> {
  for (;;) {
    const lines = await inside.all<OlderLine>(
      'SELECT "runId", ordinal, label, change FROM run_line WHERE "recordKey" IS NULL LIMIT ?',
      [linesAtOnce],
    );
    if (lines.length === 0) break;
    const places = lines.map(() => "(?, ?, ?, ?, ?, ?)").join(", ");
    await inside.run(
      `INSERT INTO run_line ("runId", ordinal, label, change, "recordKey", fields) VALUES ${places}
        ON CONFLICT ("runId", ordinal) DO UPDATE SET "recordKey" = excluded."recordKey", fields = excluded.fields`,
      lines.flatMap(olderValues),
    );
  }
  await fillRuns(inside);
}

function olderValues({ runId, ordinal, label, change }: OlderLine): SqlValue[] {
  const read = JSON.parse(change) as Change;
  return [runId, ordinal, label, change, read.key, markedFields(fieldsOf(read))];
}

async function fillRuns(inside: Database): Promise<void> {
  const runs = await inside.all<{ readonly id: number }>("SELECT id FROM run WHERE fields IS NULL");
  for (const { id } of runs) {
    const lines = await inside.all<{ readonly fields: string }>(
      'SELECT DISTINCT fields FROM run_line WHERE "runId" = ?',
      [id],
    );
    const names = new Set(lines.flatMap(({ fields }) => fields.split(mark).filter(Boolean)));
    await inside.run("UPDATE run SET fields = ? WHERE id = ?", [markedFields(names), id]);
  }
}
