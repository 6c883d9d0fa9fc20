// What an ordinary customer of the sample account is ticked for: stages, promotions and products assigned to it, by its number. The
// numbers are drawn from a sequence of their own, so that nothing else about a contact depends on them.
import { joinTicks } from "../../domain/spelling";
import { codesSeenBy } from "./products";
import { makeRandom, type Random } from "./random";
import type { Draft } from "./selling";

const stages = [
  "Regular",
  "Regular",
  "Regular",
  "Quoted",
  "Quoted",
  "Prospect",
  "Contacted",
  "Trial order",
  "VIP",
  "At risk",
  "Lost",
] as const;

/** Promotions that do not take from the same goods; a number stands for the customer's own value. */
const promotions = [
  "W26",
  "W26=7.5",
  "S10",
  "LOYAL",
  "COFFEE5",
  "COFFEE5, TEA8",
  "CUPS15=20, TEA8",
  "TOOL2, TEA8",
  "TOOL2=0.75",
  "FIRST1",
] as const;

/** The ticks of the contact of that number; none for those who are not sold to. */
export function ticks(index: number, isSold: boolean, group: unknown): Draft {
  if (!isSold) return { stages: null, promotions: null, assignedProducts: null };
  const random = ticksRandom(index);
  const second = random.chance(0.08) ? ["Won back"] : [];
  return {
    stages: joinTicks([random.pick(stages), ...second]),
    promotions: random.chance(0.3) ? random.pick(promotions) : null,
    assignedProducts: random.chance(0.06) ? assigned(String(group), random) : null,
  };
}

function assigned(group: string, random: Random): string | null {
  const [first, ...others] = codesSeenBy(group);
  if (first === undefined) return null;
  return joinTicks([random.pick([first, ...others]), random.pick([first, ...others])]);
}

/** Not the sequence of the contact's number: that is drawn from in ordinary-contact.ts. */
function ticksRandom(index: number): Random {
  return makeRandom(-2 - index);
}
