// Searches the journal: the conditions of a question as SQL, a page of lines with their outcomes, the newest first. Every value of the
// caller is a parameter [SE5]. Reads only [SE8].
import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { HistoryAnswer, HistoryLine, HistoryQuery } from "../../contract/history";
import { contactTypeName, keyOfId, typeNameOf } from "../../domain/record-key";
import type { Change } from "../../plan/change";
import type { Outcome } from "../../plan/outcome";
import { escaped } from "./contact-filter";
import type { Database } from "./database";
import { indexJournal, markedField } from "./journal-index";
import { outcomeOf, readRunsAmong, shownLine } from "./runs";
import type { Words } from "./words";

/** A page of the lines that the question means. */
export async function searchHistory(database: Database, query: HistoryQuery): Promise<HistoryAnswer> {
  await indexJournal(database);
  const conditions = [sql<SqlBool>`1 = 1`, ...conditionsOf(query, database.words)];
  const found = await sql<FoundRow>`select line."runId", line.ordinal, line.label, line.change,
      outcome.kind, outcome."recordId", outcome.message, outcome.current
    from ${sourceOf(query)} join run on run.id = line."runId"
    left join run_outcome outcome on outcome."runId" = line."runId" and outcome.last >= line.ordinal
      and outcome.ordinal = (select max(own.ordinal) from run_outcome own
        where own."runId" = line."runId" and own.ordinal <= line.ordinal)
    where ${sql.join(conditions, sql` and `)}
    order by line."runId" desc, line.ordinal desc limit ${query.rows + 1}`.execute(database.query);
  const lines = found.rows.slice(0, query.rows).map(lineOf);
  const last = found.rows.length > query.rows ? lines.at(-1) : undefined;
  const runs = await readRunsAmong(database, [...new Set(lines.map(({ runId }) => runId))]);
  return {
    lines,
    runs: runs.map(({ id, who, startedAt, why, workbook, approval }) => {
      return { id, who, startedAt, why, workbook, ...(approval ? { approval } : {}) };
    }),
    next: last ? `${last.runId}.${last.ordinal}` : null,
  };
}

/** A line, and the columns of its outcome; null where none has come. */
interface FoundRow {
  readonly runId: number;
  readonly ordinal: number;
  readonly label: string;
  readonly change: string;
  readonly kind: string | null;
  readonly recordId: string | null;
  readonly message: string | null;
  readonly current: string | null;
}

function lineOf(row: FoundRow): HistoryLine {
  const { runId, ordinal, label } = row;
  const change = JSON.parse(row.change) as Change;
  const known = row.kind === null ? undefined : outcomeOf(change, { ...row, kind: row.kind });
  const { outcome } = shownLine({ ordinal, label, change, outcome: known });
  return { runId: Number(runId), ordinal: Number(ordinal), key: keyAfter(outcome), label, change, outcome };
}

/** The key that the record has now: that of the id it was given, else the one it had. */
function keyAfter({ key, id }: Outcome): string {
  if (id === undefined) return key;
  const typeName = typeNameOf(key);
  return typeNameOf(id) === typeName ? id : keyOfId(typeName, id);
}

/** All lines, or those of one record, found by their indexes; each with what it touches. */
function sourceOf({ key }: HistoryQuery): RawBuilder<unknown> {
  const touched = sql`join run_touched touched
    on touched."runId" = line."runId" and touched.ordinal = line.ordinal`;
  if (!key) return sql`run_line line ${touched}`;
  const own = sql`select "runId", ordinal from run_touched where "recordKey" = ${key}
    union select "runId", ordinal from run_outcome where "recordId" = ${key}`;
  return sql`(${own}) own join run_line line
    on line."runId" = own."runId" and line.ordinal = own.ordinal ${touched}`;
}

function conditionsOf(query: HistoryQuery, words: Words): Expression<SqlBool>[] {
  const { text, who, why, type, field, outcome, since, until, after } = query;
  const holds = (held: RawBuilder<unknown>, part: string) =>
    sql<SqlBool>`${held} ${sql.raw(words.like)} ${`%${escaped(part)}%`} escape '\\'`;
  const names = (column: RawBuilder<unknown>, name: string) =>
    sql<SqlBool>`${sql.raw(words.placeIn)}(${column}, ${markedField(name)}) > 0`;
  const conditions: Expression<SqlBool>[] = [];
  if (text) conditions.push(recordCalled(text, holds(sql`line.label`, text)));
  if (who) conditions.push(holds(sql`run.who`, who));
  for (const word of why?.split(/\s+/).filter(Boolean) ?? []) conditions.push(holds(sql`run.why`, word));
  if (type) conditions.push(isOfType(type));
  if (field) conditions.push(names(sql`run.fields`, field), names(sql`touched.fields`, field));
  if (outcome) conditions.push(...endedSo(outcome));
  if (since) conditions.push(sql<SqlBool>`run."startedAt" >= ${momentOf(since)}`);
  if (until) conditions.push(sql<SqlBool>`run."startedAt" < ${momentOf(until)}`);
  if (after) {
    const [runId = 0, ordinal = 0] = after.split(".").map(Number);
    conditions.push(sql<SqlBool>`run.id <= ${runId}`);
    conditions.push(sql<SqlBool>`(line."runId" < ${runId} or line.ordinal < ${ordinal})`);
  }
  return conditions;
}

function recordCalled(text: string, isInLabel: Expression<SqlBool>): Expression<SqlBool> {
  const made = sql`select "runId", ordinal from run_outcome where "recordId" = ${text}`;
  return sql<SqlBool>`(${isInLabel} or touched."recordKey" = ${text} or (line."runId", line.ordinal) in (${made}))`;
}

/** The second says the same of a line as the first of its whole run, so that most runs need not be gone through. */
function endedSo(kind: string): Expression<SqlBool>[] {
  const runs = sql`run.id in (select "runId" from run_outcome where kind = ${kind})`;
  return [
    kind === "not sent" ? sql<SqlBool>`(${runs} or run."endedAt" is null)` : sql<SqlBool>`${runs}`,
    sql<SqlBool>`coalesce(outcome.kind, 'not sent') = ${kind}`,
  ];
}

/** Keys begin with the name of their type, those of new records behind "new "; a contact's is its id alone. */
function isOfType(type: string): Expression<SqlBool> {
  const [own, made] = [`${escaped(type)} %`, `new ${escaped(type)} %`];
  const key = sql`touched."recordKey"`;
  if (type !== contactTypeName)
    return sql<SqlBool>`(${key} like ${own} escape '\\' or ${key} like ${made} escape '\\')`;
  return sql<SqlBool>`(${key} not like '% %' or (${key} like 'new %' and ${key} not like 'new % %'))`;
}

/** As runs write their moments: UTC in whole seconds; a part of a second begun counts as the next one. */
function momentOf(instant: string): string {
  const second = Math.ceil(Date.parse(instant) / 1000) * 1000;
  return `${new Date(second).toISOString().slice(0, 19)}Z`;
}
