// The one thing that is thrown: our own bug, or a world that broke. Whatever can be expected is returned instead.

export type FaultCode =
  | "bug"
  | "config"
  | "database locked"
  | "database full"
  | "database unreachable"
  | "backend unreachable"
  | "service unreachable"
  | "not signed in"
  | "not allowed"
  | "refused"
  | "plan differs"
  | "too large"
  | "not found"
  | "workbook";

/** Carries a code for code and a message for people: what happened, to what, and what to do next. */
export class Fault extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = "Fault";
  }
}

/** What a caught thing says to a person; a thing that is no Fault is our bug and says so. */
export function messageOf(caught: unknown): string {
  if (caught instanceof Fault) return caught.message;
  const detail = caught instanceof Error ? caught.message : String(caught);
  return `Contactsheet stopped on a fault of its own (${detail}). Nothing was sent. Please report this text.`;
}
