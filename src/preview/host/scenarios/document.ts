/** What an add-in keeps inside the document: settings and custom XML. */
import { codeOf, onSample } from "./scenario";
import type { Scenario } from "./scenario";

const XML = "OfficeDev/office-js-snippets, samples/excel/18-custom-xml-parts";
const reviewers = (names: readonly string[]) =>
  `<reviewers xmlns="urn:example:review">${names.map((name) => `<reviewer>${name}</reviewer>`).join("")}</reviewers>`;

const settings: Scenario = {
  name: "settings added, read, overwritten and deleted",
  source: "OfficeDev/office-js-docs-pr, docs/excel; Excel.SettingCollection, API reference",
  run: (Excel) =>
    Excel.run(async (context) => {
      const kept = context.workbook.settings;
      kept.add("sample.state", { loaded: 3, tiers: ["Retail", "Trade"], none: null });
      const setting = kept.getItem("sample.state").load("key,value");
      const missing = kept.getItemOrNullObject("sample.missing");
      await context.sync();
      const first = [setting.key, setting.value as unknown, missing.isNullObject];
      kept.add("sample.state", "second");
      setting.load("value");
      await context.sync();
      const second = setting.value as unknown;
      setting.delete();
      const gone = kept.getItemOrNullObject("sample.state");
      await context.sync();
      const code = await codeOf(async () => {
        kept.getItem("sample.state").load("value");
        await context.sync();
      });
      return { first, second, gone: gone.isNullObject, code };
    }),
  expected: {
    first: ["sample.state", { loaded: 3, tiers: ["Retail", "Trade"], none: null }, true],
    second: "second",
    gone: true,
    code: "ItemNotFound",
  },
};

const xmlPart: Scenario = {
  name: "a custom XML part made, found again by the id in a setting, changed and deleted",
  source: `${XML}/create-set-get-and-delete-custom-xml-parts.yaml`,
  run: (Excel) =>
    Excel.run(async (context) => {
      const { customXmlParts, settings: kept } = context.workbook;
      const part = customXmlParts.add(reviewers(["Ann", "Bob"])).load("id,namespaceUri");
      await context.sync();
      kept.add("sample.part", part.id);
      const id = kept.getItem("sample.part").load("value");
      await context.sync();
      const found = customXmlParts.getItem(String(id.value));
      const before = found.getXml();
      found.setXml(reviewers(["Cid"]));
      const after = found.getXml();
      await context.sync();
      found.delete();
      id.delete();
      const gone = customXmlParts.getItemOrNullObject(part.id);
      await context.sync();
      return {
        namespace: part.namespaceUri,
        before: before.value,
        after: after.value,
        gone: gone.isNullObject,
      };
    }),
  expected: {
    namespace: "urn:example:review",
    before: reviewers(["Ann", "Bob"]),
    after: reviewers(["Cid"]),
    gone: true,
  },
};

const xmlNamespace: Scenario = {
  name: "custom XML parts found by their namespace",
  source: `${XML}/test-xml-for-unique-namespace.yaml`,
  run: (Excel) =>
    Excel.run(async (context) => {
      const { customXmlParts } = context.workbook;
      const scoped = customXmlParts.getByNamespace("urn:example:review");
      const first = customXmlParts.add(reviewers(["Ann"])).load("id");
      const other = customXmlParts.add("<notes/>");
      const count = scoped.getCount();
      const only = scoped.getOnlyItem().load("id");
      await context.sync();
      const isSame = only.id === first.id;
      const second = customXmlParts.add(reviewers(["Bob"]));
      const two = scoped.getCount();
      const none = customXmlParts.getByNamespace("urn:example:none").getOnlyItemOrNullObject();
      await context.sync();
      for (const part of [first, second, other]) part.delete();
      await context.sync();
      return { counts: [count.value, two.value], isSame, none: none.isNullObject };
    }),
  expected: { counts: [1, 2], isSame: true, none: true },
};

const badXml: Scenario = {
  name: "XML that is none is refused",
  source: "Excel.CustomXmlPartCollection.add, API reference",
  run: (Excel) =>
    codeOf(() =>
      Excel.run(async (context) => {
        context.workbook.customXmlParts.add("<open>");
        await context.sync();
      }),
    ),
  expected: "InvalidArgument",
};

const properties: Scenario = {
  name: "what the document says about itself, with properties of its own and of a sheet",
  source:
    "OfficeDev/office-js-snippets, samples/excel/26-document/properties.yaml and custom-properties.yaml",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const about = context.workbook.properties;
      about.title = "Contacts of April";
      about.custom.add("sample.batch", 12);
      about.custom.add("SAMPLE.BATCH", 13);
      sheet.customProperties.add("sample.kind", "Customers");
      about.load("title");
      const batch = about.custom.getItem("sample.batch").load("key,value,type");
      const kinds = sheet.customProperties.load("items/key,items/value");
      await context.sync();
      const seen = [about.title, batch.key, batch.value as unknown, batch.type];
      batch.delete();
      const gone = about.custom.getItemOrNullObject("sample.batch");
      await context.sync();
      return { seen, sheet: kinds.items.map(({ key, value }) => [key, value]), gone: gone.isNullObject };
    }),
  expected: {
    seen: ["Contacts of April", "sample.batch", 13, "Number"],
    sheet: [["sample.kind", "Customers"]],
    gone: true,
  },
};

export const documentScenarios: readonly Scenario[] = [settings, xmlPart, xmlNamespace, badXml, properties];
