// The contacts that the model's sheets show, and the columns that stand there: few of each, so that steps meet. Some ticks have no
// column on purpose: a promotion that is gone, a sub-group that was not chosen.
import type { Load } from "../../src/workbook/baseline";
import { layoutsFor } from "../../src/workbook/sheets";
import { contact, lists } from "./makers";
import type { FieldKind, ModelColumn } from "./sheet-model-cells";
import type { SheetName } from "./sheet-model";
import { load } from "./workbook";

const field = (name: string, header: string, kind: FieldKind): ModelColumn => ({
  role: "field",
  header,
  field: name,
  kind,
});
const shown = (name: string, header: string, kind: FieldKind = "text"): ModelColumn => ({
  role: "shown",
  header,
  field: name,
  kind,
});
const tick = (name: string, own: string, header: string): ModelColumn => ({
  role: "tick",
  header,
  field: name,
  tick: own,
});
const row: readonly ModelColumn[] = [
  { role: "key", header: "ID" },
  { role: "status", header: "Status" },
];
const customer = [...row, shown("company", "Company"), shown("city", "City")];

/** The columns of each sheet, in the order in which a load lays them out. */
export const columns: Readonly<Record<SheetName, readonly ModelColumn[]>> = {
  Contacts: [
    ...row,
    field("type", "Type", "type"),
    field("isActive", "Active", "yesNo"),
    field("company", "Company", "text"),
    field("email", "Email", "text"),
    field("city", "City", "text"),
    field("group", "Group", "group"),
    field("creditLimit", "Credit limit", "money"),
    shown("balanceOwing", "Balance owing", "money"),
  ],
  Groups: [
    ...customer,
    tick("group", "Hospitality", "Hospitality · Group, required"),
    tick("group", "Retail", "Retail · Group, required"),
    tick("classification_3", "North", "North · Region, required"),
    tick("classification_3", "South", "South · Region, required"),
    tick("subGroup", "Cafe", "Cafe · Sub group"),
  ],
  "Customer promotions": [
    ...customer,
    shown("group", "Group", "group"),
    tick("promotions", "W26", "W26 · Promotion W26"),
    tick("promotions", "CUPS", "CUPS · Promotion CUPS"),
    tick("promotions", "TWO", "TWO · Promotion TWO"),
  ],
};

/** Six customers and a supplier. */
export const records = [
  contact({ city: "Auckland", promotions: "W26" }),
  contact({
    id: 42,
    company: "Quay Store",
    email: "ana@quay.example",
    city: "Napier",
    group: "Retail",
    subGroup: "Restaurant",
    promotions: "CUPS=7.5, W26=2",
  }),
  contact({ id: 43, company: "Mill Supplies", email: "bo@mill.example", type: "Supplier", city: "Auckland" }),
  contact({
    id: 44,
    company: "Aro Deli",
    email: null,
    city: "Auckland",
    classification_3: "North, South",
    promotions: "GONE, TWO",
  }),
  contact({
    id: 45,
    company: "Bay Foods",
    email: "kim@bay.example",
    city: null,
    group: null,
    creditLimit: null,
  }),
  contact({ id: 46, company: null, email: "lone@trader.example", city: "Levin", balanceOwing: null }),
  contact({ id: 47, company: "00123", email: "zero@kiosk.example", city: "Napier", isActive: false }),
];

/** The columns of the layouts that the model leaves out. */
function hiddenColumns(): Record<string, readonly string[]> {
  const kept = (name: string) => new Set((columns[name as SheetName] ?? []).map(({ header }) => header));
  return Object.fromEntries(
    layoutsFor(lists())
      .filter(({ name }) => name in columns)
      .map((layout) => [
        layout.name,
        layout.columns.filter(({ header }) => !kept(layout.name).has(header)).map(({ id }) => id),
      ]),
  );
}

/** These contacts on Contacts, Groups and Customer promotions, and the promotions on their sheet. */
export function modelLoad(own: Load["records"] = records): Load {
  return { ...load(own), sheets: ["Groups", "Promotions", "Customer promotions"], hidden: hiddenColumns() };
}
