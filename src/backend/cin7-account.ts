// Which Cin7 account a database belongs to: what is kept here of an account must never meet another's records.
import { Fault } from "../domain/fault";
import { ensureCallTables, readNote, writeNote } from "../service/database/call-book";
import type { Database } from "../service/database/database";
import { ensureClassifications } from "../service/database/mirror-lists";
import { hasAccount, readAccount, type AccountSettings } from "../service/database/settings";

const ownerName = "cin7 account";

/**
 * Makes a database ready for the account of this address and user. Failure: a Fault "config" where it belongs to another, or to the
 * embedded backend.
 */
export async function prepareForAccount(
  database: Database,
  { url, user, newId }: { readonly url: string; readonly user: string; readonly newId: () => string },
): Promise<AccountSettings> {
  const owner = `${user} at ${url.replace(/\/+$/, "")}`;
  const held = await readNote(database, ownerName);
  const isEmbedded = held === undefined && (await hasAccount(database));
  if (isEmbedded)
    throw other("an account of the embedded backend", `BACKEND=cin7 is to keep what belongs to ${owner}`);
  if (held !== undefined && held !== owner)
    throw other(`what belongs to the Cin7 account ${held}`, `CIN7_URL and CIN7_USER name ${owner}`);
  await ensureCallTables(database);
  await ensureClassifications(database);
  await writeNote(database, ownerName, owner);
  return readAccount(database, { id: newId(), name: `Cin7 ${user}` });
}

/** Failure: a Fault "config" where the database belongs to a Cin7 account. */
export async function refuseCin7Database(database: Database): Promise<void> {
  const held = await readNote(database, ownerName);
  if (held !== undefined) throw other(`what belongs to the Cin7 account ${held}`, "BACKEND is embedded");
}

function other(holds: string, but: string): Fault {
  return new Fault(
    "config",
    `The database holds ${holds}, but ${but}. Nothing was changed. Set DATA_DIR (or DATABASE_URL) to a place of its own for each account.`,
  );
}
