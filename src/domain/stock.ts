// What one branch has of one product option (Stock of the Cin7 Omni v1 contract §6). On the wire it has no id.
import { z } from "zod";
import { recordType } from "./catalogue";
import { decimal, idOf, instant, key, text } from "./field";

const goods = "Goods";
const place = "Branch";
const quantities = "Quantities";

const told = (max: number, label: string) => text(max, { label, group: goods, isDerived: true });
const quantity = (label: string, help: string) =>
  decimal({ label, group: quantities, unit: "quantity", help });

const stockShape = z.object({
  id: key({ label: "ID", group: goods, wire: "none" }),
  productId: idOf({ label: "Product", group: goods, isDerived: true }),
  productOptionId: idOf({ label: "Product option", group: goods }),
  modifiedDate: instant({ label: "Modified", group: quantities }),
  styleCode: told(20, "Style code"),
  code: told(20, "Code"),
  barcode: told(13, "Barcode"),
  branchId: idOf({ label: "Branch", group: place }),
  branchName: text(250, { label: "Branch's name", group: place, isDerived: true }),
  productName: told(250, "Product's name"),
  option1: told(50, "Option 1"),
  option2: told(50, "Option 2"),
  option3: told(50, "Option 3"),
  size: told(250, "Size"),
  available: decimal({
    label: "Available",
    group: quantities,
    unit: "quantity",
    isDerived: true,
    help: "On hand less open sales and what is held.",
  }),
  stockOnHand: quantity("On hand", "What is there."),
  openSales: quantity("Open sales", "Ordered and not yet dispatched."),
  incoming: quantity("Incoming", "Bought and not yet received."),
  virtual: quantity("Virtual", "Could be made of parts."),
  holding: quantity("Held", "Put aside."),
});

export const stockType = recordType({ name: "stock", plural: "Stock", keyField: "id" }, stockShape);
