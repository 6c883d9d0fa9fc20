// The few facts that stand in the document's settings, so that they can be read at once: whose load this is, how large its sheets
// are, which cells carry a mark of ours, which run it began, and which plans were submitted from it. Knows no Excel.
import type { Key } from "../domain/value";
import type { AccountMark } from "./baseline";
import type { StoredColumn } from "./layout";
import type { Marks } from "./marks";

/** The settings' keys. */
export const stateKey = "contactsheet";
export const markedKey = "contactsheet.marks";
export const begunKey = "contactsheet.run";
export const submittedKey = "contactsheet.submitted";

export interface StoredState {
  readonly form: 1;
  /** `loading` from a load's first write to its last: found later, it was stopped in between. */
  readonly state: "loading" | "loaded";
  readonly account: AccountMark;
  readonly loadedAt: string;
  readonly records: number;
  readonly filter: Readonly<Record<string, unknown>>;
  /** Mean bytes of a row as JSON by table, and of the baseline under its sheet's name: reads are cut by them [WB4]. */
  readonly rowBytes: Readonly<Record<string, number>>;
  readonly columns: Readonly<Record<string, readonly StoredColumn[]>>;
  /** Records whose last outcome since this load was not applied; absent: none. */
  readonly failed?: readonly Key[];
}

/** What a setting holds; undefined where it is not ours or of another form. */
export function parseState(setting: unknown): StoredState | undefined {
  const state = parseSetting(setting) as StoredState | undefined;
  return state?.form === 1 ? state : undefined;
}

/** The remembered marks; none where there is no such setting. */
export function parseMarks(setting: unknown): Marks {
  const marks = parseSetting(setting) as Partial<Marks> | undefined;
  return { E: marks?.E ?? {}, W: marks?.W ?? {} };
}

/** A run that this workbook asked for, and whose outcomes do not all stand beside its rows yet. */
export interface BegunRun {
  readonly form: 1;
  readonly account: Pick<AccountMark, "id" | "backend">;
  readonly fingerprint: string;
  /** It is a later run than this one; 0 where there was none before. */
  readonly after: number;
  /** Absent until the service has told its number. */
  readonly runId?: number;
  /** The run that it takes back. */
  readonly undoes?: number;
}

/** What its setting holds; undefined where it is not ours or of another form. */
export function parseBegun(setting: unknown): BegunRun | undefined {
  const begun = parseSetting(setting) as BegunRun | undefined;
  return begun?.form === 1 ? begun : undefined;
}

/** Plans that were submitted for approval from this workbook, and whose outcomes do not stand beside its rows yet. */
export interface SubmittedPlans {
  readonly form: 1;
  readonly plans: readonly SubmittedPlan[];
}

export interface SubmittedPlan {
  readonly account: Pick<AccountMark, "id" | "backend">;
  /** The approval's number. */
  readonly id: number;
}

/** What its setting holds; none where it is not ours or of another form. */
export function parseSubmitted(setting: unknown): readonly SubmittedPlan[] {
  const submitted = parseSetting(setting) as SubmittedPlans | undefined;
  return submitted?.form === 1 ? submitted.plans : [];
}

/** A setting that is no JSON was not written by us, and is as good as none. */
function parseSetting(setting: unknown): unknown {
  try {
    return typeof setting === "string" ? JSON.parse(setting) : undefined;
  } catch {
    return undefined;
  }
}

/** The name of a very hidden sheet of ours: the wanted one, or the next number where people have a sheet of that name. */
export function hiddenSheetName(
  wanted: string,
  sheets: readonly { readonly name: string; readonly visibility: string }[],
): string {
  return freeName(
    wanted,
    sheets.filter(({ visibility }) => visibility !== "VeryHidden"),
  );
}

/** The wanted name, or the next number where a sheet has it. */
export function freeName(wanted: string, sheets: readonly { readonly name: string }[]): string {
  const taken = new Set(sheets.map(({ name }) => name.toLowerCase()));
  let name = wanted;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wanted} ${count}`;
  return name;
}
