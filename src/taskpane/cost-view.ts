// How long things take, in words: what a plan will cost before it is applied, and how far a job is while it goes on [PL5]. Pure.
import type { Plan } from "../plan/plan";
import { plural } from "./findings-view";
import type { Work } from "./session-work";

/** "3 requests, about 40 s, 0.1 % of the day's quota"; nothing is said of time where the backend is not known. */
export function sayCost({ cost }: Pick<Plan, "cost">): string {
  const time = cost.seconds > 0 ? `, ${saySeconds(cost.seconds)}` : "";
  const share =
    cost.quotaShare === null ? "" : `, ${(cost.quotaShare * 100).toFixed(1)} % of the day's quota`;
  return `${plural(cost.requests, "request")}${time}${share}`;
}

const fewSeconds = 10;

/** "a few seconds", "about 40 s", "about 3 minutes". */
function saySeconds(seconds: number): string {
  return seconds < fewSeconds ? "a few seconds" : `about ${sayTime(seconds)}`;
}

function sayTime(seconds: number): string {
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60).toLocaleString("en")} minutes`;
}

/**
 * "1,200 of 2,500 · 400 a second · about 4 s left". What was done before the job was looked at tells nothing of its rate, and nothing
 * is promised before a tenth of the rest is done, nor where twice the promised time has gone by without news at `lookedAtMs`.
 */
export function sayProgress({ done, total, first, nowMs }: Work, lookedAtMs = nowMs): string {
  if (total === 0) return "";
  const counts = `${done.toLocaleString("en")} of ${total.toLocaleString("en")}`;
  const doneSince = done - first.done;
  const seconds = (nowMs - first.atMs) / 1000;
  if (doneSince * 10 < total - first.done || done >= total || seconds <= 0) return counts;
  const left = Math.ceil((seconds / doneSince) * (total - done));
  if (lookedAtMs - nowMs > 2 * left * 1000) return counts;
  return `${counts} · ${sayRate(doneSince / seconds)} · about ${sayTime(left)} left`;
}

function sayRate(inSecond: number): string {
  if (inSecond >= 1) return `${Math.round(inSecond).toLocaleString("en")} a second`;
  return `${Math.max(1, Math.round(inSecond * 60))} a minute`;
}
