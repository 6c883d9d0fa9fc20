/**
 * `workbook.settings`: what add-ins keep inside the document as key and value, saved with the workbook.
 * It never looks into a value.
 */
import type { HostContext } from "./host-context";
import { HostError } from "./host-error";
import { hosted } from "./hosted";
import { object, value } from "./registry";

type Settings = Record<string, unknown>;

/** Microsoft's staff quote 2 MB for all of an add-in's settings (office-js issue 621). */
const MAX_SETTINGS_LENGTH = 2_000_000;

const settingsOf = (host: HostContext): Settings => host.engine.store.get<Settings>("settings", () => ({}));

function readKey(key: unknown): string {
  if (typeof key !== "string" || key === "") throw new HostError("InvalidArgument");
  return key;
}

function write(key: string, content: unknown, host: HostContext): void {
  const settings = settingsOf(host);
  const others = { ...settings, [key]: content };
  if (JSON.stringify(others).length > MAX_SETTINGS_LENGTH) throw new HostError("GeneralException");
  settings[key] = content ?? null;
}

function find(key: unknown, host: HostContext): string {
  const name = readKey(key);
  if (!Object.hasOwn(settingsOf(host), name)) throw new HostError("ItemNotFound");
  return name;
}

/** Adds Workbook.Settings and its two classes. */
export function installSettings(host: HostContext): void {
  const { registry } = host;
  registry.define("Workbook", {
    properties: { Settings: object(() => hosted("SettingCollection", null)) },
  });
  registry.define("SettingCollection", {
    methods: {
      Add: (_target, [key, content]) => {
        write(readKey(key), content, host);
        return hosted("Setting", key);
      },
      GetCount: () => Object.keys(settingsOf(host)).length,
      GetItem: (_target, [key]) => hosted("Setting", find(key, host)),
    },
    items: () => Object.keys(settingsOf(host)).map((key) => hosted("Setting", key)),
    item: (_target, key) => hosted("Setting", find(key, host)),
  });
  registry.define<string>("Setting", {
    properties: {
      Key: value((key) => find(key, host)),
      Value: value(
        (key) => settingsOf(host)[find(key, host)],
        (key, content) => write(find(key, host), content, host),
      ),
      _Id: value((key) => key),
    },
    methods: {
      Delete: (key) => {
        delete settingsOf(host)[find(key, host)];
      },
    },
    identity: (key) => ({ _Id: key }),
  });
}
