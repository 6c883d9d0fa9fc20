// What the search of History asks and has found, and every way it can change: a pure reducer. No effect and no clock.
import type { HistoryAnswer, HistoryLine, HistoryRun } from "../contract/history";
import type { OutcomeKind } from "../plan/outcome";

/** The form as it is typed; "" is any. */
export interface HistoryForm {
  readonly text: string;
  readonly who: string;
  readonly why: string;
  /** "contact creditLimit": a type of record and a field of it. */
  readonly field: string;
  readonly outcome: OutcomeKind | "";
  /** Days: "2026-11-24"; both belong to the time that is meant. */
  readonly from: string;
  readonly until: string;
}

/** The query of the service, by its names. */
export type Question = Readonly<Record<string, string>>;

/** What was found for a question, and what it is called. */
export interface FoundHistory {
  readonly question: Question;
  /** One record's whole history, or all changes that match. */
  readonly ofRecord: boolean;
  readonly lines: readonly HistoryLine[];
  readonly runs: ReadonlyMap<number, HistoryRun>;
  readonly next: string | null;
}

export interface HistorySearch {
  readonly form: HistoryForm;
  /** False: the form is folded away. */
  readonly isOpen: boolean;
  /** Undefined while the plain list of runs is in sight. */
  readonly found: FoundHistory | undefined;
}

export type HistoryEvent =
  | { readonly kind: "typed"; readonly part: Partial<HistoryForm> }
  | { readonly kind: "found"; readonly question: Question; readonly answer: HistoryAnswer }
  | { readonly kind: "found more"; readonly question: Question; readonly answer: HistoryAnswer }
  | { readonly kind: "folded"; readonly isOpen: boolean }
  | { readonly kind: "closed" };

export const blankForm: HistoryForm = {
  text: "",
  who: "",
  why: "",
  field: "",
  outcome: "",
  from: "",
  until: "",
};
export const newHistorySearch: HistorySearch = { form: blankForm, isOpen: false, found: undefined };

/** The search after one event. An answer to a question that is no longer in sight changes nothing. */
export function reduceHistory(search: HistorySearch, event: HistoryEvent): HistorySearch {
  switch (event.kind) {
    case "typed":
      return { ...search, form: { ...search.form, ...event.part } };
    case "found":
      return { ...search, isOpen: isOpenAfter(search, event.answer), found: foundOf(event) };
    case "found more":
      return search.found?.question === event.question
        ? { ...search, found: withMore(search.found, event.answer) }
        : search;
    case "folded":
      return { ...search, isOpen: event.isOpen };
    case "closed":
      return { ...newHistorySearch, isOpen: search.isOpen };
    default:
      return event satisfies never;
  }
}

/** What was found needs the room; where nothing was, the form is mended. */
function isOpenAfter({ isOpen }: HistorySearch, { lines }: HistoryAnswer): boolean {
  return isOpen && lines.length === 0;
}

function foundOf({ question, answer }: Extract<HistoryEvent, { kind: "found" }>): FoundHistory {
  const { lines, next } = answer;
  return { question, ofRecord: "key" in question, lines, runs: runsById(answer), next };
}

function withMore(found: FoundHistory, answer: HistoryAnswer): FoundHistory {
  return {
    ...found,
    lines: [...found.lines, ...answer.lines],
    runs: new Map([...found.runs, ...runsById(answer)]),
    next: answer.next,
  };
}

function runsById({ runs }: HistoryAnswer): ReadonlyMap<number, HistoryRun> {
  return new Map(runs.map((run) => [run.id, run]));
}

/** The question of a form; days are those of this machine's time zone. */
export function questionOf(form: HistoryForm): Question {
  const { field, from, until, ...own } = form;
  const [type = "", name = ""] = field.split(" ");
  const parts = { ...own, type, field: name, since: startOf(from, 0), until: startOf(until, 1) };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part.trim() !== ""));
}

/** The moment at which the day begins, or that so many days later; "" for what is no day. */
function startOf(day: string, later: number): string {
  const moment = new Date(`${day}T00:00:00`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(moment.getTime())) return "";
  moment.setDate(moment.getDate() + later);
  return moment.toISOString();
}

/** How many parts of the form are set. */
export function countSet(form: HistoryForm): number {
  return Object.values(form).filter((part) => part !== "").length;
}
