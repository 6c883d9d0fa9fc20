/**
 * Office.js's wire: object paths and actions in, results and one error out. Actions run in order and stop at the first
 * that fails, as in Excel. Knows the shapes of `@microsoft/office-js` 1.1.110, no class by name.
 */
import { HostError } from "./host-error";
import type { Arguments, HostContext } from "./host-context";
import { readQuery, refuseQueryKind } from "./query";
import type { QueryInfo } from "./query";
import { isHosted } from "./hosted";
import type { Hosted } from "./hosted";

type ReferencedIds = readonly (number | ReferencedIds)[];

interface ArgumentInfo {
  readonly Arguments?: Arguments;
  /** Beside each argument the id of the object path it stands for, 0 where it is a plain value. */
  readonly ReferencedObjectPathIds?: ReferencedIds;
}

interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
}

export interface RequestBody {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

interface ActionResult {
  readonly ActionId: number;
  readonly Value: unknown;
}

interface ErrorBody {
  readonly Code: string;
  readonly Message: string;
  readonly ActionIndex: number;
  readonly Location: string;
  readonly HttpStatusCode: number;
}

export interface ResponseBody {
  readonly Results: readonly ActionResult[];
  /** The traces that were passed: Office.js registers an event's handler when its trace comes back. */
  readonly TraceIds?: readonly number[];
  readonly Error?: ErrorBody;
}

const PATH = { global: 1, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 } as const;
const ACTION = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;

type Resolved = Hosted | null;

/** One request on its way: the objects its paths have led to so far. */
interface Resolution {
  readonly body: RequestBody;
  readonly host: HostContext;
  readonly found: Map<number, Resolved>;
}

function toArguments(info: ArgumentInfo | undefined, at: Resolution): Arguments {
  const args = info?.Arguments ?? [];
  const ids = info?.ReferencedObjectPathIds;
  return ids
    ? args.map((arg, index) => toArgument(arg, ids[index], at))
    : args.map((arg) => toPlain(arg, at));
}

/** An object argument may name other objects in its members, as a validation rule names the range of its list. */
function toPlain(arg: unknown, at: Resolution): unknown {
  if (typeof arg !== "object" || arg === null || Array.isArray(arg)) return arg;
  const { _ObjectPathId: id } = arg as { readonly _ObjectPathId?: unknown };
  if (typeof id === "number") return toArgument(arg, id, at);
  return Object.fromEntries(Object.entries(arg).map(([name, member]) => [name, toPlain(member, at)]));
}

function toArgument(arg: unknown, id: number | ReferencedIds | undefined, at: Resolution): unknown {
  if (Array.isArray(id) && Array.isArray(arg))
    return arg.map((each: unknown, index) => toArgument(each, (id as ReferencedIds)[index], at));
  if (typeof id !== "number" || id === 0) return toPlain(arg, at);
  const referenced = resolve(id, at);
  if (!referenced) throw new HostError("InvalidArgument");
  return referenced;
}

function toObject(answer: unknown, name: string): Resolved {
  if (answer === null || isHosted(answer)) return answer;
  throw new Error(`${name} should have answered an object.`);
}

function resolveChild(path: ObjectPath, at: Resolution): Resolved {
  const { registry } = at.host;
  const parent = resolve(path.ParentObjectPathId ?? 0, at);
  if (!parent) return null;
  const args = toArguments(path.ArgumentInfo, at);
  if (path.ObjectPathType === PATH.method) {
    return toObject(registry.method(parent, path.Name)(parent.target, args, at.host), path.Name);
  }
  if (path.ObjectPathType === PATH.indexer) {
    const { item } = registry.find(parent.className).members;
    if (item) return item(parent.target, args[0], at.host);
    return toObject(registry.method(parent, "GetItem")(parent.target, args, at.host), "GetItem");
  }
  const property = registry.property(parent, path.Name);
  if (property.kind === "object") return property.open(parent.target, at.host);
  throw new HostError("InvalidArgument", `${parent.className}.${path.Name} is no object.`);
}

function open(path: ObjectPath, at: Resolution): Resolved {
  switch (path.ObjectPathType) {
    case PATH.global:
      return at.host.root;
    case PATH.nullObject:
      return null;
    case PATH.reference:
      return at.host.references.find(path.Name);
    case PATH.method:
    case PATH.property:
    case PATH.indexer:
      return resolveChild(path, at);
    default:
      throw new HostError("NotImplemented", `not hosted: object path of type ${path.ObjectPathType}`);
  }
}

/** The object a path leads to, opened once per request: opening may have an effect (`insert`, `add`). */
function resolve(id: number, at: Resolution): Resolved {
  const known = at.found.get(id);
  if (known !== undefined) return known;
  const path = at.body.ObjectPaths[String(id)];
  if (!path) throw new HostError("InvalidArgument", `The request has no object path ${id}.`);
  const opened = open(path, at);
  at.found.set(id, opened);
  return opened;
}

function setProperty(of: Hosted, action: Action, at: Resolution): null {
  const property = at.host.registry.property(of, action.Name);
  if (property.kind !== "value" || !property.write) {
    throw new HostError("InvalidOperation", `${of.className}.${action.Name} cannot be set.`);
  }
  property.write(of.target, toArguments(action.ArgumentInfo, at)[0], at.host);
  return null;
}

function callMethod(of: Hosted, action: Action, at: Resolution): unknown {
  if (action.Name === "_KeepReference") {
    at.host.references.keep(of);
    return null;
  }
  const answer = at.host.registry.method(of, action.Name)(
    of.target,
    toArguments(action.ArgumentInfo, at),
    at.host,
  );
  return isHosted(answer) ? null : (answer ?? null);
}

function identify(of: Hosted, host: HostContext): Record<string, unknown> {
  const { members } = host.registry.find(of.className);
  const referenceId = host.references.idOf(of);
  return { ...members.identity?.(of.target, host), ...(referenceId ? { _ReferenceId: referenceId } : {}) };
}

/** Runs one action; its answer may be a promise where it waits for calculated cells. */
function run(action: Action, at: Resolution): unknown {
  const of = resolve(action.ObjectPathId, at);
  if (!of) return null;
  switch (action.ActionType) {
    case ACTION.instantiate:
      return identify(of, at.host);
    case ACTION.query:
      return readQuery(of, action.QueryInfo ?? {}, at.host);
    case ACTION.method:
      return callMethod(of, action, at);
    case ACTION.setProperty:
      return setProperty(of, action, at);
    default:
      return refuseQueryKind(String(action.ActionType));
  }
}

/** A load reads cells, and so do the methods that say so, as an action or on the way to an object. */
function readsCells(action: Action, at: Resolution): boolean {
  if (action.ActionType === ACTION.query) return true;
  const path = at.body.ObjectPaths[String(action.ObjectPathId)];
  const isOpening = action.ActionType === ACTION.instantiate && path?.ObjectPathType === PATH.method;
  const name = isOpening ? path.Name : action.Name;
  const of = resolve((isOpening ? path.ParentObjectPathId : action.ObjectPathId) ?? 0, at);
  if (!of || name === "") return false;
  return at.host.registry.find(of.className).calculated.has(name.replace(/OrNullObject$/, ""));
}

/** What a load has to wait for; null for most. */
function readiness(action: Action, at: Resolution): Promise<void> | null {
  if (action.ActionType !== ACTION.query) return null;
  const of = resolve(action.ObjectPathId, at);
  return (of && at.host.registry.find(of.className).members.ready?.(of.target, at.host)) ?? null;
}

function toError(error: unknown, index: number, body: RequestBody): ErrorBody {
  const action = body.Actions[index];
  const path = action ? body.ObjectPaths[String(action.ObjectPathId)] : undefined;
  const isKnown = error instanceof HostError;
  return {
    Code: isKnown ? error.code : "GeneralException",
    Message: error instanceof Error ? error.message : String(error),
    ActionIndex: index,
    Location: [path?.Name, action?.Name].filter((part) => part).join("."),
    HttpStatusCode: isKnown && error.code === "ItemNotFound" ? 404 : isKnown ? 400 : 500,
  };
}

/** Answers one request body. Never rejects: what goes wrong is in `Error`, beside the results so far. */
export async function answerRequest(body: RequestBody, host: HostContext): Promise<ResponseBody> {
  const at: Resolution = { body, host, found: new Map() };
  const results: ActionResult[] = [];
  const traces: number[] = [];
  for (const [index, action] of body.Actions.entries()) {
    if (action.ActionType === ACTION.trace) {
      traces.push(action.Id);
      results.push({ ActionId: action.Id, Value: null });
      continue;
    }
    try {
      if (readsCells(action, at) && host.engine.isCalculating()) await host.engine.calculated();
      const waiting = readiness(action, at);
      if (waiting) await waiting;
      results.push({ ActionId: action.Id, Value: await run(action, at) });
    } catch (error) {
      return { Results: results, TraceIds: traces, Error: toError(error, index, body) };
    }
  }
  return { Results: results, TraceIds: traces };
}
