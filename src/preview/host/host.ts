/**
 * The Excel host: what `_richApiNativeBridge` is set to. Takes Office.js's requests one after another, answers them
 * over one engine, and counts them.
 */
import { createChanges } from "./changes";
import type { Engine } from "./engine";
import { createEvents } from "./events";
import { createGrid } from "./grid";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import type { Switches } from "./switches";
import { answerRequest } from "./protocol";
import type { RequestBody, ResponseBody } from "./protocol";
import { createReferences } from "./references";
import { hosted } from "./hosted";
import { createRegistry } from "./registry";
import { installClasses } from "./classes";

export interface Counts {
  readonly requests: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly largestRequest: number;
}

/** What Office.js talks to. It installs `onMessageFromHost` itself. */
export interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost?: (text: string) => void;
}

export interface HostOptions {
  /** The year that a date typed without one belongs to; the clock's by default. */
  readonly currentYear?: () => number;
}

export interface Host {
  readonly bridge: Bridge;
  readonly context: HostContext;
  counts(): Counts;
  resetCounts(): void;
  dispose(): void;
}

/** Requests and answers of more than this fail, as in Excel on the web (5 MB). */
const PAYLOAD_LIMIT_BYTES = 5 * 1024 * 1024;

const NO_COUNTS: Counts = { requests: 0, bytesIn: 0, bytesOut: 0, largestRequest: 0 };

interface BridgeMessage {
  readonly id: number;
  readonly message: { readonly body: RequestBody | string };
}

const encoder = new TextEncoder();

/** Where texts are encoded only to count them; what stands in it is never read. */
const counting = new Uint8Array(PAYLOAD_LIMIT_BYTES + 1);

/** Bytes of the text in UTF-8. Encoding into memory that is there takes a tenth of the time. */
function byteLength(text: string): number {
  const { read, written } = encoder.encodeInto(text, counting);
  return read === text.length ? written : encoder.encode(text).length;
}

function refusal(error: HostError): ResponseBody {
  const { code, message } = error;
  return {
    Results: [],
    Error: { Code: code, Message: message, ActionIndex: -1, Location: "", HttpStatusCode: 413 },
  };
}

function createContext(engine: Engine, options: HostOptions, send: (text: string) => void): HostContext {
  const switches: Switches = { eventsEnabled: true, calculationMode: "Automatic" };
  const grid = createGrid(engine);
  return {
    engine,
    switches,
    grid,
    changes: createChanges(engine, grid),
    registry: createRegistry(),
    references: createReferences(),
    events: createEvents(switches, send),
    root: hosted("Workbook", {}),
    currentYear: options.currentYear ?? (() => new Date().getFullYear()),
  };
}

/** A host over an engine. The engine stays the caller's; `dispose` only stops listening to it. */
export function createHost(engine: Engine, options: HostOptions = {}): Host {
  let counts = NO_COUNTS;
  let previous: Promise<void> = Promise.resolve();

  function send(text: string, bytes: number = byteLength(text)): void {
    counts = { ...counts, bytesOut: counts.bytesOut + bytes };
    bridge.onMessageFromHost?.(text);
  }

  const context = createContext(engine, options, send);
  const uninstall = installClasses(context);

  function print(id: number, body: ResponseBody): string {
    return JSON.stringify({ id, type: 2, message: { statusCode: 200, headers: {}, body } });
  }

  async function handle(text: string, bytes: number): Promise<void> {
    const { id, message } = JSON.parse(text) as BridgeMessage;
    if (bytes > PAYLOAD_LIMIT_BYTES)
      return send(print(id, refusal(new HostError("RequestPayloadSizeLimitExceeded"))));
    const body = typeof message.body === "string" ? (JSON.parse(message.body) as RequestBody) : message.body;
    context.events.hold();
    const answer = print(id, await answerRequest(body, context));
    context.grid.draw();
    context.changes.flush();
    const answerBytes = byteLength(answer);
    if (answerBytes <= PAYLOAD_LIMIT_BYTES) send(answer, answerBytes);
    else send(print(id, refusal(new HostError("ResponsePayloadSizeLimitExceeded"))));
    context.events.release();
  }

  const bridge: Bridge = {
    sendMessageToHost(text) {
      const bytes = byteLength(text);
      counts = {
        ...counts,
        requests: counts.requests + 1,
        bytesIn: counts.bytesIn + bytes,
        largestRequest: Math.max(counts.largestRequest, bytes),
      };
      previous = previous.then(() => handle(text, bytes));
    },
  };
  return {
    bridge,
    context,
    counts: () => counts,
    resetCounts() {
      counts = NO_COUNTS;
    },
    dispose() {
      uninstall();
      context.changes.dispose();
    },
  };
}
