/** The members by which Office.js registers for an event and gives it up. */
import type { EventKind } from "./events";
import type { Method } from "./host-context";

/** The pair `_Register…` and `_Unregister…` for one event of a class. */
export function eventMethods<T>(
  name: string,
  kind: EventKind,
  targetId: (target: T) => string,
): Record<string, Method<T>> {
  return {
    [`_Register${name}`]: (target, _args, host) => host.events.listen(kind, targetId(target)),
    [`_Unregister${name}`]: (target, _args, host) => host.events.unlisten(kind, targetId(target)),
  };
}
