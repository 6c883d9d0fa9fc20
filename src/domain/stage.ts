// A stage: where a customer stands in the sale (Prospect, Quoted, …). A customer may be in several; they filter lists, nothing else.
import { z } from "zod";
import { recordType } from "./catalogue";
import { integer, text, yesNo } from "./field";

const list = "List";

export const stageShape = z.object({
  id: integer({ label: "ID", group: list }),
  name: text(50, { label: "Name", group: list, help: "No commas: the wire separates names by them." }),
  isActive: yesNo({ label: "Active", group: list }),
});

export const stageType = recordType({ name: "stage", plural: "Stages", keyField: "id" }, stageShape);
