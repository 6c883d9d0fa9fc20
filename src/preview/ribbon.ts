/**
 * The add-in's ribbon buttons, read from its manifest as Excel reads them: label, tip, icon, and the function
 * or pane that each one starts. It knows the manifest's format and nothing else of the add-in.
 */
export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  readonly icon: string | undefined;
  /** The function command to run; undefined for a button that only shows the pane. */
  readonly command: string | undefined;
}

const named = (parent: Element | Document, name: string): Element[] => [
  ...parent.getElementsByTagNameNS("*", name),
];

/** The buttons of an add-in-only (XML) manifest, in its order. Icons come from `origin`, whatever the manifest's. */
function readRibbon(manifest: Document, origin: string): readonly RibbonButton[] {
  const resources = new Map(
    ["Image", "Url", "String"]
      .flatMap((kind) => named(manifest, kind))
      .map((entry) => [entry.getAttribute("id") ?? "", entry.getAttribute("DefaultValue") ?? ""]),
  );
  const resource = (parent: Element | undefined) => resources.get(parent?.getAttribute("resid") ?? "");
  return named(manifest, "Control").map((control) => {
    const image = named(control, "Image").find((entry) => entry.getAttribute("size") === "16");
    const url = resource(image);
    return {
      id: control.getAttribute("id") ?? "",
      label: resource(named(control, "Label")[0]) ?? "",
      tip: resource(named(control, "Description")[0]) ?? "",
      icon: url === undefined ? undefined : new URL(new URL(url).pathname, origin).href,
      command: named(control, "FunctionName")[0]?.textContent.trim(),
    };
  });
}

/** Fetches the manifest and draws its buttons into `bar`; `press` is called with the button that was clicked. */
export async function showRibbon(bar: HTMLElement, press: (button: RibbonButton) => void): Promise<void> {
  const answer = await fetch("/manifest.xml");
  if (!answer.ok)
    throw new Error(`manifest.xml could not be read (${answer.status}): the ribbon has no buttons.`);
  const manifest = new DOMParser().parseFromString(await answer.text(), "application/xml");
  for (const entry of readRibbon(manifest, window.location.origin)) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = entry.tip;
    if (entry.icon !== undefined) {
      const icon = document.createElement("img");
      icon.src = entry.icon;
      icon.alt = "";
      button.append(icon);
    }
    button.append(entry.label);
    button.addEventListener("click", () => press(entry));
    bar.append(button);
  }
}
