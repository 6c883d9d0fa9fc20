// A branch of the account itself: a place that sells and keeps stock (Branch of the Cin7 Omni v1 contract §6). Not a contact of type
// Branch, which is a customer's. The main branch is the one with the lowest id.
import { z } from "zod";
import { recordType } from "./catalogue";
import { choice, instant, json, key, text, yesNo } from "./field";

const identity = "Identity";
const reach = "Reach";
const delivery = "Delivery address";
const postal = "Postal address";
const stock = "Stock";
const other = "Other";

const branchShape = z.object({
  id: key({ label: "ID", group: identity, help: "Given by the backend." }),
  createdDate: instant({ label: "Created", group: identity, readOnly: true }),
  modifiedDate: instant({ label: "Modified", group: identity, readOnly: true }),
  isActive: yesNo({ label: "Active", group: identity }),
  type: choice(["Branch"], { label: "Type", group: identity, readOnly: true, isDerived: true }),
  company: text(250, { label: "Company", group: identity }),
  firstName: text(250, { label: "First name", group: identity }),
  lastName: text(250, { label: "Last name", group: identity }),
  jobTitle: text(250, { label: "Job title", group: identity }),
  email: text(undefined, { label: "Email", group: reach }),
  website: text(50, { label: "Website", group: reach }),
  phone: text(50, { label: "Phone", group: reach }),
  fax: text(50, { label: "Fax", group: reach }),
  mobile: text(50, { label: "Mobile", group: reach }),
  address1: text(50, { label: "Address 1", group: delivery }),
  address2: text(50, { label: "Address 2", group: delivery }),
  city: text(50, { label: "City", group: delivery }),
  state: text(50, { label: "State", group: delivery }),
  postCode: text(50, { label: "Postcode", group: delivery }),
  country: text(50, { label: "Country", group: delivery, isCountry: true }),
  postalAddress1: text(50, { label: "Postal address 1", group: postal }),
  postalAddress2: text(50, { label: "Postal address 2", group: postal }),
  postalCity: text(50, { label: "Postal city", group: postal }),
  postalPostCode: text(50, { label: "Postal postcode", group: postal }),
  postalState: text(50, { label: "Postal state", group: postal }),
  postalCountry: text(50, { label: "Postal country", group: postal, isCountry: true }),
  notes: text(250, { label: "Notes", group: other }),
  integrationRef: text(undefined, { label: "Integration ref", group: other }),
  customFields: json({ label: "Custom fields", group: other, empty: "{}" }),
  secondaryContacts: json({ label: "Secondary contacts", group: other, empty: "[]" }),
  branchType: text(250, { label: "Branch type", group: stock }),
  stockControlOptions: text(250, { label: "Stock control options", group: stock }),
  taxStatus: text(250, { label: "Tax status", group: other }),
  accountNumber: text(10, { label: "Account number", group: identity }),
  branchLocations: json({
    label: "Locations",
    group: stock,
    empty: "[]",
    help: '[{"zone":"A","bins":["A1"]}].',
  }),
});

export const branchType = recordType({ name: "branch", plural: "Branches", keyField: "id" }, branchShape);
