/**
 * The grid's list of all sheets offers hidden sheets to be shown again. A very hidden sheet must not be in it, as
 * it is not in Excel's; the grid itself does not know the difference.
 */

/** An entry of a menu that the grid has opened. */
const LISTED = '[data-radix-popper-content-wrapper] [role="menuitem"]';

/** Keeps sheets out of the list whenever it opens; `veryHidden` gives their names at that moment. */
export function keepOutOfSheetList(veryHidden: () => ReadonlySet<string>): void {
  new MutationObserver(() => {
    const items = document.querySelectorAll<HTMLElement>(LISTED);
    if (items.length === 0) return;
    const names = veryHidden();
    for (const item of items) item.style.display = names.has(item.textContent) ? "none" : "";
  }).observe(document.body, { childList: true });
}
