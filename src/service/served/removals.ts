// Takes one record of a served resource away, with what follows from it, journalled in the same transaction.
import { succeeded, type ItemAnswer } from "../../contract/cin7/endpoints";
import { keyOfId } from "../../domain/record-key";
import { refreshBalances } from "../database/balances";
import { deleteRow } from "../database/served-rows";
import type { Service } from "../service";
import { readHeld } from "./held";
import { journalChanges, labelOf } from "./journal";
import { keeperOf } from "./keepers";
import { beginWriting, type ServedRequest } from "./writes";

/** DELETE: removes one record; undefined where there is none of that id. */
export function removeServed(
  service: Service,
  request: ServedRequest,
  id: number,
): Promise<ItemAnswer | undefined> {
  const { resource } = request;
  const keeper = keeperOf(resource);
  return service.database.transact(async (inside) => {
    const held = (await readHeld(inside, resource, [id])).get(id);
    if (!held) return undefined;
    const writing = await beginWriting(service, inside);
    const { owes } = (await keeper.remove?.(held, writing)) ?? { owes: new Map<number, number>() };
    await deleteRow(inside, resource.type, id);
    await refreshBalances(inside, owes.keys());
    const label = labelOf({ id, held, values: {}, code: null }, resource);
    const key = keyOfId(resource.type.name, String(id));
    const change = { kind: "remove", key, values: held.values } as const;
    await journalChanges(inside, { ...request, now: writing.now }, [{ change, label, id }]);
    return succeeded(0, id);
  });
}
