/**
 * The File menu: new workbook, open file, save file, and the workbooks that this browser keeps. A file is the
 * engine's snapshot as JSON. Going to another workbook means loading the page anew under its name.
 */
import { element, say } from "./page";
import type { WorkbookStore } from "./workbook-store";

const FILE_FORMAT = "contactsheet-workbook";
const FILE_VERSION = 1;

export interface FileMenu {
  /** The name of the page's workbook. */
  readonly name: string;
  readonly store: WorkbookStore;
  snapshot(): unknown;
  /** Leaves this workbook (what it holds is saved) for another one of the browser's. */
  goTo(name: string): void;
}

/** The snapshot in a saved file's text, or the reason why there is none. */
function parseWorkbookFile(text: string): { readonly snapshot: unknown } | { readonly refused: string } {
  try {
    const file: unknown = JSON.parse(text);
    if (typeof file === "object" && file !== null && "format" in file && "snapshot" in file) {
      if (file.format === FILE_FORMAT) return { snapshot: file.snapshot };
    }
    return { refused: "it was not saved by the preview." };
  } catch (reason) {
    return { refused: `it is not JSON (${reason instanceof Error ? reason.message : String(reason)}).` };
  }
}

/** The first name that is not taken, with 1, 2, 3… put into it. */
function freeName(nameOf: (number: number) => string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(nameOf(number))) number += 1;
  return nameOf(number);
}

const takenNames = async (menu: FileMenu) => [menu.name, ...(await menu.store.names())];

async function openNew(menu: FileMenu): Promise<void> {
  menu.goTo(freeName((number) => `Book${number}`, await takenNames(menu)));
}

function saveFile({ name, snapshot }: FileMenu): void {
  const text = JSON.stringify({ format: FILE_FORMAT, version: FILE_VERSION, snapshot: snapshot() });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `${name}.${FILE_FORMAT}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function openFile(input: HTMLInputElement, menu: FileMenu): Promise<void> {
  const file = input.files?.[0];
  if (!file) return;
  const read = parseWorkbookFile(await file.text());
  input.value = "";
  if ("refused" in read) {
    say(`${file.name} was not opened: ${read.refused}`);
    return;
  }
  const wanted = file.name.replace(`.${FILE_FORMAT}`, "");
  const numbered = (number: number) => (number === 1 ? wanted : `${wanted} ${number}`);
  const name = freeName(numbered, await takenNames(menu));
  await menu.store.write(name, read.snapshot);
  menu.goTo(name);
}

async function listWorkbooks(menu: FileMenu): Promise<void> {
  const others = (await menu.store.names()).filter((name) => name !== menu.name);
  const entries = others.map((name) => {
    const entry = document.createElement("button");
    entry.type = "button";
    entry.role = "menuitem";
    entry.textContent = name;
    entry.addEventListener("click", () => menu.goTo(name));
    return entry;
  });
  const list = element("file-recent", HTMLElement);
  list.replaceChildren(...entries);
  list.hidden = entries.length === 0;
}

function popUp(button: HTMLElement, list: HTMLElement): void {
  const show = (open: boolean) => {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => {
    show(list.hidden !== false);
    list.querySelector("button")?.focus();
  });
  list.addEventListener("click", () => show(false));
  list.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    show(false);
    button.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    const target = event.target;
    if (target instanceof Node && !list.contains(target) && !button.contains(target)) show(false);
  });
}

/** Makes the File menu of the bar work. */
export function startFileMenu(menu: FileMenu): void {
  const input = element("file-input", HTMLInputElement);
  const button = element("file-button", HTMLElement);
  popUp(button, element("file-menu", HTMLElement));
  button.addEventListener("click", () => void listWorkbooks(menu));
  element("file-new", HTMLElement).addEventListener("click", () => void openNew(menu));
  element("file-open", HTMLElement).addEventListener("click", () => input.click());
  input.addEventListener("change", () => void openFile(input, menu));
  element("file-save", HTMLElement).addEventListener("click", () => saveFile(menu));
}
