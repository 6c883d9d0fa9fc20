// What a Cin7 server is asked for a filter of the pane: a `where` that finds at least the contacts that are meant. What the API has no
// words for (promotions, custom fields, exact ticks) is left to whoever reads the answer. Knows no HTTP.
import type { ContactFilter } from "../contract/app";
import { printWhere, type Where } from "../contract/cin7/where";
import { encoded } from "./cin7-http";

/** Servers answer 404 to a query that is too long; IIS allows 2,048 characters for all of it. */
const mostWhere = 1500;

/** Seconds that clocks of server and service may be apart, and what the server stamps late. */
const overlapMs = 120_000;

/** A condition at least as wide as the filter; undefined for all contacts. Its `ids` and `promotion` are not in it. */
export function whereOf(filter: ContactFilter): Where | undefined {
  const wide = [...plainParts(filter), ...tickParts(filter), ...partOf("city", filter.city)];
  const all = filter.text ? [...wide, ...textParts(filter.text.trim())] : wide;
  return [all, wide, plainParts(filter)].map(joined).find(isShort);
}

/** True where a server will take it. */
export function isShort(where: Where | undefined): boolean {
  return where === undefined || encoded(printWhere(where)).length <= mostWhere;
}

/** All of the conditions as one. */
export function joined(parts: readonly (Where | undefined)[]): Where | undefined {
  const given = parts.filter((part) => part !== undefined);
  return given.length > 1 ? { kind: "and", parts: given } : given[0];
}

/** A filter whose moment is early enough that no clock hides a change from it. */
export function withOverlap(filter: ContactFilter): ContactFilter {
  const { changedSince } = filter;
  return changedSince === undefined ? filter : { ...filter, changedSince: earlier(changedSince) };
}

/** The moment with the overlap before it, as the wire writes moments: always with its Z. */
export function earlier(moment: string): string {
  return `${new Date(Date.parse(moment) - overlapMs).toISOString().slice(0, 19)}Z`;
}

const equals = (name: string, value: string | number): Where => ({ kind: "compare", name, by: "=", value });
const like = (name: string, value: string): Where => ({ kind: "compare", name, by: "LIKE", value });

function plainParts({ types, isActive, priceColumn, changedSince }: ContactFilter): Where[] {
  const parts: Where[] = [];
  // The contract has no contact of type Branch to ask for; some servers have.
  if (types && types.length > 0 && !types.includes("Branch"))
    parts.push(anyOf(types.map((type) => equals("type", type))));
  if (isActive !== undefined) parts.push(equals("isActive", isActive ? 1 : 0));
  if (priceColumn !== undefined) parts.push(equals("priceColumn", priceColumn));
  if (changedSince !== undefined)
    parts.push({ kind: "compare", name: "modifiedDate", by: ">=", value: changedSince });
  return parts;
}

function tickParts({ group, stage }: ContactFilter): Where[] {
  return [...partOf("group", group), ...partOf("stages", stage)];
}

function partOf(name: string, text: string | undefined): Where[] {
  return text === undefined || text === "" ? [] : [like(name, `%${text}%`)];
}

const searched = ["company", "firstName", "lastName", "email", "phone", "mobile", "accountNumber"];

/** The text in any column, or across first and last name at one of its spaces. */
function textParts(text: string): Where[] {
  const columns = searched.map((name) => like(name, `%${text}%`));
  const names = [...text.matchAll(/ /g)].map(({ index }): Where => {
    const [first, last] = [text.slice(0, index), text.slice(index + 1)];
    return { kind: "and", parts: [like("firstName", `%${first}`), like("lastName", `${last}%`)] };
  });
  return [anyOf([...columns, ...names])];
}

function anyOf(parts: readonly Where[]): Where {
  const [first] = parts;
  return first && parts.length === 1 ? first : { kind: "or", parts };
}
