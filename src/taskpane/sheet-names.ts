// The sheets that can be loaded beside Contacts, by the names that they have when they are made; the workbook room has their layouts,
// which the pane need not fetch to start.

/** In the order in which they stand in the workbook. */
export const otherSheets: readonly string[] = [
  "Secondary contacts",
  "Delivery addresses",
  "Groups",
  "Stages",
  "Promotions",
  "Customer promotions",
  "Product visibility",
  "Price tiers",
  "Payment terms",
  "GL accounts",
  "Tax rules",
  "Custom fields",
];
