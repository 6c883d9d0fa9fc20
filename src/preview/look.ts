/**
 * Theme of the page and width of the pane: chosen in the bar or by the splitter, remembered by the browser.
 */
import { element } from "./page";
import type { ThemeName } from "./office-seat";

const THEME_KEY = "preview.theme";
const WIDTH_KEY = "preview.pane-width";
const NARROWEST_PANE = 320;
const WIDEST_PANE = 900;
const USUAL_PANE = 350;
const ARROW_STEP = 10;

const isTheme = (text: string | null): text is ThemeName =>
  text === "light" || text === "dark" || text === "contrast";

/** The remembered theme, light at first. */
export function readTheme(): ThemeName {
  const kept = localStorage.getItem(THEME_KEY);
  return isTheme(kept) ? kept : "light";
}

/** Applies the theme to the page and calls `chosen` whenever the person picks another. */
export function showTheme(chosen: (theme: ThemeName) => void): void {
  const select = element("theme", HTMLSelectElement);
  select.value = readTheme();
  document.documentElement.dataset["theme"] = select.value;
  select.addEventListener("change", () => {
    if (!isTheme(select.value)) return;
    localStorage.setItem(THEME_KEY, select.value);
    document.documentElement.dataset["theme"] = select.value;
    chosen(select.value);
  });
}

function dragSplitter(splitter: HTMLElement, setWidth: (width: number) => void): void {
  splitter.addEventListener("pointerdown", (down) => {
    splitter.setPointerCapture(down.pointerId);
    document.body.classList.add("dragging");
  });
  splitter.addEventListener("pointermove", (move) => {
    if (splitter.hasPointerCapture(move.pointerId)) setWidth(window.innerWidth - move.clientX);
  });
  splitter.addEventListener("lostpointercapture", () => document.body.classList.remove("dragging"));
}

/** Makes the pane as wide as it was last time, and resizable by splitter, arrow keys and the field in the bar. */
export function showPaneWidth(): void {
  const pane = element("pane", HTMLElement);
  const field = element("pane-width", HTMLInputElement);
  const splitter = element("splitter", HTMLElement);
  let width = USUAL_PANE;
  const setWidth = (wanted: number) => {
    if (!Number.isFinite(wanted)) return;
    width = Math.round(Math.min(WIDEST_PANE, Math.max(NARROWEST_PANE, wanted)));
    pane.style.width = `${width}px`;
    field.value = String(width);
    splitter.setAttribute("aria-valuenow", String(width));
    localStorage.setItem(WIDTH_KEY, String(width));
  };
  setWidth(Number(localStorage.getItem(WIDTH_KEY) ?? USUAL_PANE));
  field.addEventListener("change", () => setWidth(field.valueAsNumber));
  splitter.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") setWidth(width + ARROW_STEP);
    if (event.key === "ArrowRight") setWidth(width - ARROW_STEP);
  });
  dragSplitter(splitter, setWidth);
}
