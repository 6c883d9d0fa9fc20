// A delivery address of a contact, beside the one on its form. The API of Cin7 Omni knows no address book (contract §3).
import { z } from "zod";
import { recordType } from "./catalogue";
import { key, referenceById, text, yesNo } from "./field";

const address = "Address";

const deliveryAddressShape = z.object({
  id: key({ label: "ID", group: address, width: 8, help: "Given by the backend; never type here." }),
  contactId: referenceById("parents", {
    label: "Contact",
    group: address,
    width: 30,
    help: "Whose address this is: the company's name or its id, e.g. #41.",
  }),
  label: text(50, {
    label: "Label",
    group: address,
    width: 16,
    help: "What people call it, e.g. Warehouse.",
  }),
  address1: text(50, { label: "Address 1", group: address, width: 24 }),
  address2: text(50, { label: "Address 2", group: address, width: 18 }),
  city: text(50, { label: "City", group: address, width: 16 }),
  state: text(50, { label: "State", group: address, width: 14 }),
  postCode: text(50, { label: "Postcode", group: address, width: 10, help: "Text: leading zeros stay." }),
  country: text(50, { label: "Country", group: address, width: 16, isCountry: true }),
  isDefault: yesNo({
    label: "Default",
    group: address,
    width: 9,
    help: "TRUE for one address of each contact: where goods go unless told otherwise.",
  }),
  isRemoved: yesNo({
    label: "Removed",
    group: address,
    width: 9,
    help: "TRUE takes the address off the contact. A row that is deleted changes nothing.",
  }),
});

export const deliveryAddressType = recordType(
  { name: "delivery_address", plural: "Delivery addresses", keyField: "id" },
  deliveryAddressShape,
);
