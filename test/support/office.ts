/**
 * Microsoft's own Office.js, unmodified, in a context of its own and talking to a host of ours: what every workbook
 * test runs on. Knows the preview's bridge, nothing of the add-in.
 */
import { readFileSync } from "node:fs";
import { createContext, Script } from "node:vm";
import type { Bridge } from "../../src/preview/host/host";

export interface OfficeApi {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
}

const nothing = () => undefined;

function storage(): object {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, item: string) => kept.set(key, item),
    removeItem: (key: string) => kept.delete(key),
  };
}

function element(): object {
  return { setAttribute: nothing, appendChild: nothing, addEventListener: nothing, style: {} };
}

/** The globals of a page, as far as Office.js asks for them while it loads. */
function page(bridge: Bridge): Record<string, unknown> {
  const globals: Record<string, unknown> = {
    _richApiNativeBridge: bridge,
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    URL,
    navigator: { userAgent: "Mozilla/5.0", appName: "Netscape", language: "en-US" },
    location: {
      href: "https://localhost/",
      protocol: "https:",
      host: "localhost",
      hostname: "localhost",
      pathname: "/",
      search: "",
      hash: "",
    },
    sessionStorage: storage(),
    localStorage: storage(),
    addEventListener: nothing,
    removeEventListener: nothing,
    document: {
      cookie: "",
      readyState: "complete",
      head: element(),
      body: element(),
      getElementsByTagName: () => [],
      getElementById: () => null,
      createElement: element,
      addEventListener: nothing,
      removeEventListener: nothing,
    },
  };
  globals["window"] = globals;
  globals["self"] = globals;
  return globals;
}

let compiled: Script | undefined;

/** Loads Office.js against a host. Its arrays and errors come from another realm: compare with `toEqual`. */
export function openOffice(host: { readonly bridge: Bridge }): OfficeApi {
  const file = require.resolve("@microsoft/office-js/dist/excel-web-16.00.js");
  compiled ??= new Script(readFileSync(file, "utf8"), { filename: file });
  const globals = createContext(page(host.bridge));
  compiled.runInContext(globals);
  return globals as unknown as OfficeApi;
}
