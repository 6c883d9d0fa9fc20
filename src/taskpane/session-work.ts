// The one long job that may go on at a time, and what it says at its end. Part of the session, and pure.

/** One long job; `total` 0 while it is not known. */
export interface Work {
  readonly what: "load" | "check" | "review" | "apply" | "view" | "import";
  readonly note: string;
  readonly done: number;
  readonly total: number;
  /** Where the job stood when this count of it began: its rate is told from there on. */
  readonly first: { readonly done: number; readonly atMs: number };
  readonly nowMs: number;
}

export type WorkEvent<Said> =
  | {
      readonly kind: "work began";
      readonly what: Work["what"];
      readonly note: string;
      readonly nowMs: number;
    }
  | {
      readonly kind: "work moved";
      readonly note: string;
      readonly done: number;
      readonly total: number;
      readonly nowMs: number;
    }
  | { readonly kind: "work ended"; readonly message?: Said };

interface Working<Said> {
  readonly work: Work | undefined;
  readonly message: Said | undefined;
}

/** The work and the message after one event; a message of the end stays until the next work begins. */
export function reduceWork<Said>({ work, message }: Working<Said>, event: WorkEvent<Said>): Working<Said> {
  switch (event.kind) {
    case "work began": {
      const { what, note, nowMs } = event;
      return {
        message: undefined,
        work: { what, note, done: 0, total: 0, first: { done: 0, atMs: nowMs }, nowMs },
      };
    }
    case "work moved": {
      const { note, done, total, nowMs } = event;
      const isSameCount = work?.note === note && work.total === total;
      const first = isSameCount ? work.first : { done, atMs: nowMs };
      return { message, work: work && { ...work, note, done, total, first, nowMs } };
    }
    case "work ended":
      return { work: undefined, message: event.message ?? message };
    default:
      return event satisfies never;
  }
}
