/**
 * Defined names of the workbook and of sheets: `NamedItem` and its collection, kept in the engine's own list so that
 * formulas know them and they follow their cells.
 */
import {
  IDefinedNamesService,
  RemoveDefinedNameMutation,
  SetDefinedNameMutation,
} from "@univerjs/engine-formula";
import type { IDefinedNamesServiceParam } from "@univerjs/engine-formula";
import { SCOPE_WORKBOOK_VALUE_DEFINED_NAME } from "@univerjs/sheets";
import { HostError } from "./host-error";
import type { Arguments, HostContext } from "./host-context";
import { isErrorText } from "./cell-value";
import { askForValues, nameValue } from "./name-value";
import { printAbsolute } from "./range-access";
import { findRange, hostedRange, toText } from "./range-target";
import type { RangeTarget } from "./range-target";
import { hosted, isHosted } from "./hosted";
import { notHosted, object, value } from "./registry";
import type { Hosted } from "./hosted";
import { isValidName } from "./table-record";
import { hostedWorksheet } from "./worksheet";
import type { WorksheetTarget } from "./worksheet";

/** Names of the workbook where `sheetId` is null, else of that sheet. */
interface CollectionTarget {
  readonly sheetId: string | null;
}

interface NameTarget {
  readonly nameId: string;
}

function service(host: HostContext) {
  const names = host.engine.univer.__getInjector().get(IDefinedNamesService);
  return { names, unitId: host.engine.workbook().getUnitId() };
}

function allNames(host: HostContext): IDefinedNamesServiceParam[] {
  const { names, unitId } = service(host);
  return Object.values(names.getDefinedNameMap(unitId) ?? {});
}

const scopeOf = ({ localSheetId }: IDefinedNamesServiceParam): string | null =>
  localSheetId === undefined || localSheetId === SCOPE_WORKBOOK_VALUE_DEFINED_NAME ? null : localSheetId;

function namesIn({ sheetId }: CollectionTarget, host: HostContext): IDefinedNamesServiceParam[] {
  return allNames(host).filter((name) => scopeOf(name) === sheetId);
}

function find({ nameId }: NameTarget, host: HostContext): IDefinedNamesServiceParam {
  const found = allNames(host).find(({ id }) => id === nameId);
  if (!found) throw new HostError("ItemNotFound");
  return found;
}

const toItem = ({ id }: IDefinedNamesServiceParam): Hosted =>
  hosted("NamedItem", { nameId: id } satisfies NameTarget);

function pick(target: CollectionTarget, key: unknown, host: HostContext): Hosted {
  const wanted = toText(key).toLowerCase();
  const found = namesIn(target, host).find(({ name }) => name.toLowerCase() === wanted);
  if (!found) throw new HostError("ItemNotFound");
  return toItem(found);
}

function put(name: IDefinedNamesServiceParam, host: HostContext): void {
  host.engine.execute(SetDefinedNameMutation.id, { unitId: service(host).unitId, ...name });
}

/** A name's reference as the engine keeps it: a range without `=`, a formula with it. */
function toReference(reference: unknown, host: HostContext): string {
  if (isHosted(reference) && reference.className === "Range") {
    return printAbsolute(reference.target as RangeTarget, host);
  }
  if (typeof reference === "number" || typeof reference === "boolean") return `=${String(reference)}`;
  const text = toText(reference);
  if (!text.startsWith("=")) return `="${text.replaceAll('"', '""')}"`;
  return rangeIn(text, host) ? text.slice(1) : text;
}

/** The range a reference names; null where it is a formula or a constant. */
function rangeIn(reference: string, host: HostContext): RangeTarget | null {
  try {
    return findRange(reference.replace(/^=/, ""), "", host);
  } catch (error) {
    if (error instanceof HostError) return null;
    throw error;
  }
}

function add(target: CollectionTarget, [name, reference, comment]: Arguments, host: HostContext): Hosted {
  const text = toText(name);
  if (!isValidName(text)) throw new HostError("InvalidArgument");
  const isTaken = namesIn(target, host).some((known) => known.name.toLowerCase() === text.toLowerCase());
  if (isTaken) throw new HostError("ItemAlreadyExists");
  const counter = host.engine.store.get<{ added: number }>("names", () => ({ added: 0 }));
  counter.added += 1;
  const added: IDefinedNamesServiceParam = {
    id: `name-${counter.added}`,
    name: text,
    formulaOrRefString: toReference(reference, host),
    comment: typeof comment === "string" ? comment : "",
    localSheetId: target.sheetId ?? SCOPE_WORKBOOK_VALUE_DEFINED_NAME,
    hidden: false,
  };
  put(added, host);
  return toItem(added);
}

const printFormula = ({ formulaOrRefString }: IDefinedNamesServiceParam): string =>
  formulaOrRefString.startsWith("=") ? formulaOrRefString : `=${formulaOrRefString}`;

type Constant = string | number | boolean;

/** The constant that a name stands for; undefined where it is a formula. */
function constantIn(formula: string): Constant | undefined {
  const text = formula.slice(1);
  const quoted = /^"((?:[^"]|"")*)"$/.exec(text);
  if (quoted) return (quoted[1] ?? "").replaceAll('""', '"');
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  return text.trim() === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
}

function readType(name: IDefinedNamesServiceParam, host: HostContext): string {
  if (rangeIn(name.formulaOrRefString, host)) return "Range";
  const constant = constantIn(printFormula(name)) ?? nameValue(name.id, host);
  if (typeof constant === "string" && isErrorText(constant)) return "Error";
  if (typeof constant === "number") return Number.isInteger(constant) ? "Integer" : "Double";
  return typeof constant === "boolean" ? "Boolean" : "String";
}

function readValue(name: IDefinedNamesServiceParam, host: HostContext): Constant {
  if (rangeIn(name.formulaOrRefString, host)) return name.formulaOrRefString;
  const known = constantIn(printFormula(name)) ?? nameValue(name.id, host);
  if (known === undefined) throw notHosted("NamedItem.Value of a formula, but by loading the name itself");
  return known;
}

/** Has the values of those names ready that are formulas. */
function ready(names: readonly IDefinedNamesServiceParam[], host: HostContext): Promise<void> {
  const formulas = names.filter(
    (name) => !rangeIn(name.formulaOrRefString, host) && constantIn(printFormula(name)) === undefined,
  );
  const asked = formulas.map((name) => ({ id: name.id, formula: printFormula(name) }));
  return askForValues(asked, host);
}

function rangeOf(name: IDefinedNamesServiceParam, host: HostContext): Hosted {
  const range = rangeIn(name.formulaOrRefString, host);
  if (!range) throw new HostError("ItemNotFound");
  return hostedRange(range.sheetId, range.area);
}

function installItem(host: HostContext): void {
  const at = (target: NameTarget) => find(target, host);
  const sheetOf = (target: NameTarget) => {
    const sheetId = scopeOf(at(target));
    return sheetId === null ? null : hostedWorksheet(sheetId);
  };
  host.registry.define<NameTarget>("NamedItem", {
    // The client asks its collection for the item again by this.
    identity: (target) => ({ _Id: at(target).name }),
    ready: (target) => ready([at(target)], host),
    properties: {
      Name: value((target) => at(target).name),
      Type: value((target) => readType(at(target), host)),
      Value: value((target) => readValue(at(target), host)),
      Formula: value(
        (target) => printFormula(at(target)),
        (target, formula) => put({ ...at(target), formulaOrRefString: toReference(formula, host) }, host),
      ),
      Comment: value(
        (target) => at(target).comment ?? "",
        (target, comment) => put({ ...at(target), comment: toText(comment) }, host),
      ),
      Visible: value(
        (target) => at(target).hidden !== true,
        (target, visible) => put({ ...at(target), hidden: visible === false }, host),
      ),
      Scope: value((target) => (scopeOf(at(target)) === null ? "Workbook" : "Worksheet")),
      Worksheet: object((target) => {
        const sheet = sheetOf(target);
        if (!sheet) throw new HostError("ItemNotFound");
        return sheet;
      }),
      WorksheetOrNullObject: object(sheetOf),
      _Id: value((target) => at(target).name),
    },
    methods: {
      Delete(target) {
        const { id, name } = at(target);
        host.engine.execute(RemoveDefinedNameMutation.id, { unitId: service(host).unitId, id, name });
      },
      GetRange: (target) => rangeOf(at(target), host),
    },
  });
}

/** Adds the names of the workbook and of each sheet. */
export function installNames(host: HostContext): void {
  host.registry.define("Workbook", {
    properties: { Names: object(() => hosted("NamedItemCollection", { sheetId: null })) },
  });
  host.registry.define<WorksheetTarget>("Worksheet", {
    properties: { Names: object(({ sheetId }) => hosted("NamedItemCollection", { sheetId })) },
  });
  installItem(host);
  host.registry.define<CollectionTarget>("NamedItemCollection", {
    methods: {
      Add: (target, args) => add(target, args, host),
      AddFormulaLocal: (target, args) => add(target, args, host),
      GetCount: (target) => namesIn(target, host).length,
      GetItem: (target, [key]) => pick(target, key, host),
    },
    ready: (target) => ready(namesIn(target, host), host),
    items: (target) => namesIn(target, host).map(toItem),
    item: (target, key) => pick(target, key, host),
  });
}
