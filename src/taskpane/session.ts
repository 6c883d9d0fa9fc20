// The pane's whole state and every way it can change: a pure reducer. No effect, no clock, no Excel: those stand in the
// files named after what people do (load-contacts, check-sheets, apply-plan, …).
import type { AccountAnswer, PlanConflict } from "../contract/app";
import type { Approval } from "../contract/approvals";
import type { Finding } from "../domain/finding";
import type { Lists } from "../domain/lists";
import type { Policy } from "../domain/policy";
import type { RecordTypes } from "../domain/record-types";
import type { Key } from "../domain/value";
import type { DraftChange } from "../plan/change";
import type { Guardrail } from "../plan/guardrails";
import type { LeftOutByHand } from "../plan/leave-out";
import { toggleLeftOut } from "../plan/leave-out";
import { failedAfter, type Outcome, type Run, type RunLine } from "../plan/outcome";
import type { PastedRows } from "../workbook/excel-paste";
import { reduceWork, type Work, type WorkEvent } from "./session-work";
import { scopeAfterLoad, scopeAfterRun, wholeScope, type Scope } from "./session-scope";
import {
  isChoiceEvent,
  newChoice,
  reduceChoice,
  sinceLoad,
  type ChoiceEvent,
  type LoadChoice,
} from "./load-choice";

export const places = ["load", "check", "review", "history"] as const;
export type Place = (typeof places)[number];

/** What stands in for the place in sight for a moment: finding people, a price, ticks for visible rows, an export, approvals, API keys, access. */
export type Tool = "find" | "price" | "ticks" | "import" | "approvals" | "keys" | "people";

export type Connection =
  | { readonly kind: "connecting" }
  | { readonly kind: "signed out"; readonly message: string }
  | { readonly kind: "offline"; readonly message: string }
  | { readonly kind: "signed in"; readonly answer: AccountAnswer };

/** The load that the open workbook holds. */
export interface WorkbookLoad {
  readonly accountId: string;
  readonly accountName: string;
  readonly loadedAt: string;
  readonly contacts: number;
  /** Records whose last outcome was not applied. */
  readonly failed: readonly Key[];
}

/** What people call a record, and where it stands; `sheet` where that is not the contacts' own. */
export interface RecordLabel {
  readonly name: string;
  readonly row: number | undefined;
  readonly sheet?: string;
}

/** What a check found, kept until the next. */
export interface Checked {
  readonly types: RecordTypes;
  /** As the sheets of lists now say: a review needs them where the service does not answer, too. */
  readonly lists: Lists;
  readonly policy: Policy;
  readonly changes: readonly DraftChange[];
  readonly findings: readonly Finding[];
  /** What people call each record: its company or name, and its row on the sheet. */
  readonly labels: ReadonlyMap<Key, RecordLabel>;
  readonly rows: number;
  readonly at: string;
  /** The run that these changes take back; absent where the sheets said them. */
  readonly undoes?: number;
}

/** A plan being applied, or applied. */
export interface Applying {
  readonly run: Run | undefined;
  readonly outcomes: readonly Outcome[];
  readonly total: number;
  readonly isStopping: boolean;
}

export interface Message {
  readonly intent: "error" | "warning" | "success" | "info";
  readonly text: string;
}

export interface Session extends LoadChoice {
  readonly place: Place;
  readonly tool: Tool | undefined;
  readonly connection: Connection;
  readonly load: WorkbookLoad | undefined;
  readonly work: Work | undefined;
  readonly message: Message | undefined;
  /** Rows that were pasted on a sheet and look like another system's export: a mapping is offered. */
  readonly pasted: PastedRows | undefined;
  readonly checked: Checked | undefined;
  /** How often the sheets were edited: what was read of them before is old. */
  readonly edits: number;
  /** Findings that only the service can have: what clashes with contacts that are not loaded. */
  readonly serviceFindings: readonly Finding[];
  /** Records that moved since they were loaded, as the service saw them at the review. */
  readonly conflicts: readonly PlanConflict[];
  /** What looks like an accident in the plan, as the service sees it: it wants a typed confirmation [PL4]. */
  readonly guardrails: readonly Guardrail[];
  /** The approval that this person last asked for this plan; null where they never did [PL8]. */
  readonly submitted: Approval | null;
  /** Which of the changed records are meant; nothing else is sent. */
  readonly scope: Scope;
  /** Records whose last outcome was not applied. */
  readonly failed: ReadonlySet<Key>;
  readonly leftOut: LeftOutByHand;
  readonly reason: string;
  readonly applying: Applying | undefined;
  readonly runs: readonly Run[];
  readonly openRun: { readonly run: Run; readonly lines: readonly RunLine[] } | undefined;
}

export type Event =
  | { readonly kind: "connected"; readonly connection: Connection }
  | { readonly kind: "went"; readonly to: Place }
  | { readonly kind: "tool opened"; readonly tool: Tool }
  | { readonly kind: "tool closed" }
  | { readonly kind: "paste seen"; readonly pasted: PastedRows | undefined }
  | { readonly kind: "workbook read"; readonly load: WorkbookLoad | undefined }
  | ChoiceEvent
  | WorkEvent<Message>
  | { readonly kind: "message closed" }
  | { readonly kind: "checked"; readonly checked: Checked }
  | { readonly kind: "edited" }
  | {
      readonly kind: "service checked";
      readonly findings: readonly Finding[];
      readonly conflicts: readonly PlanConflict[];
      readonly guardrails: readonly Guardrail[];
      readonly submitted: Approval | null;
    }
  | { readonly kind: "scope set"; readonly scope: Scope }
  | { readonly kind: "left out"; readonly key: Key; readonly field?: string }
  | { readonly kind: "reason typed"; readonly reason: string }
  | {
      readonly kind: "run moved";
      readonly run?: Run;
      readonly outcomes: readonly Outcome[];
      readonly total?: number;
    }
  | { readonly kind: "stop asked" }
  | { readonly kind: "runs read"; readonly runs: readonly Run[] }
  | { readonly kind: "run opened"; readonly opened: Session["openRun"] };

/** Before the service has looked at a plan, and after the plan has become another. */
const nothingSaid = { serviceFindings: [], conflicts: [], guardrails: [], submitted: null } as const;

export const newSession: Session = {
  place: "load",
  tool: undefined,
  connection: { kind: "connecting" },
  load: undefined,
  ...newChoice,
  work: undefined,
  message: undefined,
  pasted: undefined,
  checked: undefined,
  edits: 0,
  ...nothingSaid,
  scope: wholeScope,
  failed: new Set(),
  leftOut: {},
  reason: "",
  applying: undefined,
  runs: [],
  openRun: undefined,
};

/** The session after one event. */
export function reduce(session: Session, event: Event): Session {
  if (isChoiceEvent(event)) return { ...session, ...reduceChoice(session, event, session.load?.loadedAt) };
  switch (event.kind) {
    case "connected":
      return { ...session, connection: event.connection };
    case "went":
      return { ...session, place: event.to, tool: undefined, message: undefined, openRun: undefined };
    case "tool opened":
      return { ...session, tool: event.tool, message: undefined };
    case "tool closed":
      return { ...session, tool: undefined };
    case "paste seen":
      return { ...session, pasted: event.pasted };
    case "workbook read": {
      const filter = sinceLoad(session.filter, event.load?.loadedAt);
      return {
        ...session,
        ...scopeAfterLoad(session, event.load),
        load: event.load,
        filter,
        pasted: undefined,
      };
    }
    case "message closed":
      return { ...session, message: undefined };
    case "runs read":
      return { ...session, runs: event.runs };
    case "run opened":
      return { ...session, openRun: event.opened };
    case "work began":
    case "work moved":
    case "work ended":
      return { ...session, ...reduceWork(session, event) };
    default:
      return reducePlan(session, event);
  }
}

type PlanEvent = Extract<
  Event,
  {
    kind:
      | "checked"
      | "edited"
      | "service checked"
      | "scope set"
      | "left out"
      | "reason typed"
      | "run moved"
      | "stop asked";
  }
>;

function reducePlan(session: Session, event: PlanEvent): Session {
  switch (event.kind) {
    case "checked":
      return {
        ...session,
        checked: event.checked,
        ...nothingSaid,
        leftOut: keepFor(event.checked, session),
        // The reason of an undo is not that of what the sheets say.
        reason: session.checked?.undoes === event.checked.undoes ? session.reason : "",
        applying: undefined,
      };
    case "edited": {
      const edits = session.edits + 1;
      return session.checked && session.checked.undoes === undefined
        ? { ...session, edits, checked: undefined, ...nothingSaid }
        : { ...session, edits };
    }
    case "service checked":
      return {
        ...session,
        serviceFindings: event.findings,
        conflicts: event.conflicts,
        guardrails: event.guardrails,
        submitted: event.submitted,
      };
    case "scope set":
      return { ...session, scope: event.scope, ...nothingSaid, applying: undefined };
    case "left out":
      return { ...session, leftOut: toggleLeftOut(session.leftOut, event.key, event.field) };
    case "reason typed":
      return { ...session, reason: event.reason };
    case "stop asked":
      return session.applying ? { ...session, applying: { ...session.applying, isStopping: true } } : session;
    case "run moved":
      return {
        ...session,
        applying: moveRun(session.applying, event),
        ...scopeAfterRun(session.scope, failedAfter(session.failed, event.outcomes)),
      };
    default:
      return event satisfies never;
  }
}

/** A record left out before stays left out only while it is still changed, and by changes of the same origin: each undo begins whole. */
function keepFor(checked: Checked, { leftOut, checked: before }: Session): LeftOutByHand {
  const isNewUndo = checked.undoes !== undefined && checked.at !== before?.at;
  if (isNewUndo || (before && before.undoes !== checked.undoes)) return {};
  const changed = new Set(checked.changes.map((change) => change.key));
  return Object.fromEntries(Object.entries(leftOut).filter(([key]) => changed.has(key)));
}

function moveRun(applying: Applying | undefined, event: Extract<Event, { kind: "run moved" }>): Applying {
  const before = applying ?? { run: undefined, outcomes: [], total: 0, isStopping: false };
  return {
    ...before,
    run: event.run ?? before.run,
    total: event.total ?? before.total,
    outcomes: [...before.outcomes, ...event.outcomes],
  };
}
