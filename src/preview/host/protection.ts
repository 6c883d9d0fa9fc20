/**
 * Protected sheets: `Worksheet.protection`, `RangeFormat.protection`, and the refusal of what a protected sheet does
 * not allow, to add-ins (AccessDenied) and by hand alike.
 */
import { CustomCommandExecutionError } from "@univerjs/core";
import type { ICommandInfo, IExecutionOptions } from "@univerjs/core";
import { areaAfter } from "./area-shift";
import type { Area } from "./address";
import { intersection } from "./address";
import { readShift } from "./engine-shift";
import { EVENT, WORKBOOK_TARGET } from "./events";
import { toBoolean } from "./format-target";
import type { FormatTarget } from "./format-target";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { without } from "./protection-areas";
import { neededPermission } from "./protection-rules";
import type { ProtectionOptions } from "./protection-rules";
import { hosted } from "./hosted";
import { notHosted, object, value } from "./registry";
import type { WorksheetTarget } from "./worksheet";

interface SheetProtection {
  options: ProtectionOptions | null;
  password: string;
  /** Cells that may be written while the sheet is protected. */
  unlocked: readonly Area[];
}

function protectionOf(sheetId: string, host: HostContext): SheetProtection {
  const all = host.engine.store.get<Record<string, SheetProtection>>("protection", () => ({}));
  return (all[sheetId] ??= { options: null, password: "", unlocked: [] });
}

const defaults: ProtectionOptions = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: "Normal",
};

function raise(sheetId: string, host: HostContext): void {
  const isProtected = protectionOf(sheetId, host).options !== null;
  const payload = { isProtected, source: "Local", worksheetId: sheetId };
  host.events.raise(EVENT.protectionChanged, [WORKBOOK_TARGET, sheetId], payload);
}

function protect(sheetId: string, [options, password]: readonly unknown[], host: HostContext): void {
  const protection = protectionOf(sheetId, host);
  if (protection.options) throw new HostError("InvalidOperation");
  const given = typeof options === "object" && options !== null ? options : {};
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(defaults, name));
  if (unknown !== undefined) throw new HostError("InvalidArgument");
  protection.options = { ...defaults, ...given };
  protection.password = typeof password === "string" ? password : "";
  raise(sheetId, host);
}

function unprotect(sheetId: string, password: unknown, host: HostContext): void {
  const protection = protectionOf(sheetId, host);
  if (!protection.options) return;
  if (protection.password !== (typeof password === "string" ? password : ""))
    throw new HostError("AccessDenied");
  protection.options = null;
  protection.password = "";
  raise(sheetId, host);
}

/** True where every cell is locked, false where none is, null where some are. */
function readLocked({ sheetId, areas }: FormatTarget, host: HostContext): boolean | null {
  const { unlocked } = protectionOf(sheetId, host);
  const isTouched = unlocked.some((each) => areas.some((area) => intersection(each, area)));
  if (!isTouched) return true;
  return without(areas, unlocked).length === 0 ? false : null;
}

function setLocked({ sheetId, areas }: FormatTarget, locked: unknown, host: HostContext): void {
  const isLocked = toBoolean(locked);
  const protection = protectionOf(sheetId, host);
  if (protection.options) throw new HostError("AccessDenied");
  const others = without(protection.unlocked, areas);
  protection.unlocked = isLocked ? others : [...others, ...areas];
}

/** Refuses a mutation before it happens where the sheet's protection forbids it. */
function guard(host: HostContext): (mutation: Readonly<ICommandInfo>, options?: IExecutionOptions) => void {
  return (mutation, executed) => {
    if (executed?.onlyLocal === true) return;
    const sheetId = (mutation.params as { subUnitId?: string } | undefined)?.subUnitId;
    if (sheetId === undefined) return;
    const { options, unlocked } = protectionOf(sheetId, host);
    if (!options) return;
    const needed = neededPermission(mutation, unlocked);
    if (needed === null || (needed !== "writeLockedCells" && options[needed] === true)) return;
    if (host.engine.isExecuting()) throw new HostError("AccessDenied");
    throw new CustomCommandExecutionError(
      "The cell is on a protected sheet. Unprotect the sheet to change it.",
    );
  };
}

function follow(host: HostContext): (mutation: Readonly<ICommandInfo>) => void {
  return (mutation) => {
    const moved = readShift(mutation);
    if (!moved) return;
    const protection = protectionOf(moved.sheetId, host);
    protection.unlocked = protection.unlocked.flatMap((area) => areaAfter(area, moved.shift) ?? []);
  };
}

function installClasses(host: HostContext): void {
  host.registry.define<WorksheetTarget>("Worksheet", {
    properties: { Protection: object((target) => hosted("WorksheetProtection", target)) },
  });
  host.registry.define<WorksheetTarget>("WorksheetProtection", {
    properties: {
      Protected: value(({ sheetId }) => protectionOf(sheetId, host).options !== null),
      Options: value(({ sheetId }) => protectionOf(sheetId, host).options),
    },
    methods: {
      Protect: ({ sheetId }, args) => protect(sheetId, args, host),
      Unprotect: ({ sheetId }, [password]) => unprotect(sheetId, password, host),
    },
  });
  host.registry.define<FormatTarget>("RangeFormat", {
    properties: { Protection: object((target) => hosted("FormatProtection", target)) },
  });
  host.registry.define<FormatTarget>("FormatProtection", {
    properties: {
      Locked: value(
        (target) => readLocked(target, host),
        (target, locked) => setLocked(target, locked, host),
      ),
      FormulaHidden: value(
        () => false,
        (_target, hidden) => {
          if (hidden === true) throw notHosted("FormatProtection.FormulaHidden = true");
        },
      ),
    },
  });
}

/** Adds protection and begins to guard protected sheets; the answer stops it. */
export function installProtection(host: HostContext): () => void {
  installClasses(host);
  const listening = [host.engine.beforeMutation(guard(host)), host.engine.afterMutation(follow(host))];
  return () => {
    for (const each of listening) each.dispose();
  };
}
