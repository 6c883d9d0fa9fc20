// Holds the session for React, for the ribbon's commands and for running work. The only mutable thing of the pane, made once in index.tsx.
import { newSession, reduce, type Event, type Session } from "./session";

export interface Store {
  readonly session: () => Session;
  readonly dispatch: (event: Event) => void;
  /** Calls back after each change; answers how to stop. */
  readonly subscribe: (changed: () => void) => () => void;
  readonly now: () => Date;
}

/** A store that starts with an empty session. */
export function makeStore(now: () => Date): Store {
  let session = newSession;
  const listeners = new Set<() => void>();
  return {
    session: () => session,
    dispatch(event) {
      session = reduce(session, event);
      for (const changed of listeners) changed();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    now,
  };
}
