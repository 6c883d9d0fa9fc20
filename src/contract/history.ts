// History of the pane's API: what became of which record, found by record, field, person, time, outcome and reason. It is only ever
// read: no message of it changes anything [SE8].
import { z } from "zod";
import { outcomeShape, type runShape } from "./app";

/** Most lines of one answer; more are asked for by `after`. */
export const mostHistoryRows = 1000;
const usualRows = 200;

const wordsShape = z
  .string()
  .max(200)
  .transform((text) => text.replace(/\p{Cc}/gu, " ").trim())
  .optional();

/** The query of `GET /app/history`: all parts that are given must hold; a blank one is as good as none. */
export const historyQueryShape = z.strictObject({
  /** Part of what the record is called, or its whole key: "41", "promotion 7". */
  text: wordsShape,
  /** One record, by its key: everything that was ever asked of it, its creation too. */
  key: wordsShape,
  /** Part of the name of who applied it; "API user, Web shop" of a connection. */
  who: wordsShape,
  /** Words of the reason, in whatever order. */
  why: wordsShape,
  /** The name of a type of record, and that of a field of it. */
  type: z
    .string()
    .regex(/^[a-z_]{0,50}$/, "must be the name of a type")
    .optional(),
  field: z
    .string()
    .regex(/^\w{0,50}$/, "must be the name of a field")
    .optional(),
  outcome: outcomeShape.shape.kind.optional(),
  /** From this moment on, and before that one (UTC). */
  since: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  /** The `next` of the answer before. */
  after: z
    .string()
    .regex(/^\d{1,15}\.\d{1,15}$/, "must be the `next` of an earlier answer")
    .optional(),
  rows: z.coerce.number().int().positive().max(mostHistoryRows).default(usualRows),
});
export type HistoryQuery = z.output<typeof historyQueryShape>;

type Value = string | number | boolean | null;
type Values = Readonly<Record<string, Value>>;

/** One line of the journal, and the key that its record has now. */
export interface HistoryLine {
  readonly runId: number;
  readonly ordinal: number;
  readonly key: string;
  readonly label: string;
  readonly change:
    | { readonly kind: "create" | "remove"; readonly key: string; readonly values: Values }
    | {
        readonly kind: "update";
        readonly key: string;
        readonly fields: Readonly<Record<string, readonly [from: Value, to: Value]>>;
      };
  readonly outcome: z.infer<typeof outcomeShape>;
}

/** What a line's run was. */
export type HistoryRun = Pick<
  z.infer<typeof runShape>,
  "id" | "who" | "startedAt" | "why" | "workbook" | "approval"
>;

/** The newest lines first; `next` is null where there are no more. */
export interface HistoryAnswer {
  readonly lines: readonly HistoryLine[];
  readonly runs: readonly HistoryRun[];
  readonly next: string | null;
}
