// What may stand in an add-in-only manifest of a task pane with a shared runtime, and in which order: the part of Microsoft's schemas
// (OfficeAppManifestV1_1, TaskPaneAppVersionOverridesV1_0) that this add-in uses, as data. Excel ignores a manifest that breaks them.

/** The children of an element in their order: `Name` once, `Name?` at most once, `Name+` once or more. Absent: only text. */
const children: Readonly<Record<string, string>> = {
  OfficeApp:
    "Id AlternateId? Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains? " +
    "Hosts Requirements? DefaultSettings Permissions VersionOverrides?",
  AppDomains: "AppDomain+",
  "OfficeApp/Hosts": "Host+",
  Requirements: "Sets",
  Sets: "Set+",
  DefaultSettings: "SourceLocation",
  VersionOverrides: "Description? Requirements? Hosts Resources",
  "VersionOverrides/Hosts": "Host+",
  "VersionOverrides/Hosts/Host": "Runtimes? DesktopFormFactor",
  Runtimes: "Runtime+",
  DesktopFormFactor: "GetStarted? FunctionFile? ExtensionPoint+",
  GetStarted: "Title Description LearnMoreUrl",
  ExtensionPoint: "CustomTab+",
  CustomTab: "Group+ Label",
  Group: "Label Icon Control+",
  Icon: "Image+",
  Control: "Label Supertip Icon Action",
  Supertip: "Title Description",
  Action: "FunctionName",
  Resources: "Images Urls ShortStrings LongStrings",
  Images: "Image+",
  Urls: "Url+",
  ShortStrings: "String+",
  LongStrings: "String+",
};

const REQUIRED_ICON_SIZES = ["16", "32", "80"];

/** What is wrong with a manifest's structure, one sentence each; none is a manifest that Excel would read. */
export function checkStructure(manifest: Document): string[] {
  const root = manifest.documentElement;
  const broken = manifest.getElementsByTagName("parsererror")[0];
  if (broken) return [`It is not well-formed XML: ${broken.textContent.trim()}`];
  if (root.localName !== "OfficeApp") return [`It begins with <${root.localName}>, not with <OfficeApp>.`];
  return [
    ...checkChildren(root, []),
    ...[...root.getElementsByTagNameNS("*", "Icon")].flatMap(checkIconSizes),
  ];
}

function checkChildren(element: Element, above: readonly string[]): string[] {
  const path = [...above, element.localName];
  const found = [...element.children];
  const names = found.map((child) => child.localName).join(" ");
  const allowed = childrenOf(path);
  const here = new RegExp(`^${patternOf(allowed)}$`).test(names && `${names} `)
    ? []
    : [`<${path.join("> <")}> holds “${names}”; it may hold “${allowed}”, in this order.`];
  return [...here, ...found.flatMap((child) => checkChildren(child, path))];
}

/** By the longest path that the table knows: <Host> means something else under <VersionOverrides>. */
function childrenOf(path: readonly string[]): string {
  const endings = path.map((_, at) => path.slice(at).join("/"));
  const known = endings.find((ending) => ending in children);
  return known === undefined ? "" : (children[known] ?? "");
}

const patternOf = (allowed: string): string =>
  allowed
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => word.replace(/^(\w+)([?+]?)$/, "(?:$1 )$2"))
    .join("");

function checkIconSizes(icon: Element): string[] {
  const sizes = [...icon.children].map((image) => image.getAttribute("size") ?? "");
  const missing = REQUIRED_ICON_SIZES.filter((size) => !sizes.includes(size));
  return missing.map((size) => `An <Icon> has no image of ${size} pixels.`);
}
