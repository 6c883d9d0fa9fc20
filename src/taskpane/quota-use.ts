// What is used of the backend's daily quota, as people read it: before a plan is applied, and while it is.
import { backendUseShape, type BackendUse } from "../contract/app";
import { ask } from "./service";

/** Asks the service. Failure: a Fault that says what to do. */
export async function readUse(): Promise<BackendUse> {
  return backendUseShape.parse(await (await ask("/app/use")).json());
}

/** "1,204 of the day's 5,000 requests are used. Waiting until 10:41: …"; nothing where there is no quota. */
export function sayUse({ calls, quota, waiting }: BackendUse): string {
  if (quota === null) return "";
  const used = `${calls.toLocaleString("en")} of the day's ${quota.toLocaleString("en")} requests are used.`;
  if (!waiting) return used;
  const until = new Date(waiting.until).toLocaleTimeString("en-GB");
  return `${used} Waiting until ${until}: ${waiting.why}. It goes on by itself.`;
}
