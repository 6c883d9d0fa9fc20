/**
 * The events an add-in has registered for, and their delivery over the bridge. Knows the wire's numbers, not why an
 * event is raised. Source of the numbers: `eventType` in excel-web-16.00.debug.js.
 */
import type { Switches } from "./switches";

export const EVENT = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetCalculated: 16,
  worksheetFormatChanged: 18,
  rowSorted: 19,
  columnSorted: 20,
  rowHiddenChanged: 22,
  formulaChanged: 23,
  protectionChanged: 24,
  nameChanged: 25,
  visibilityChanged: 26,
  worksheetMoved: 27,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

export type EventKind = (typeof EVENT)[keyof typeof EVENT];

/** What the collections' events are addressed to (`Constants.eventWorkbookId`). */
export const WORKBOOK_TARGET = "Workbook";

const MESSAGE_CATEGORY = 65536;

interface Entry {
  readonly messageCategory: number;
  readonly messageType: EventKind;
  readonly targetId: string;
  readonly message: string;
}

export interface Events {
  listen(kind: EventKind, targetId: string): void;
  unlisten(kind: EventKind, targetId: string): void;
  isHeard(kind: EventKind, targetId: string): boolean;
  /** Sends an event to whoever registered for it; nothing while the add-in has switched events off. */
  raise(kind: EventKind, targetIds: readonly string[], payload: object): void;
  /** Holds events back until `release`, so that an answer goes out before the events that it caused. */
  hold(): void;
  release(): void;
}

/** Events over a channel that takes the text of one message. */
export function createEvents(switches: Switches, send: (text: string) => void): Events {
  const listeners = new Map<string, number>();
  let queue: Entry[] = [];
  let held = 0;
  const key = (kind: EventKind, targetId: string) => `${kind}:${targetId}`;

  function deliver(): void {
    if (held > 0 || queue.length === 0) return;
    const entries = queue;
    queue = [];
    send(JSON.stringify({ type: 3, message: { entries } }));
  }

  return {
    listen: (kind, targetId) =>
      void listeners.set(key(kind, targetId), (listeners.get(key(kind, targetId)) ?? 0) + 1),
    unlisten(kind, targetId) {
      const rest = (listeners.get(key(kind, targetId)) ?? 0) - 1;
      if (rest > 0) listeners.set(key(kind, targetId), rest);
      else listeners.delete(key(kind, targetId));
    },
    isHeard: (kind, targetId) => listeners.has(key(kind, targetId)),
    raise(kind, targetIds, payload) {
      if (!switches.eventsEnabled) return;
      const message = JSON.stringify(payload);
      for (const targetId of targetIds) {
        if (!listeners.has(key(kind, targetId))) continue;
        queue.push({ messageCategory: MESSAGE_CATEGORY, messageType: kind, targetId, message });
      }
      queueMicrotask(deliver);
    },
    hold() {
      held += 1;
    },
    release() {
      held -= 1;
      deliver();
    },
  };
}
