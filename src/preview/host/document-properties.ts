/**
 * `workbook.properties`, its custom properties and those of sheets: what the file says about itself. Kept with the
 * workbook; nobody here reads it.
 */
import { HostError } from "./host-error";
import type { HostContext, ValueProperty } from "./host-context";
import { hosted } from "./hosted";
import type { Hosted } from "./hosted";
import { object, value } from "./registry";
import { toText } from "./range-target";

type CustomValue = string | number | boolean;
type Custom = Record<string, CustomValue>;

/** Custom properties of the workbook where `sheetId` is null, else of that sheet. */
interface CustomTarget {
  readonly sheetId: string | null;
}

interface PropertyTarget extends CustomTarget {
  readonly key: string;
}

const WRITABLE = [
  "Title",
  "Subject",
  "Author",
  "Keywords",
  "Comments",
  "Category",
  "Manager",
  "Company",
] as const;

const built = (host: HostContext) => host.engine.store.get<Record<string, string>>("properties", () => ({}));

function customOf({ sheetId }: CustomTarget, host: HostContext): Custom {
  return host.engine.store.get<Custom>(
    `custom-properties${sheetId === null ? "" : `:${sheetId}`}`,
    () => ({}),
  );
}

function findKey(target: CustomTarget, key: unknown, host: HostContext): string {
  const wanted = toText(key).toLowerCase();
  const found = Object.keys(customOf(target, host)).find((known) => known.toLowerCase() === wanted);
  if (found === undefined) throw new HostError("ItemNotFound");
  return found;
}

function toValue(given: unknown): CustomValue {
  if (typeof given === "string" || typeof given === "number" || typeof given === "boolean") return given;
  throw new HostError("InvalidArgument");
}

/** Adds a property, or gives one that exists another value. */
function put(target: CustomTarget, [key, given]: readonly unknown[], host: HostContext): string {
  const custom = customOf(target, host);
  const name = toText(key);
  if (name === "") throw new HostError("InvalidArgument");
  const known = Object.keys(custom).find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
  custom[known] = toValue(given);
  return known;
}

function typeOf(given: CustomValue | undefined): string {
  if (typeof given === "number") return Number.isInteger(given) ? "Number" : "Float";
  return typeof given === "boolean" ? "Boolean" : "String";
}

function installCustom(host: HostContext, [collection, item]: readonly [string, string]): void {
  const toItem = (target: CustomTarget, key: string): Hosted =>
    hosted(item, { sheetId: target.sheetId, key } satisfies PropertyTarget);
  const read = (target: PropertyTarget) => customOf(target, host)[findKey(target, target.key, host)];
  host.registry.define<CustomTarget>(collection, {
    methods: {
      Add: (target, args) => toItem(target, put(target, args, host)),
      DeleteAll(target) {
        for (const key of Object.keys(customOf(target, host))) delete customOf(target, host)[key];
      },
      GetCount: (target) => Object.keys(customOf(target, host)).length,
      GetItem: (target, [key]) => toItem(target, findKey(target, key, host)),
    },
    items: (target) => Object.keys(customOf(target, host)).map((key) => toItem(target, key)),
    item: (target, key) => toItem(target, findKey(target, key, host)),
  });
  host.registry.define<PropertyTarget>(item, {
    identity: ({ key }) => ({ _Id: key }),
    properties: {
      Key: value((target) => findKey(target, target.key, host)),
      Value: value(read, (target, given) => void put(target, [target.key, given], host)),
      Type: value((target) => typeOf(read(target))),
    },
    methods: {
      Delete: (target) => {
        delete customOf(target, host)[findKey(target, target.key, host)];
      },
    },
  });
}

/** Adds the properties of the document and of sheets. */
export function installDocumentProperties(host: HostContext): void {
  const texts = WRITABLE.map((name): [string, ValueProperty<unknown>] => [
    name,
    value(
      () => built(host)[name] ?? "",
      (_target, text) => void (built(host)[name] = toText(text)),
    ),
  ]);
  host.registry.define("Workbook", {
    properties: { Properties: object(() => hosted("DocumentProperties", null)) },
  });
  host.registry.define<{ readonly sheetId: string }>("Worksheet", {
    properties: {
      CustomProperties: object(({ sheetId }) => hosted("WorksheetCustomPropertyCollection", { sheetId })),
    },
  });
  host.registry.define("DocumentProperties", {
    properties: {
      ...Object.fromEntries(texts),
      LastAuthor: value(() => built(host)["Author"] ?? ""),
      RevisionNumber: value(
        () => Number(built(host)["RevisionNumber"] ?? "0"),
        (_target, revision) => void (built(host)["RevisionNumber"] = String(revision)),
      ),
      // A workbook of the preview does not know when it was made: it answers the beginning of Excel's dates.
      CreationDate: value(() => "1900-01-01T00:00:00Z"),
      Custom: object(() => hosted("CustomPropertyCollection", { sheetId: null } satisfies CustomTarget)),
    },
  });
  installCustom(host, ["CustomPropertyCollection", "CustomProperty"]);
  installCustom(host, ["WorksheetCustomPropertyCollection", "WorksheetCustomProperty"]);
}
