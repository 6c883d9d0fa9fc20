// The OpenAPI document: valid, whole, and made of what serves the contract.
import { servedRights } from "../../src/contract/cin7/rights";
import { openApiDocument } from "../../src/contract/cin7/openapi";
import { verbOf } from "../../src/contract/connections";
import { contactType } from "../../src/domain/contact";
import { salesOrderType } from "../../src/domain/sales-order";
import { resources } from "../../src/contract/cin7/resources";
import { wireNameOf } from "../../src/domain/field";
import { apiDocsPage } from "../../src/service/api-docs-page";
import { validateOpenApi } from "../support/openapi";

const document = openApiDocument();

interface Property {
  readonly maxLength?: number;
  readonly description?: string;
  readonly readOnly?: boolean;
  readonly enum?: readonly unknown[];
}
const propertiesOf = (name: string) =>
  (document.components.schemas[name] as { readonly properties: Readonly<Record<string, Property>> })
    .properties;

describe("the OpenAPI document [CT5]", () => {
  it("[CT5] is valid by the specification", async () => {
    const mistakes = await validateOpenApi(structuredClone(document));
    expect(mistakes).toEqual([]);
  });

  it("[CT5] has every verb of every resource, and no other", () => {
    const verbs = new Map<string, Set<string>>();
    for (const [path, operations] of Object.entries(document.paths)) {
      const name = path.split("/")[1] ?? "";
      const own = verbs.get(name) ?? new Set();
      verbs.set(name, own);
      for (const method of Object.keys(operations)) own.add(verbOf(method) ?? method);
    }
    const expected = servedRights.map(({ name, verbs: all }) => [name, [...all].sort()]);
    expect([...verbs].map(([name, all]) => [name, [...all].sort()])).toEqual(expected);
  });

  it("[CT5] has every field that the wire carries, with its limit and a description", () => {
    const types = [
      contactType,
      ...resources.flatMap(({ type, parts }) => [type, ...parts.map((part) => part.type)]),
    ];
    for (const type of types) {
      const name = type.name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
      const properties = propertiesOf(name);
      for (const field of type.fields.filter(({ wire }) => (wire ?? "property") === "property")) {
        const property = properties[wireNameOf(field)];
        expect([name, field.name, property?.maxLength, Boolean(property?.description)]).toEqual([
          name,
          field.name,
          field.kind === "text" || field.kind === "ticks" ? field.max : undefined,
          true,
        ]);
      }
    }
    expect(propertiesOf("SalesOrder")["taxStatus"]?.enum).toEqual([
      "Undefined",
      "Incl",
      "Excl",
      "Exempt",
      null,
    ]);
    expect(propertiesOf("Contact")["balanceOwing"]?.readOnly).toBe(true);
    expect(salesOrderType.fields.length).toBeLessThan(Object.keys(propertiesOf("SalesOrder")).length + 1);
  });

  it("[CT5] says of every call which refusals there are", () => {
    for (const operations of Object.values(document.paths))
      for (const { responses } of Object.values(operations))
        expect(Object.keys(responses)).toEqual(
          expect.arrayContaining(["200", "401", "403", "404", "429", "default"]),
        );
  });

  it("[CT5] says what stands in nested parts", () => {
    const within = (schema: string, property: string) => {
      const part = propertiesOf(schema)[property] as { items?: { properties?: object }; properties?: object };
      return (part.items?.properties ?? part.properties) as Readonly<Record<string, Property>>;
    };
    const person = within("Contact", "secondaryContacts");
    expect(Object.entries(person).map(([name, { maxLength }]) => [name, maxLength])).toEqual([
      ["id", undefined],
      ["company", 150],
      ...["firstName", "lastName", "jobTitle", "email", "mobile", "phone"].map((name) => [name, 50]),
    ]);
    const named = [
      ["Contact", "accountingIntegrationId", "xero quickBooksOnline quickBooksDesktop"],
      ["SalesOrder", "accountingAttributes", "importDate accountingImportStatus"],
      ["SalesOrderLine", "stockMovements", "batch quantity serial"],
      ["SalesOrderLine", "sizes", "name code barcode qty"],
      ["Branch", "branchLocations", "zone bins"],
      ["Product", "images", "link"],
      ["ProductOption", "image", "link"],
    ] as const;
    for (const [schema, property, names] of named)
      expect([schema, property, Object.keys(within(schema, property)).join(" ")]).toEqual([
        schema,
        property,
        names,
      ]);
    const page = apiDocsPage(document);
    for (const name of ["quickBooksDesktop", "accountingImportStatus", "bins"]) expect(page).toContain(name);
  });

  it("[CT5] is read by people on a page that runs nothing and asks nobody", () => {
    const page = apiDocsPage(document);
    for (const name of ["SalesOrders", "lineItems", "priceColumns", "billingId"])
      expect(page).toContain(name);
    expect(page).not.toMatch(/<script|https?:\/\/|src=/);
  });
});
