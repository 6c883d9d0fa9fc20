// When the customers of the sample account order: over three years that end on the sample's own day. The dates follow from a contact's
// number, its activity and what it owes, so that its last order can be told without making any.
import type { Values } from "../../domain/value";
import { indexOf } from "./numbering";
import { makeRandom, type Random } from "./random";

const dayMs = 86_400_000;
const secondMs = 1000;

/** The evening before the sample's day: nothing in it is later. */
export const lastMoment = Date.UTC(2026, 10, 23, 20);
const years = 3;
const firstMoment = Date.UTC(2026 - years, 10, 24);

/** Contacts beyond these have no documents: an account that large was brought over without them. */
const mostWithSales = 2500;

/** Inactive customers stopped buying so long ago. */
const silentDays = 400;

/** A moment as records have it. */
export function instantAt(ms: number): string {
  return `${new Date(Math.floor(ms / secondMs) * secondMs).toISOString().slice(0, 19)}Z`;
}

/** So many days later, but not after the sample's day. */
export function daysLater(ms: number, days: number): number {
  return Math.min(ms + days * dayMs, lastMoment);
}

/** True for contacts that documents may be about. */
export function hasSales(contact: Values): boolean {
  return indexOf(contact) < mostWithSales;
}

/** True for those who are sold to: only they have a balance. */
export function isCustomer(contact: Values): boolean {
  return typeof contact["balanceOwing"] === "number" && hasSales(contact);
}

/** The moments at which a contact ordered, oldest first; who owes something has ordered at least once. */
export function orderMoments(contact: Values): readonly number[] {
  if (!isCustomer(contact)) return [];
  const random = makeRandom(-5_000_000 - indexOf(contact));
  const usual = 1 + random.below(5) + (random.chance(0.2) ? random.below(12) : 0);
  const count = random.chance(0.06) ? Number(Number(contact["balanceOwing"]) > 0) : usual;
  const end = contact["isActive"] === false ? lastMoment - silentDays * dayMs : lastMoment;
  return Array.from({ length: count }, () => momentOf(random, end)).sort((one, other) => one - other);
}

/** Any moment of the three years, before `end` where one is given. */
export function momentOf(random: Random, end = lastMoment): number {
  return firstMoment + random.below(Math.floor((end - firstMoment) / secondMs)) * secondMs;
}

/** The contact's last order; null for none. */
export function lastOrderDateOf(contact: Values): string | null {
  const last = orderMoments(contact).at(-1);
  return last === undefined ? null : instantAt(last);
}
