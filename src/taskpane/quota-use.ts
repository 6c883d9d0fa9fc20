// What is used of the backend's daily quota, as people read it: before a plan is applied, and while it is.
import { backendUseShape, type BackendUse } from "../contract/app";
import { sayMoment } from "./say-moment";
import { ask } from "./service";

/** Asks the service. Failure: a Fault that says what to do. */
export async function readUse(): Promise<BackendUse> {
  return backendUseShape.parse(await (await ask("/app/use")).json());
}

/**
 * "1,204 of the day's 5,000 requests are used, 3,796 are left. Waiting until 10:41:07: …"; nothing where there is no quota and nobody
 * waits. `needed` requests that are more than are left are said to wait.
 */
export function sayUse(
  { calls, quota, waiting }: BackendUse,
  { nowMs, needed }: { readonly nowMs: number; readonly needed: number },
): string {
  const said: string[] = [];
  if (quota !== null) {
    const left = Math.max(0, quota - calls);
    const count = (requests: number) => requests.toLocaleString("en");
    said.push(`${count(calls)} of the day's ${count(quota)} requests are used, ${count(left)} are left.`);
    if (needed > left)
      said.push("This plan needs more: its run waits until requests of the day before are a day old.");
  }
  if (waiting)
    said.push(`Waiting until ${sayUntil(waiting.until, nowMs)}: ${waiting.why}. It goes on by itself.`);
  return said.join(" ");
}

/** The time alone is this day's. */
function sayUntil(until: string, nowMs: number): string {
  const [moment, now] = [new Date(until), new Date(nowMs)];
  return moment.toDateString() === now.toDateString() ? moment.toLocaleTimeString("en-GB") : sayMoment(until);
}
