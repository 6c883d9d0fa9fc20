// A secondary contact: one more person at a contact (SubContact of the Cin7 Omni v1 contract §4, nested in the contact on the wire).
import { z } from "zod";
import { recordType } from "./catalogue";
import { key, referenceById, text } from "./field";

const person = "Person";

const secondaryContactShape = z.object({
  id: key({ label: "ID", group: person, width: 8, help: "Given by the backend; never type here." }),
  contactId: referenceById("parents", {
    label: "Contact",
    group: person,
    width: 30,
    help: "Whose person this is: the company's name or its id, e.g. #41.",
  }),
  company: text(150, { label: "Company", group: person, width: 24 }),
  firstName: text(50, { label: "First name", group: person, width: 14 }),
  lastName: text(50, { label: "Last name", group: person, width: 14 }),
  jobTitle: text(50, { label: "Job title", group: person, width: 16 }),
  email: text(50, { label: "Email", group: person, width: 28 }),
  mobile: text(50, { label: "Mobile", group: person, width: 16 }),
  phone: text(50, { label: "Phone", group: person, width: 16 }),
});

export const secondaryContactType = recordType(
  { name: "secondary_contact", plural: "Secondary contacts", keyField: "id" },
  secondaryContactShape,
);
