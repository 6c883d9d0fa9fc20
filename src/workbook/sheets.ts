// Which sheets there are, and what stands on each: made from the catalogue and the account's lists alone, so that a field added to
// the catalogue is a column, and a new sheet is one line here. Knows layouts; no cell and no Excel.
import { fieldNamed, type RecordType } from "../domain/catalogue";
import type { Field } from "../domain/field";
import type { Lists } from "../domain/lists";
import { makeLookup, type Lookup } from "../domain/lookup";
import { recordTypesFor, type RecordTypes } from "../domain/record-types";
import { contactTypeName } from "../domain/record-key";
import { formatOf, rowColumns, fieldColumn } from "./field-columns";
import { withUniqueHeaders, type Column, type SheetLayout } from "./layout";
import { tickColumns } from "./tick-columns";

/** One sheet: the type its rows are of, and either all of the type's fields, or what can be ticked in some of them. */
interface SheetPlan {
  readonly name: string;
  readonly table: string;
  readonly typeName: string;
  /** The fields whose ticks stand as columns; `isMain` where the other fields stand beside them. */
  readonly ticks?: (field: Field) => boolean;
  readonly isMain: boolean;
  readonly onlyType?: string;
  /** Its records are made by the backend alone. */
  readonly isClosed?: true;
}

const customers = { typeName: contactTypeName, isMain: false, onlyType: "Customer" } as const;

const isOfClassification = (field: Field) => field.classification !== undefined;
const isOfList = (list: Field["tickList"]) => (field: Field) => field.tickList === list;

/** Every sheet, in the order in which they stand in the workbook. Table names are kept: workbooks are found again by them. */
const sheets: readonly SheetPlan[] = [
  { name: "Contacts", table: "ContactsTable", typeName: contactTypeName, isMain: true },
  main("Secondary contacts", "secondary_contact"),
  main("Delivery addresses", "delivery_address"),
  { ...customers, name: "Groups", table: "GroupsTable", ticks: isOfClassification },
  { ...customers, name: "Stages", table: "StagesTable", ticks: isOfList("stages") },
  main("Promotions", "promotion"),
  {
    ...customers,
    name: "Customer promotions",
    table: "CustomerPromotionsTable",
    ticks: isOfList("promotions"),
  },
  { ...main("Product visibility", "product"), ticks: isOfClassification, isClosed: true },
  main("Price tiers", "price_tier"),
  main("Payment terms", "payment_term"),
  main("GL accounts", "gl_account"),
  main("Tax rules", "tax_rule"),
  main("Custom fields", "custom_field"),
];

function main(name: string, typeName: string): SheetPlan {
  return { name, table: `${name.replaceAll(" ", "")}Table`, typeName, isMain: true };
}

/** The names of all sheets, the main one first. */
export const sheetNames: readonly string[] = sheets.map(({ name }) => name);

/** The tables of ours that a workbook may hold. */
export const tableNames: readonly string[] = sheets.map(({ table }) => table);

/** The name of the type of record that a table's rows are of; contacts where the table is none of ours. */
export function typeNameOfTable(table: string): string {
  return sheets.find((sheet) => sheet.table === table)?.typeName ?? contactTypeName;
}

/** The types whose records have to be asked for beside the contacts, for these sheets. */
export function typesOnSheets(names: readonly string[]): ReadonlySet<string> {
  return new Set(sheets.filter(({ name }) => names.includes(name)).map(({ typeName }) => typeName));
}

/** The layout of every sheet for an account with these lists. Headers are unique on each sheet. */
export function layoutsFor(lists: Lists, types = recordTypesFor(lists)): readonly SheetLayout[] {
  const parts = { types, lists, lookup: makeLookup(lists) };
  return sheets.map((sheet) => layoutOf(sheet, parts));
}

interface Parts {
  readonly types: RecordTypes;
  readonly lists: Lists;
  readonly lookup: Lookup;
}

function layoutOf(sheet: SheetPlan, parts: Parts): SheetLayout {
  const { name, table, typeName, isMain, onlyType } = sheet;
  const type = parts.types.get(typeName);
  if (!type) throw new TypeError(`No type of record is called "${typeName}".`);
  const isTicked = (field: Field) => field.kind === "ticks" && sheet.ticks?.(field) === true;
  const ticked = type.fields.filter(isTicked);
  const own = isMain ? fieldColumns(type, parts, isTicked) : contextColumns(type, isTicked);
  const columns = [...rowColumns(type), ...own, ...tickColumns(ticked, parts)];
  return {
    name,
    table,
    type,
    isMain,
    takesNewRows: isMain && !sheet.isClosed,
    hasBanner: ticked.length > 0,
    columns: withUniqueHeaders(columns),
    ...(onlyType === undefined ? {} : { onlyType }),
  };
}

/** The type's own columns band by band, without what stands as tick columns beside them. */
function fieldColumns(type: RecordType, parts: Parts, isTicked: (field: Field) => boolean): Column[] {
  const shown = type.fields.filter(
    (field) => field.onSheet !== false && field.name !== type.keyField && !isTicked(field),
  );
  const bands = [...new Set(shown.map((field) => field.group))];
  return bands.flatMap((band) =>
    shown.filter((field) => field.group === band).map((field) => fieldColumn(field, parts)),
  );
}

/** What tells people whose row it is, on a sheet that only holds ticks; by the others they can filter it. */
const contextFields = [
  { name: "company", band: "Row" },
  { name: "city", band: "Customer" },
  { name: "group", band: "Customer" },
] as const;

function contextColumns(type: RecordType, isTicked: (field: Field) => boolean): Column[] {
  return contextFields.flatMap(({ name, band }) => {
    const field = fieldNamed(type, name);
    if (isTicked(field)) return [];
    const { label: header, width = usualWidth } = field;
    const look = { band, isReadOnly: true, isTick: false, choices: [], width };
    return [{ ...look, role: "context", field, id: name, header, numberFormat: formatOf(field) }];
  });
}

const usualWidth = 14;
