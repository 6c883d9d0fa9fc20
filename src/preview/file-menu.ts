/**
 * The File menu: new workbook, open file, save file. A file is the engine's snapshot as JSON. What these do to
 * the page's workbook is the caller's.
 */
import { element, say } from "./page";

const FILE_FORMAT = "contactsheet-workbook";
const FILE_VERSION = 1;

export interface FileActions {
  /** Replaces the page's workbook; undefined means an empty one. */
  replace(snapshot: unknown): Promise<void>;
  snapshot(): unknown;
  readonly name: string;
}

/** The snapshot in a saved file's text, or the reason why there is none. */
export function parseWorkbookFile(text: string): { snapshot: unknown } | { refused: string } {
  try {
    const file: unknown = JSON.parse(text);
    if (typeof file === "object" && file !== null && "format" in file && "snapshot" in file) {
      if (file.format === FILE_FORMAT) return { snapshot: file.snapshot };
    }
    return { refused: "this file was not saved by the preview." };
  } catch (reason) {
    return {
      refused: `this file is not JSON (${reason instanceof Error ? reason.message : String(reason)}).`,
    };
  }
}

function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function openFile(input: HTMLInputElement, actions: FileActions): Promise<void> {
  const file = input.files?.[0];
  input.value = "";
  if (!file) return;
  const read = parseWorkbookFile(await file.text());
  if ("refused" in read) say(`${file.name} was not opened: ${read.refused}`);
  else await actions.replace(read.snapshot);
}

function popUp(button: HTMLElement, menu: HTMLElement): void {
  const show = (open: boolean) => {
    menu.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => {
    show(menu.hidden !== false);
    menu.querySelector("button")?.focus();
  });
  menu.addEventListener("click", () => show(false));
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      show(false);
      button.focus();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    const target = event.target;
    if (target instanceof Node && !menu.contains(target) && !button.contains(target)) show(false);
  });
}

/** Makes the File menu of the bar work. */
export function startFileMenu(actions: FileActions): void {
  const input = element("file-input", HTMLInputElement);
  popUp(element("file-button", HTMLElement), element("file-menu", HTMLElement));
  element("file-new", HTMLElement).addEventListener("click", () => void actions.replace(undefined));
  element("file-open", HTMLElement).addEventListener("click", () => input.click());
  input.addEventListener("change", () => void openFile(input, actions));
  element("file-save", HTMLElement).addEventListener("click", () => {
    const file = { format: FILE_FORMAT, version: FILE_VERSION, snapshot: actions.snapshot() };
    download(`${actions.name}.${FILE_FORMAT}`, JSON.stringify(file));
  });
}
