// One transaction for a batch, one outcome for each of its changes [AP3, AP4], whatever their table.
import { Fault } from "../../domain/fault";
import type { Change } from "../../plan/change";
import type { Outcome } from "../../plan/outcome";
import type { Database } from "./database";
import { rejected } from "./merge";

type WriteOne = (change: Change) => Promise<Outcome>;

/**
 * The outcomes in the order of the changes; `writer` makes what writes one change inside the transaction. A record that the
 * database refuses for what it holds is rejected alone. Failure: a Fault where the database itself failed; then nothing of the
 * batch was written.
 */
export async function writeEach(
  database: Database,
  changes: readonly Change[],
  writer: (inside: Database) => WriteOne,
): Promise<Outcome[]> {
  try {
    return await database.transact((inside) => inOrder(changes, writer(inside)));
  } catch (caught) {
    if (!isRefused(caught)) throw caught;
  }
  // Parts of a transaction that can fail alone cost time, so a batch gets them only once one of its records was refused.
  return database.transact((inside) =>
    inOrder(changes, async (change) => {
      try {
        return await inside.transact((part) => writer(part)(change));
      } catch (caught) {
        if (!isRefused(caught)) throw caught;
        return rejected(change.key, caught.message);
      }
    }),
  );
}

async function inOrder(changes: readonly Change[], write: WriteOne): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const change of changes) outcomes.push(await write(change));
  return outcomes;
}

function isRefused(caught: unknown): caught is Fault {
  return caught instanceof Fault && caught.code === "refused";
}
