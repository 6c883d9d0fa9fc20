// Follows where people are in the workbook: reads something of it again whenever the selection, the sheets or the load change.
import { messageOf } from "../domain/fault";
import { watchSelection } from "../workbook/excel";
import { holdBack, latestOnly, type Later } from "./later";
import type { Store } from "./store";

const pauseMs = 150;

/** What is read, and who is told of it; `onFailed` of why it could not be read. */
export interface Following<T> {
  readonly read: () => Promise<T>;
  readonly onRead: (read: T) => void;
  readonly onFailed: (message: string) => void;
}

type Answer<T> = { readonly kind: "read"; readonly read: T } | { readonly kind: "failed"; message: string };

/** Reads now, and after each change. Answers how to stop. */
export function followWorkbook<T>(store: Store, wait: Later, following: Following<T>): () => void {
  const { onRead, onFailed } = following;
  const read = latestOnly(
    () => tryRead(following.read),
    (answer) => (answer.kind === "read" ? onRead(answer.read) : onFailed(answer.message)),
  );
  const soon = holdBack(() => void read(undefined), pauseMs, wait);
  let seen = ageOf(store);
  const unsubscribe = store.subscribe(() => {
    const now = ageOf(store);
    if (now === seen) return;
    seen = now;
    soon.ask();
  });
  const watching = watchSelection(() => soon.ask());
  watching.catch((caught: unknown) => onFailed(messageOf(caught)));
  soon.ask();
  return () => {
    unsubscribe();
    soon.stop();
    void watching.then((stop) => stop()).catch(() => undefined);
  };
}

async function tryRead<T>(read: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: "read", read: await read() };
  } catch (caught) {
    return { kind: "failed", message: messageOf(caught) };
  }
}

/** Changes when what was read of the sheets is old. */
export function ageOf(store: Store): string {
  const { edits, load } = store.session();
  return `${edits} ${load?.loadedAt ?? ""}`;
}
