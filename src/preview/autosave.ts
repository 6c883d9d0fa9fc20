/**
 * Saves the workbook a moment after it changed, and at once when the page is left. It does not know what a
 * change is: the page tells it.
 */
const WAIT_MS = 700;

export interface Autosave {
  /** Says that the workbook changed. Cheap: may be called for every change. */
  changed(): void;
  /** Saves now what is not saved yet. */
  flush(): Promise<void>;
}

/** Starts saving by `save`; a failure is said through `failed` and tried again at the next change. */
export function startAutosave(save: () => Promise<void>, failed: (reason: unknown) => void): Autosave {
  let timer: number | undefined;
  let saving = Promise.resolve();

  const flush = (): Promise<void> => {
    if (timer === undefined) return saving;
    window.clearTimeout(timer);
    timer = undefined;
    saving = save().catch(failed);
    return saving;
  };
  const leave = () => void flush();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
  window.addEventListener("pagehide", leave);
  return {
    changed: () => {
      timer ??= window.setTimeout(leave, WAIT_MS);
    },
    flush,
  };
}
