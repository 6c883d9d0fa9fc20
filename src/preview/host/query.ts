/**
 * Answers `load`: turns the selected paths into a tree and reads the members it names into a property bag in
 * PascalCase. Knows the wire's shape (`_Items`, `_Id`), no class by name.
 */
import { notHosted } from "./registry";
import type { HostContext, Registry } from "./host-context";
import type { Hosted } from "./hosted";

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

interface Selection {
  isAll: boolean;
  /** A collection's items are wanted, and nothing of them. */
  isListed?: boolean;
  readonly names: Map<string, Selection>;
  /** Which of a collection's items; all of them where it is missing. */
  readonly page?: { readonly from: number; readonly to: number | undefined };
}

export type Bag = Record<string, unknown>;

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const empty = (): Selection => ({ isAll: false, names: new Map() });

/** What Microsoft's documentation tells add-ins to load where they need no property. */
const NOTHING: ReadonlySet<string> = new Set(["nopropertiesneeded", "no-properties-needed", "$none"]);

function select(into: Selection, path: string): void {
  let at = into;
  for (const part of path.split("/")) {
    const name = part.trim();
    if (NOTHING.has(name.toLowerCase())) {
      at.isListed = true;
      continue;
    }
    if (name === "" || name.toLowerCase() === "items") continue;
    if (name === "*") {
      at.isAll = true;
      continue;
    }
    const next = at.names.get(pascal(name)) ?? empty();
    at.names.set(pascal(name), next);
    at = next;
  }
}

function parseQuery(query: QueryInfo): Selection {
  const from = query.Skip ?? 0;
  const to = query.Top === undefined ? undefined : from + query.Top;
  const selection: Selection = { ...empty(), page: { from, to } };
  for (const path of query.Select ?? ["*"]) select(selection, path);
  for (const path of query.Expand ?? []) select(selection, `${path}/*`);
  if (query.Select?.length === 0) selection.isAll = true;
  return selection;
}

/** What a load of nothing but an object's name selects: everything of it. */
function whole(selection: Selection): Selection {
  return selection.names.size === 0 ? { isAll: true, names: selection.names } : selection;
}

function readMembers(of: Hosted, selection: Selection, host: HostContext): Bag {
  const { properties, members } = host.registry.find(of.className);
  const bag: Bag = { ...members.identity?.(of.target, host) };
  const names = selection.isAll
    ? new Set([...properties.keys(), ...selection.names.keys()])
    : selection.names.keys();
  for (const name of names) {
    const property = host.registry.property(of, name);
    const chosen = selection.names.get(name);
    if (property.kind === "value") bag[name] = property.read(of.target, host);
    else if (chosen) {
      const next = property.open(of.target, host);
      bag[name] = next ? readSelection(next, whole(chosen), host) : null;
    }
  }
  return bag;
}

/** On a collection a path means the collection's own property where it has one, and else its items'. */
function split(of: Hosted, selection: Selection, registry: Registry): { own: Selection; each: Selection } {
  const own = empty();
  const each: Selection = { isAll: selection.isAll, names: new Map() };
  for (const [name, next] of selection.names) {
    const isOwn = registry.find(of.className).properties.has(name);
    (isOwn ? own : each).names.set(name, next);
  }
  return { own, each };
}

function readSelection(of: Hosted, selection: Selection, host: HostContext): Bag {
  const { members } = host.registry.find(of.className);
  if (!members.items) return readMembers(of, selection, host);
  const { own, each } = split(of, selection, host.registry);
  const bag = readMembers(of, own, host);
  if (!each.isAll && each.names.size === 0 && !selection.isListed) return bag;
  const items = members.items(of.target, host).slice(selection.page?.from, selection.page?.to);
  bag["_Items"] = items.map((item) => readItem(item, each, host));
  return bag;
}

function readItem(item: Hosted, selection: Selection, host: HostContext): Bag {
  const bag = readSelection(item, selection, host);
  return bag["Id"] === undefined || bag["_Id"] !== undefined ? bag : { _Id: bag["Id"], ...bag };
}

/** Reads what a query selects from one object. Throws `not hosted: Class.Member` for a path that leads nowhere. */
export function readQuery(of: Hosted, query: QueryInfo, host: HostContext): Bag {
  return readSelection(of, parseQuery(query), host);
}

/** Refuses the query kinds that Office.js has and this host does not answer. */
export function refuseQueryKind(kind: string): never {
  throw notHosted(`query of kind ${kind}`);
}
