// The sheets that can be loaded beside Contacts, by the names that they have when they are made; the workbook room has their layouts,
// which the pane need not fetch to start.

/** In two groups, so that the list stays short. */
export const sheetGroups: readonly { readonly label: string; readonly sheets: readonly string[] }[] = [
  {
    label: "Customers",
    sheets: [
      "Secondary contacts",
      "Delivery addresses",
      "Groups",
      "Stages",
      "Customer promotions",
      "Product visibility",
    ],
  },
  {
    label: "Prices and lists",
    sheets: ["Promotions", "Price tiers", "Payment terms", "GL accounts", "Tax rules", "Custom fields"],
  },
];

/** All of them. The order in which they stand in the workbook is the workbook room's. */
export const otherSheets: readonly string[] = sheetGroups.flatMap(({ sheets }) => sheets);
