// One column for each name that can be ticked in a field: groups by classification, stages, promotions. Required classifications
// stand first and say so. Knows the account's lists, no cell.
import type { Field } from "../domain/field";
import type { Classification, Lists } from "../domain/lists";
import { ticksFor, type Lookup } from "../domain/lookup";
import type { SheetLayout, TickColumn } from "./layout";
import { widthWithHeader } from "./sizes";

interface Account {
  readonly lists: Lists;
  readonly lookup: Lookup;
}

const tickWidth = 13;

/** The tick columns of these fields, those of required classifications first. */
export function tickColumns(fields: readonly Field[], account: Account): TickColumn[] {
  const isRequired = (field: Field) => classificationOf(field, account.lists)?.isRequired === true;
  const inOrder = [...fields.filter(isRequired), ...fields.filter((field) => !isRequired(field))];
  return inOrder.flatMap((field) => columnsOf(field, account));
}

/**
 * The tick columns that a sheet of this type was loaded with and that its layout has no longer, because the promotion was renamed or
 * went out of use since: what is ticked there is read all the same, for a rule to speak of [PR10].
 */
export function columnsOutOfUse(
  { type, columns }: Pick<SheetLayout, "type" | "columns">,
  headersAtLoad: Readonly<Record<string, string>>,
): TickColumn[] {
  const present = new Set(columns.map(({ id }) => id));
  return Object.entries(headersAtLoad).flatMap(([id, header]) => {
    const [, source, tick] = present.has(id) ? [] : (/^tick (\S+) (.+)$/su.exec(id) ?? []);
    const field = type.fields.find((candidate) => String(sourceOf(candidate)) === source);
    if (!field || tick === undefined) return [];
    const width = widthWithHeader(header, tickWidth);
    return [{ ...tickLook, id, field, tick, header, band: field.label, width, isOutOfUse: true as const }];
  });
}

/** What the ids of a field's tick columns begin with. */
function sourceOf(field: Field): string | number {
  return field.tickList ?? field.classification ?? 0;
}

const tickLook = {
  role: "tick",
  numberFormat: "General",
  isReadOnly: false,
  isTick: true,
  choices: [],
} as const;

function classificationOf(field: Field, lists: Lists): Classification | undefined {
  return lists.classifications.find(({ id }) => id === field.classification);
}

function columnsOf(field: Field, { lists, lookup }: Account): TickColumn[] {
  const of = field.allowsMany ? undefined : classificationOf(field, lists);
  const band = `${of?.name ?? field.label}${of?.isRequired ? ", required" : ""}`;
  return (ticksFor(field, lookup)?.choices ?? []).map((tick) => {
    const header = headerOf(field, tick, { band, lists });
    const width = widthWithHeader(header, tickWidth);
    return { ...tickLook, field, tick, id: `tick ${sourceOf(field)} ${tick}`, header, band, width };
  });
}

/** A promotion by its code and name; a group with its classification, since two may share a name. */
function headerOf(field: Field, tick: string, at: { readonly band: string; readonly lists: Lists }): string {
  if (field.tickList === "promotions") {
    const name = at.lists.promotions.find(({ code }) => code === tick)?.name;
    return name ? `${tick} · ${name}` : tick;
  }
  return field.tickList ? tick : `${tick} · ${at.band}`;
}
