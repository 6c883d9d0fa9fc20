/**
 * One workbook, one page that saves it: two tabs on the same workbook would overwrite each other's cells.
 */
const WAIT_MS = 3000;

/**
 * True when this page is the one that saves the workbook, from now until it is closed; false when another page
 * still is after a moment (a page that is just being reloaded needs that moment to let go).
 */
export async function claimWorkbook(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const keep = () => {
      resolve(true);
      return new Promise<void>(() => undefined);
    };
    navigator.locks
      .request(`preview-workbook:${name}`, { signal: AbortSignal.timeout(WAIT_MS) }, keep)
      .catch(() => resolve(false));
  });
}
