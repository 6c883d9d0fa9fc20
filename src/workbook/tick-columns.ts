// One column for each name that can be ticked in a field: groups by classification, stages, promotions. Required classifications
// stand first and say so. Knows the account's lists, no cell.
import type { Field } from "../domain/field";
import type { Classification, Lists } from "../domain/lists";
import { ticksFor, type Lookup } from "../domain/lookup";
import type { Column } from "./layout";
import { widthWithHeader } from "./sizes";

interface Account {
  readonly lists: Lists;
  readonly lookup: Lookup;
}

const tickWidth = 13;

/** The tick columns of these fields, those of required classifications first. */
export function tickColumns(fields: readonly Field[], account: Account): Column[] {
  const isRequired = (field: Field) => classificationOf(field, account.lists)?.isRequired === true;
  const inOrder = [...fields.filter(isRequired), ...fields.filter((field) => !isRequired(field))];
  return inOrder.flatMap((field) => columnsOf(field, account));
}

function classificationOf(field: Field, lists: Lists): Classification | undefined {
  return lists.classifications.find(({ id }) => id === field.classification);
}

function columnsOf(field: Field, { lists, lookup }: Account): Column[] {
  const of = field.allowsMany ? undefined : classificationOf(field, lists);
  const band = `${of?.name ?? field.label}${of?.isRequired ? ", required" : ""}`;
  const source = field.tickList ?? field.classification ?? 0;
  return (ticksFor(field, lookup)?.choices ?? []).map((tick) => {
    const header = headerOf(field, tick, { band, lists });
    return {
      role: "tick",
      field,
      tick,
      id: `tick ${source} ${tick}`,
      header,
      band,
      numberFormat: "General",
      width: widthWithHeader(header, tickWidth),
      isReadOnly: false,
      isTick: true,
      choices: [],
    };
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
