/**
 * `workbook.customXmlParts`: XML documents kept inside the workbook, found by id or by the namespace of their root.
 * It reads no more of the XML than its root element and whether its tags close.
 */
import type { HostContext } from "./host-context";
import { HostError } from "./host-error";
import { hosted } from "./hosted";
import { object, value } from "./registry";
import type { Hosted } from "./hosted";

interface Parts {
  /** How many parts were ever added, for the next id. */
  added: number;
  readonly xmlById: Record<string, string>;
}

const partsOf = (host: HostContext): Parts =>
  host.engine.store.get<Parts>("customXmlParts", () => ({ added: 0, xmlById: {} }));

const markup = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<[^>]*>/g;

interface Root {
  readonly name: string;
  readonly tag: string;
}

/** The root element, or null where tags do not nest, a second root follows or there is none. */
function findRoot(xml: string): Root | null {
  const open: string[] = [];
  let root: Root | null = null;
  for (const tag of xml.match(markup) ?? []) {
    if (/^<[!?]/.test(tag)) continue;
    const name = /^<\/?([^\s/>]+)/.exec(tag)?.[1];
    if (name === undefined) return null;
    if (tag.startsWith("</")) {
      if (open.pop() !== name) return null;
      continue;
    }
    if (open.length === 0 && root) return null;
    root ??= { name, tag };
    if (!tag.endsWith("/>")) open.push(name);
  }
  return open.length === 0 ? root : null;
}

function readXml(xml: unknown): string {
  if (typeof xml !== "string" || !findRoot(xml)) throw new HostError("InvalidArgument");
  return xml;
}

function namespaceOf(xml: string): string {
  const root = findRoot(xml);
  if (!root) return "";
  const prefix = root.name.includes(":") ? `:${root.name.split(":")[0] ?? ""}` : "";
  return new RegExp(`\\sxmlns${prefix}\\s*=\\s*(["'])(.*?)\\1`).exec(root.tag)?.[2] ?? "";
}

function find(id: unknown, host: HostContext): string {
  const { xmlById } = partsOf(host);
  if (typeof id !== "string" || !Object.hasOwn(xmlById, id)) throw new HostError("ItemNotFound");
  return id;
}

const toPart = (id: string): Hosted => hosted("CustomXmlPart", id);
const allIds = (host: HostContext): string[] => Object.keys(partsOf(host).xmlById);

function idsIn(namespace: string, host: HostContext): string[] {
  const { xmlById } = partsOf(host);
  return allIds(host).filter((id) => namespaceOf(xmlById[id] ?? "") === namespace);
}

function add(xml: unknown, host: HostContext): Hosted {
  const parts = partsOf(host);
  const text = readXml(xml);
  parts.added += 1;
  const id = `{00000000-0000-0000-C0DE-${parts.added.toString(16).toUpperCase().padStart(12, "0")}}`;
  parts.xmlById[id] = text;
  return toPart(id);
}

function onlyItem(namespace: string, host: HostContext): Hosted {
  const [id, ...others] = idsIn(namespace, host);
  if (id === undefined) throw new HostError("ItemNotFound");
  if (others.length > 0) throw new HostError("InvalidOperation");
  return toPart(id);
}

/** Adds Workbook.CustomXmlParts and its three classes. */
export function installCustomXml(host: HostContext): void {
  const { registry } = host;
  registry.define("Workbook", {
    properties: { CustomXmlParts: object(() => hosted("CustomXmlPartCollection", null)) },
  });
  registry.define("CustomXmlPartCollection", {
    methods: {
      Add: (_target, [xml]) => add(xml, host),
      GetByNamespace: (_target, [namespace]) => hosted("CustomXmlPartScopedCollection", String(namespace)),
      GetCount: () => allIds(host).length,
      GetItem: (_target, [id]) => toPart(find(id, host)),
    },
    items: () => allIds(host).map(toPart),
    item: (_target, id) => toPart(find(id, host)),
  });
  registry.define<string>("CustomXmlPartScopedCollection", {
    methods: {
      GetCount: (namespace) => idsIn(namespace, host).length,
      GetItem: (_namespace, [id]) => toPart(find(id, host)),
      GetOnlyItem: (namespace) => onlyItem(namespace, host),
    },
    items: (namespace) => idsIn(namespace, host).map(toPart),
    item: (_namespace, id) => toPart(find(id, host)),
  });
  registry.define<string>("CustomXmlPart", {
    properties: {
      Id: value((id) => find(id, host)),
      NamespaceUri: value((id) => namespaceOf(partsOf(host).xmlById[find(id, host)] ?? "")),
    },
    methods: {
      Delete: (id) => {
        delete partsOf(host).xmlById[find(id, host)];
      },
      GetXml: (id) => partsOf(host).xmlById[find(id, host)],
      SetXml: (id, [xml]) => {
        partsOf(host).xmlById[find(id, host)] = readXml(xml);
      },
    },
    identity: (id) => ({ Id: id }),
  });
}
