/** @jest-environment jsdom */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkStructure } from "./support/manifest/structure";
import { usedRequirementSets } from "./support/manifest/requirement-sets";

const root = join(__dirname, "..");
const text = readFileSync(join(root, "manifest.xml"), "utf8");
const parse = (xml: string): Document => new DOMParser().parseFromString(xml, "application/xml");
const manifest = parse(text);
const all = (name: string, within: Document | Element = manifest): Element[] => [
  ...within.getElementsByTagNameNS("*", name),
];
const texts = (name: string): string[] => all(name).map((element) => element.textContent.trim());
const attributes = (name: string, selector = "*"): string[] =>
  all(selector).flatMap((element) => element.getAttribute(name) ?? []);
const urls = [
  ...attributes("DefaultValue").filter((value) => /^\w+:\/\//.test(value)),
  ...texts("AppDomain"),
];

/** Width and height from a PNG's header: signature, then the IHDR chunk. */
function pngSize(file: string): { width: number; height: number } {
  const bytes = readFileSync(file);
  expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

const iconFile = (url: string): string => join(root, new URL(url).pathname);
const resource = (id: string): string =>
  all("*")
    .find((element) => element.getAttribute("id") === id)
    ?.getAttribute("DefaultValue") ?? "";

describe("manifest.xml", () => {
  it("is well formed, with the elements that the schema allows, in its order", () => {
    expect(checkStructure(manifest)).toEqual([]);
  });

  it.each([
    ["an element in the wrong order", "<Id>6d0c", "<Version>1.0.0.0</Version><Id>6d0c"],
    ["an unknown element", "<Permissions>", "<Colour>red</Colour><Permissions>"],
    ["a missing element", '<Label resid="Group.Label" />', ""],
    [
      "an element that may stand only once",
      "<Permissions>",
      "<Permissions>Restricted</Permissions><Permissions>",
    ],
    ["XML that is not well formed", "</OfficeApp>", ""],
  ])("would be refused with %s", (_, from, to) => {
    expect(text).toContain(from);
    expect(checkStructure(parse(text.replace(from, to)))).not.toEqual([]);
  });

  it("has an id, a version of four numbers that begins with the package's, and texts of allowed length", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(texts("Id")[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(texts("Version")).toEqual([`${version}.0`]);
    expect(all("DisplayName")[0]?.getAttribute("DefaultValue")?.length).toBeLessThanOrEqual(125);
    const short = all("ShortStrings").flatMap((list) => all("String", list));
    const long = [...all("LongStrings").flatMap((list) => all("String", list)), ...all("Description")];
    expect(short.filter((element) => (element.getAttribute("DefaultValue")?.length ?? 0) > 125)).toEqual([]);
    expect(long.filter((element) => (element.getAttribute("DefaultValue")?.length ?? 0) > 250)).toEqual([]);
  });

  it("refers only to resources that exist, refers to each, and gives no id twice", () => {
    const resources = all("Resources").flatMap((list) =>
      all("*", list).flatMap((entry) => entry.getAttribute("id") ?? []),
    );
    const ids = attributes("id");
    expect(new Set(attributes("resid"))).toEqual(new Set(resources));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect([...resources, ...attributes("resid")].filter((id) => id.length > 32)).toEqual([]);
  });

  it("names https addresses only, and pages that the build makes", () => {
    expect(urls.filter((url) => new URL(url).origin !== "https://localhost:3000")).toEqual([]);
    const pages = new Set(urls.map((url) => new URL(url).pathname).filter((path) => path.endsWith(".html")));
    expect([...pages].sort()).toEqual(["/assets/help.html", "/taskpane.html"]);
    expect(existsSync(join(root, "assets/help.html"))).toBe(true);
    expect(existsSync(join(root, "src/taskpane/taskpane.html"))).toBe(true);
  });

  it("has an icon of exactly the size that each place asks for", () => {
    const ribbon = all("Image")
      .filter((image) => image.hasAttribute("size"))
      .map(
        (image) => [resource(image.getAttribute("resid") ?? ""), Number(image.getAttribute("size"))] as const,
      );
    const store = [
      [all("IconUrl")[0]?.getAttribute("DefaultValue") ?? "", 32],
      [all("HighResolutionIconUrl")[0]?.getAttribute("DefaultValue") ?? "", 64],
    ] as const;
    expect(ribbon).toHaveLength(3 * 6);
    for (const [url, size] of [...ribbon, ...store]) {
      expect({ url, ...pngSize(iconFile(url)) }).toEqual({ url, width: size, height: size });
    }
    expect(pngSize(join(root, "assets/icon-128.png"))).toEqual({ width: 128, height: 128 });
  });

  it("has the five buttons, in the order of the work", () => {
    expect(attributes("id", "Control")).toEqual(
      ["Load", "Check", "Review", "Apply", "History"].map((name) => `Contactsheet.${name}`),
    );
    expect(attributes("resid", "Label").map(resource)).toEqual(
      expect.arrayContaining(["Load", "Check", "Review", "Apply", "History"]),
    );
  });

  it("runs pane and buttons in one runtime that stays", () => {
    expect(attributes("resid", "Runtime")).toEqual(["Taskpane.Url"]);
    expect(attributes("lifetime", "Runtime")).toEqual(["long"]);
    expect(attributes("resid", "FunctionFile")).toEqual(["Taskpane.Url"]);
    expect(resource("Taskpane.Url")).toBe(all("SourceLocation")[0]?.getAttribute("DefaultValue"));
  });

  it("names functions that the pane associates", () => {
    const commands = readFileSync(join(root, "src/taskpane/commands.ts"), "utf8");
    const entry = readFileSync(join(root, "src/taskpane/index.tsx"), "utf8");
    expect(commands).toContain("Office.actions.associate(");
    expect(texts("FunctionName").filter((name) => !new RegExp(`["'\\s]${name}["':]`).test(commands))).toEqual(
      [],
    );
    expect(entry).toMatch(/from "\.\/commands"/);
  });

  it("asks for the requirement sets that the code really uses, and for no more", () => {
    const asked = all("Set").map((set) => [
      set.getAttribute("Name") ?? "",
      set.getAttribute("MinVersion") ?? "",
    ]);
    const used = usedRequirementSets(root, ["src/workbook/excel.ts"]);
    expect(Object.fromEntries(asked)).toEqual({ ExcelApi: used.get("ExcelApi"), SharedRuntime: "1.1" });
  });

  it("is read by Microsoft's own reader", () => {
    const tool = require.resolve("office-addin-manifest/cli.js");
    const info = execFileSync(process.execPath, [tool, "info", join(root, "manifest.xml")], {
      encoding: "utf8",
    });
    expect(info).toContain("Name: Contactsheet");
    expect(info).toContain("Hosts: Workbook");
  });
});
