// A category of products (ProductCategory of the Cin7 Omni v1 contract §6); `parentId` 0 stands at the top.
import { z } from "zod";
import { recordType } from "./catalogue";
import { idOf, integer, json, key, text, yesNo } from "./field";

const category = "Category";

const productCategoryShape = z.object({
  id: key({ label: "ID", group: category, help: "Given by the backend." }),
  parentId: idOf({ label: "Belongs to", group: category }),
  isActive: yesNo({ label: "Active", group: category }),
  sort: integer({ label: "Sort", group: category }),
  name: text(250, { label: "Name", group: category }),
  description: text(undefined, { label: "Description", group: category }),
  image: json({ label: "Image", group: category, empty: '{"link":null}' }),
});

export const productCategoryType = recordType(
  { name: "product_category", plural: "Product categories", keyField: "id" },
  productCategoryShape,
);
