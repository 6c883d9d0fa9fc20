/**
 * `Workbook.protection`: while the structure is protected no sheet is added, deleted, renamed, moved, hidden or shown,
 * by an add-in (AccessDenied) or by hand. What stands in the cells is the sheets' own protection.
 */
import { CustomCommandExecutionError } from "@univerjs/core";
import type { ICommandInfo, IExecutionOptions } from "@univerjs/core";
import {
  InsertSheetMutation,
  RemoveSheetMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
} from "@univerjs/sheets";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { hosted } from "./hosted";
import { object, value } from "./registry";

interface StructureProtection {
  isProtected: boolean;
  password: string;
}

const STRUCTURAL: ReadonlySet<string> = new Set([
  InsertSheetMutation.id,
  RemoveSheetMutation.id,
  SetWorksheetHideMutation.id,
  SetWorksheetNameMutation.id,
  SetWorksheetOrderMutation.id,
]);

const toPassword = (password: unknown) => (typeof password === "string" ? password : "");

/** Adds Workbook.protection and begins to guard the structure; the answer stops it. */
export function installWorkbookProtection(host: HostContext): () => void {
  const protection = () =>
    host.engine.store.get<StructureProtection>("workbook-protection", () => ({
      isProtected: false,
      password: "",
    }));

  function guard({ id }: Readonly<ICommandInfo>, executed?: IExecutionOptions): void {
    if (executed?.onlyLocal === true || !STRUCTURAL.has(id) || !protection().isProtected) return;
    if (host.engine.isExecuting()) throw new HostError("AccessDenied");
    throw new CustomCommandExecutionError("The workbook's structure is protected. Unprotect it first.");
  }

  host.registry.define("Workbook", {
    properties: { Protection: object(() => hosted("WorkbookProtection", {})) },
  });
  host.registry.define("WorkbookProtection", {
    properties: { Protected: value(() => protection().isProtected) },
    methods: {
      Protect(_target, [password]) {
        if (protection().isProtected) throw new HostError("InvalidOperation");
        Object.assign(protection(), { isProtected: true, password: toPassword(password) });
      },
      Unprotect(_target, [password]) {
        if (!protection().isProtected) return;
        if (protection().password !== toPassword(password)) throw new HostError("AccessDenied");
        Object.assign(protection(), { isProtected: false, password: "" });
      },
    },
  });
  const listening = host.engine.beforeMutation(guard);
  return () => listening.dispose();
}
