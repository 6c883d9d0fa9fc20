// The one layer that repeats calls to a Cin7 server, above the one pacer [AP7]: what was throttled or never sent goes again, reads
// that failed go again, writes that failed never do by themselves [AP5].
import { Fault } from "../domain/fault";
import type { Answer, Call, Send } from "./cin7-http";
import type { Pacer, Patience } from "./cin7-pacer";

type Doubtful = Extract<
  Answer,
  { readonly message: string; readonly status?: never; readonly retryAfterMs?: never }
>;

/** A write: done as answered, refused as a whole, nobody knows, or not sent: for no way there, or because it was stale by then. */
export type Written =
  | { readonly kind: "ok"; readonly body: unknown }
  | { readonly kind: "refused"; readonly status: number; readonly message: string }
  | { readonly kind: "doubtful"; readonly isLate: boolean; readonly message: string }
  | { readonly kind: "unsent"; readonly message: string }
  | { readonly kind: "stale" };

/** A read that was refused is the caller's to judge: a 404 may mean a `where` that was too long. */
export type Read = Extract<Answer, { readonly kind: "ok" | "refused" }>;

export interface Client {
  /** Failure: a Fault "backend unreachable" after several attempts. */
  readonly read: (call: Omit<Call, "method" | "body">) => Promise<Read>;
  /** `isStale` is asked when the call may start, which may be hours later: true, and it is not sent. */
  readonly write: (call: Call, isStale?: () => boolean) => Promise<Written>;
}

export interface ClientParts {
  readonly send: Send;
  readonly pacer: Pacer;
  readonly wait: (ms: number) => Promise<void>;
}

const mostAttempts = 6;
const firstPauseMs = 500;

type Once = Exclude<Answer, { kind: "throttled" }> | { readonly kind: "stale" };

/** A client that waits as long as this patience. */
export function makeClient(parts: ClientParts, patience: Patience): Client {
  const { send, pacer, wait } = parts;
  /** Throttled calls were not made: however often it takes, no attempt is counted [AP7]. */
  const once = async (call: Call, isStale?: () => boolean): Promise<Once> => {
    for (;;) {
      const ended = await pacer.enter(patience);
      if (isStale?.()) {
        await ended();
        return { kind: "stale" };
      }
      const answer = await send(call).finally(ended);
      if (answer.kind !== "throttled") return answer;
      await pacer.throttled(answer.retryAfterMs);
    }
  };
  /** Repeats while the answer is of these kinds, each time after a longer pause. */
  const repeated = async (call: Call, again: ReadonlySet<Once["kind"]>, isStale?: () => boolean) => {
    for (let attempt = 1; ; attempt++) {
      const answer = await once(call, isStale);
      if (!again.has(answer.kind) || attempt === mostAttempts) return answer;
      await wait(firstPauseMs * 2 ** (attempt - 1));
    }
  };
  return {
    read: async (call) => {
      const answer = await repeated({ ...call, method: "GET" }, brokenReads);
      if (answer.kind === "ok") return answer;
      if (answer.kind === "refused") return refusedRead(answer);
      if (answer.kind === "stale") throw new Fault("bug", "A read is never stale.");
      throw new Fault("backend unreachable", unreachable(answer));
    },
    write: async (call, isStale) => {
      const answer = await repeated(call, unsentWrites, isStale).catch(givenUp);
      switch (answer.kind) {
        case "stale":
        case "ok":
        case "refused":
          return answer;
        case "unsent":
          return { kind: "unsent", message: "isGivenUp" in answer ? answer.message : unreachable(answer) };
        case "failed":
        case "unanswered":
          return { kind: "doubtful", isLate: answer.kind === "unanswered", message: answer.message };
        default:
          return answer satisfies never;
      }
    },
  };
}

/** Nothing was sent where the pacer let nothing through. */
function givenUp(caught: unknown): Doubtful & { readonly kind: "unsent"; readonly isGivenUp: true } {
  if (caught instanceof Fault && caught.code === "backend unreachable")
    return { kind: "unsent", message: caught.message, isGivenUp: true };
  throw caught;
}

const brokenReads: ReadonlySet<Once["kind"]> = new Set(["failed", "unanswered", "unsent"] as const);
const unsentWrites: ReadonlySet<Once["kind"]> = new Set(["unsent"] as const);

function unreachable({ message }: Doubtful): string {
  return `The Cin7 account cannot be reached: ${message}, ${mostAttempts} times in a row. Nothing was changed by this. Check CIN7_URL and the network, then try again.`;
}

/** A key that is wrong or may not read is nobody's to judge but the administrator's. */
function refusedRead(answer: Extract<Answer, { kind: "refused" }>): Read {
  if (answer.status === 401)
    throw new Fault(
      "backend unreachable",
      "The Cin7 account refuses the user or the key (401). Check CIN7_USER and CIN7_KEY, then start again.",
    );
  return answer;
}
