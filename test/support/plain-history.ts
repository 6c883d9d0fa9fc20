// The history's search as a plain filter over a list, and any journal: what a database's answers are compared with.
import fc from "fast-check";
import type { HistoryQuery } from "../../src/contract/history";
import { typeNameOf } from "../../src/domain/record-key";
import type { Key, Value } from "../../src/domain/value";
import type { Change } from "../../src/plan/change";
import type { Outcome } from "../../src/plan/outcome";

/** A run as it is to be journalled; a line without an outcome was not sent yet. */
export interface PlainRun {
  readonly who: string;
  readonly why: string;
  readonly startedAt: string;
  readonly lines: readonly PlainLine[];
}

export interface PlainLine {
  readonly label: string;
  readonly change: Change;
  readonly outcome: Outcome | undefined;
}

/** A line with its place: runs count from 1, lines from 0. */
export type PlacedLine = PlainLine & {
  readonly run: PlainRun;
  readonly runId: number;
  readonly ordinal: number;
};

/** Only A–Z have a case, on both databases. */
const lowered = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const holds = (text: string, part: string) => lowered(text).includes(lowered(part));

function touched(change: Change): readonly string[] {
  if (change.kind === "update") return Object.keys(change.fields);
  return Object.keys(change.values).filter((name) => change.values[name] !== null);
}

/** The lines that the question means, the newest first. */
export function plainSearch(runs: readonly PlainRun[], query: Partial<HistoryQuery>): readonly PlacedLine[] {
  const all = runs.flatMap((run, at) =>
    run.lines.map((line, ordinal): PlacedLine => ({ ...line, run, runId: at + 1, ordinal })),
  );
  return all.filter((line) => isMeant(line, query)).reverse();
}

function isMeant({ label, change, outcome, run }: PlacedLine, query: Partial<HistoryQuery>): boolean {
  const { text, key, who, why, type, field, since, until } = query;
  const keys: readonly (Key | undefined)[] = [change.key, outcome?.id];
  return (
    (!text || holds(label, text) || keys.includes(text)) &&
    (!key || keys.includes(key)) &&
    (!who || holds(run.who, who)) &&
    (!why || why.split(" ").every((word) => holds(run.why, word))) &&
    (!type || typeNameOf(change.key) === type) &&
    (!field || touched(change).includes(field)) &&
    (!query.outcome || (outcome?.kind ?? "not sent") === query.outcome) &&
    (!since || run.startedAt >= since) &&
    (!until || run.startedAt < until)
  );
}

const fieldNames = ["phone", "notes", "kind", "credit_limit", "creditXlimit"] as const;
const words = ["New", "numbers", "100%", "a_b", "aXb", "Møller", "the"] as const;
const people = ["Ada Admin", "ada", "API user, Web shop", "Ben"] as const;
const days = ["2026-11-01", "2026-11-02", "2026-11-03"] as const;
const keys = ["41", "42", "4", "promotion 41", "promotion_x 4", "new 1", "new promotion 1"] as const;
const kinds = ["applied", "rejected", "conflicted", "unknown", "not sent"] as const;

const value: fc.Arbitrary<Value> = fc.constantFrom(null, "|phone|", 5, true, '"notes":');
const values = fc.dictionary(fc.constantFrom(...fieldNames), value);
const changeArbitrary: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant("update" as const),
    key: fc.constantFrom(...keys),
    fields: fc.dictionary(fc.constantFrom(...fieldNames), fc.tuple(value, value)),
  }),
  fc.record({ kind: fc.constantFrom("create", "remove"), key: fc.constantFrom(...keys), values }),
);
const text = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((all) => all.join(" "));
const moment = fc
  .tuple(fc.constantFrom(...days), fc.constantFrom("00:00:00", "09:41:00", "23:59:59"))
  .map(([day, time]) => `${day}T${time}Z`);

const lineArbitrary = fc
  .record({
    label: text,
    change: changeArbitrary,
    kind: fc.constantFrom(...kinds),
    id: fc.option(fc.constantFrom("41", "42"), { nil: undefined }),
    message: fc.option(fc.constantFrom("No.", "Gone."), { nil: undefined }),
  })
  .map(({ label, change, kind, id, message }): PlainLine => {
    const typeName = typeNameOf(change.key);
    const own = typeName === "contact" ? id : id && `${typeName} ${id}`;
    const made = change.kind === "create" && own !== undefined ? { id: own } : {};
    const said = message === undefined ? {} : { message };
    return { label, change, outcome: { key: change.key, kind, ...made, ...said } };
  });

/** Any journal; the last run may be in its middle: its last lines have no outcome. */
export const journalArbitrary: fc.Arbitrary<readonly PlainRun[]> = fc
  .tuple(
    fc.array(
      fc.record({
        who: fc.constantFrom(...people),
        why: text,
        startedAt: moment,
        lines: fc.array(lineArbitrary, { maxLength: 6 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    fc.nat({ max: 6 }),
  )
  .map(([runs, sent]) =>
    runs.map((run, at) => {
      if (at < runs.length - 1) return run;
      const lines = run.lines.map((line, own) => (own < sent ? line : { ...line, outcome: undefined }));
      return { ...run, lines };
    }),
  );

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

/** Any question. */
export const questionArbitrary: fc.Arbitrary<Partial<HistoryQuery>> = fc
  .record({
    text: maybe(fc.constantFrom("new", "A_B", "%", "41", "promotion 41", "møller", "\\")),
    key: maybe(fc.constantFrom(...keys)),
    who: maybe(fc.constantFrom("ada", "Web", "user,")),
    why: maybe(fc.constantFrom("the new", "100%", "numbers", "a_b")),
    type: maybe(fc.constantFrom("contact", "promotion", "promotion_x")),
    field: maybe(fc.constantFrom(...fieldNames)),
    outcome: maybe(fc.constantFrom(...kinds)),
    since: maybe(moment),
    until: maybe(moment),
  })
  .map((parts) => Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)));
