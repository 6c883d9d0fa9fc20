/**
 * Saves the workbook a moment after the last of several changes, and at once when the page is left. It does not
 * know what a change is: the page tells it.
 */
const WAIT_MS = 700;
/** Even while changes keep coming, for as long as a load of many thousand rows does. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Starts saving by `save`; a failure is said through `failed` and tried again at the next change. The answer is
 * what to call at every change; calling it is cheap.
 */
export function startAutosave(save: () => Promise<void>, failed: (reason: unknown) => void): () => void {
  let timer: number | undefined;
  let firstChange = 0;

  const flush = (): void => {
    if (timer === undefined) return;
    window.clearTimeout(timer);
    timer = undefined;
    save().catch(failed);
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") flush();
  });
  window.addEventListener("pagehide", flush);
  return () => {
    const now = performance.now();
    if (timer === undefined) firstChange = now;
    window.clearTimeout(timer);
    timer = window.setTimeout(flush, Math.min(WAIT_MS, Math.max(0, firstChange + LONGEST_WAIT_MS - now)));
  };
}
