// What the next load brings: which contacts, on which sheets, with which columns; and the saved views of such choices. Pure, a part of
// the session.
import type { ContactFilter, SavedView } from "../contract/app";
import { otherSheets } from "./sheet-names";

/** Ids of the columns that are left out, by the name of their sheet. */
export type HiddenColumns = Readonly<Record<string, readonly string[]>>;

/** The views that the service keeps for this person. */
export type Views =
  | { readonly kind: "unread" }
  | { readonly kind: "read"; readonly views: readonly SavedView[] }
  | { readonly kind: "failed"; readonly message: string };

export interface LoadChoice {
  /** `changedSince`, where it is there, is always the moment of the workbook's own load. */
  readonly filter: ContactFilter;
  /** The sheets to load beside Contacts. */
  readonly sheets: readonly string[];
  readonly hidden: HiddenColumns;
  readonly views: Views;
  /** The view that was chosen; the choice may have moved on since. */
  readonly viewId: number | undefined;
}

export type ChoiceEvent =
  | { readonly kind: "filter set"; readonly filter: ContactFilter }
  | { readonly kind: "sheets set"; readonly sheets: readonly string[] }
  | { readonly kind: "columns left out"; readonly sheet: string; readonly ids: readonly string[] }
  | { readonly kind: "views read"; readonly views: Views; readonly viewId?: number }
  | { readonly kind: "view chosen"; readonly id: number | undefined };

export const newChoice: LoadChoice = {
  filter: {},
  sheets: ["Groups"],
  hidden: {},
  views: { kind: "unread" },
  viewId: undefined,
};

/** Whether the event is one of these. */
export function isChoiceEvent(event: { readonly kind: string }): event is ChoiceEvent {
  return choiceKinds.has(event.kind);
}

const choiceKinds: ReadonlySet<string> = new Set<ChoiceEvent["kind"]>([
  "filter set",
  "sheets set",
  "columns left out",
  "views read",
  "view chosen",
]);

/** The choice after one event; `loadedAt` is the moment of the workbook's load, where it has one. */
export function reduceChoice(
  choice: LoadChoice,
  event: ChoiceEvent,
  loadedAt: string | undefined,
): LoadChoice {
  switch (event.kind) {
    case "filter set":
      return { ...choice, filter: event.filter };
    case "sheets set":
      return { ...choice, sheets: event.sheets };
    case "columns left out": {
      const { [event.sheet]: _, ...others } = choice.hidden;
      return { ...choice, hidden: event.ids.length > 0 ? { ...others, [event.sheet]: event.ids } : others };
    }
    case "views read": {
      const { views, viewId = choice.viewId } = event;
      return {
        ...choice,
        views,
        viewId: viewsIn(views).some(({ id }) => id === viewId) ? viewId : undefined,
      };
    }
    case "view chosen":
      return chooseView(choice, event.id, loadedAt);
    default:
      return event satisfies never;
  }
}

/** Without an id the choice is that of a new session. */
function chooseView(choice: LoadChoice, id: number | undefined, loadedAt: string | undefined): LoadChoice {
  const view = viewsIn(choice.views).find((own) => own.id === id)?.view;
  const { filter, sheets, hidden } = newChoice;
  if (!view) return { ...choice, filter, sheets, hidden, viewId: undefined };
  return {
    ...choice,
    filter: sinceLoad(view.filter, loadedAt),
    sheets: otherSheets.filter((name) => view.sheets.includes(name)),
    hidden: view.hidden ?? {},
    viewId: id,
  };
}

/** "Changed since I last loaded" follows the workbook: its moment is that of the load, and it goes where nothing is loaded. */
export function sinceLoad(filter: ContactFilter, loadedAt: string | undefined): ContactFilter {
  const { changedSince, ...others } = filter;
  return changedSince === undefined || loadedAt === undefined
    ? others
    : { ...others, changedSince: loadedAt };
}

/** The views that have been read. */
export function viewsIn(views: Views): readonly SavedView[] {
  return views.kind === "read" ? views.views : [];
}

/** What is kept of the choice under a name. */
export function viewOf({ filter, sheets, hidden }: LoadChoice): SavedView["view"] {
  return { filter, sheets: [...sheets], hidden: mutableCopy(hidden) };
}

function mutableCopy(hidden: HiddenColumns): Record<string, string[]> {
  return Object.fromEntries(Object.entries(hidden).map(([sheet, ids]) => [sheet, [...ids]]));
}

/** Whether the choice is no longer what the view keeps. */
export function isMovedOn(choice: LoadChoice, { view }: SavedView): boolean {
  const kept = { ...choice, filter: view.filter, sheets: view.sheets, hidden: view.hidden ?? {} };
  return printChoice(choice) !== printChoice(kept);
}

/** The same text for the same choice, in whatever order it was made; which moment "changed since" means does not count. */
function printChoice({ filter, sheets, hidden }: LoadChoice): string {
  const { changedSince, ...others } = filter;
  const parts = Object.entries(others).sort(([one], [other]) => one.localeCompare(other));
  const left = Object.entries(hidden)
    .map(([sheet, ids]) => [sheet, [...ids].sort()] as const)
    .sort(([one], [other]) => one.localeCompare(other));
  return JSON.stringify([parts, changedSince !== undefined, [...sheets].sort(), left]);
}
