// One transaction for a batch, one outcome for each of its changes [AP3, AP4], whatever their table.
import type { RecordType } from "../../domain/catalogue";
import { Fault } from "../../domain/fault";
import type { Change } from "../../plan/change";
import type { Outcome } from "../../plan/outcome";
import { comparedBack } from "./compared-back";
import type { Database } from "./database";
import { rejected } from "./merge";

type WriteOne = (change: Change) => Promise<Outcome>;

/**
 * The outcomes in the order of the changes; `writer` makes what writes one change inside the transaction. A record that the
 * database refuses for what it holds is rejected alone; what it keeps otherwise than it was told is said [AP8]. Failure: a Fault
 * where the database itself failed; then nothing of the batch was written.
 */
export async function writeEach(
  database: Database,
  { changes, type }: { readonly changes: readonly Change[]; readonly type: RecordType },
  writer: (inside: Database) => WriteOne,
): Promise<Outcome[]> {
  const written = (writeOne: (inside: Database) => WriteOne) =>
    database.transact(async (inside) => {
      const outcomes = await inOrder(changes, writeOne(inside));
      return comparedBack(inside, { changes, outcomes, type });
    });
  try {
    return await written(writer);
  } catch (caught) {
    if (!isRefused(caught)) throw caught;
  }
  // Parts of a transaction that can fail alone cost time, so a batch gets them only once one of its records was refused.
  return written((inside) => async (change) => {
    try {
      return await inside.transact((part) => writer(part)(change));
    } catch (caught) {
      if (!isRefused(caught)) throw caught;
      return rejected(change.key, caught.message);
    }
  });
}

async function inOrder(changes: readonly Change[], write: WriteOne): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const change of changes) outcomes.push(await write(change));
  return outcomes;
}

function isRefused(caught: unknown): caught is Fault {
  return caught instanceof Fault && caught.code === "refused";
}
