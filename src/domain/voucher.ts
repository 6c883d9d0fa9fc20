// A voucher: a gift or a credit in the store (Voucher of the Cin7 Omni v1 contract §5.7), no promotion. On the wire it has no id.
import { z } from "zod";
import { recordType } from "./catalogue";
import { choice, decimal, idOf, instant, integer, key, text } from "./field";

const voucher = "Voucher";
const use = "Use";

const voucherShape = z.object({
  id: key({ label: "ID", group: voucher, wire: "none" }),
  createdDate: instant({ label: "Created", group: voucher, readOnly: true }),
  status: choice(["Active", "Inactive"], { label: "Status", group: voucher }),
  code: text(30, { label: "Code", group: voucher }),
  type: text(250, { label: "Type", group: voucher, help: "Gift or Credit." }),
  description: text(undefined, { label: "Description", group: voucher }),
  expiryDate: instant({ label: "Expires", group: voucher }),
  amount: decimal({ label: "Amount", group: voucher, unit: "money" }),
  customerID: idOf({ label: "Customer", group: use }),
  customerEmail: text(250, { label: "Customer's email", group: use }),
  redeemedCount: integer({ label: "Times redeemed", group: use }),
  redeemedCountLimit: integer({ label: "Most times redeemed", group: use }),
  redeemedAmount: decimal({ label: "Amount redeemed", group: use, unit: "money" }),
});

export const voucherType = recordType({ name: "voucher", plural: "Vouchers", keyField: "id" }, voucherShape);
