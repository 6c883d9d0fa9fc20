/**
 * Workbooks kept by the browser (IndexedDB), each under its name, as the engine's snapshots. It knows nothing
 * of what a snapshot holds.
 */
const DATABASE = "preview-workbooks";
const STORE = "workbooks";

export interface WorkbookStore {
  /** The snapshot saved last under this name, or undefined. */
  read(name: string): Promise<unknown>;
  /** Saves a snapshot; the promise settles when the browser has it. */
  write(name: string, snapshot: unknown): Promise<void>;
  /** The names of the workbooks that were saved, in order. */
  names(): Promise<readonly string[]>;
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The browser's database refused a request."));
  });

const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new Error("The browser did not save the workbook."));
  });

/** Opens the store. The database stays open, so that a write begun while the page closes can still finish. */
export async function openWorkbookStore(): Promise<WorkbookStore> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await settled(opening);
  const reading = () => database.transaction(STORE).objectStore(STORE);
  return {
    read: (name) => settled<unknown>(reading().get(name)),
    async names() {
      return (await settled(reading().getAllKeys())).map(String);
    },
    write(name, snapshot) {
      const transaction = database.transaction(STORE, "readwrite");
      transaction.objectStore(STORE).put(snapshot, name);
      transaction.commit();
      return finished(transaction);
    },
  };
}
