// The line items of a document that is written: new lines get their goods and their price, lines with an id are changed, the others stay
// [SA2, SA3]. Knows no document's head but who buys.
import type { RecordType } from "../../domain/catalogue";
import { priceLine, type LinePrices, type SoldOption } from "../../domain/sale-lines";
import type { LineAmount } from "../../domain/sale-totals";
import { numberOf, textOf, type Values } from "../../domain/value";
import type { GivenRecord } from "./given";
import type { Goods } from "./goods";
import { makeLatest } from "./latest";

export interface LineWrites {
  readonly inserted: readonly Values[];
  readonly updated: readonly { readonly id: number; readonly values: Values }[];
  /** All lines as they then are. */
  readonly all: readonly Values[];
  readonly errors: readonly string[];
}

export interface LineAsk extends LinePrices {
  readonly type: RecordType;
  readonly goods: Goods;
  readonly now: string;
  readonly held: readonly Values[];
}

/** What the given lines make of those that are held. Failure: a sentence for each line that cannot be. */
export function writeLines(given: readonly GivenRecord[], ask: LineAsk): LineWrites {
  const latest = makeLatest(ask.held);
  const inserted: Values[] = [];
  const errors: string[] = [];
  given.forEach((line, at) => {
    const before = line.id === undefined ? undefined : latest.of(line.id);
    const made =
      line.id !== undefined && ask.held.length > 0
        ? changedLine(line, before, ask)
        : newLine(line, ask.held.length + inserted.length + 1, ask);
    if (typeof made === "string") errors.push(`lineItems[${at}]: ${made}`);
    else if (before) latest.change(before, made);
    else inserted.push(made);
  });
  return { inserted, updated: latest.moved(), all: [...latest.all(), ...inserted], errors };
}

function newLine({ values }: GivenRecord, sort: number, ask: LineAsk): Values | string {
  const option = optionOf(values, ask.goods);
  if (typeof option === "string") return option;
  const priced = priceLine(values, option, ask);
  if (priced.error !== undefined) return priced.error;
  const line: Values = { createdDate: ask.now, sort, qtyShipped: 0, holdingQty: 0, ...priced.values };
  const { unitPrice = null, qty = null } = line;
  const units = { uomPrice: unitPrice, uomQtyOrdered: qty, uomQtyShipped: 0, uomSize: oneUnit };
  return ownFields({ ...units, ...line }, ask.type);
}

const oneUnit = 100;

/** Other goods bring their names, and their price where the line gives none. */
function changedLine({ id, values }: GivenRecord, before: Values | undefined, ask: LineAsk): Values | string {
  if (!before) return `there is no line ${String(id)} in it. Leave the id out to add one.`;
  const option = optionOf(values, ask.goods);
  if (typeof option === "string") return option;
  const isOther = option !== undefined && option.values["productOptionId"] !== before["productOptionId"];
  if (!isOther) return ownFields({ ...unitsAfter(values, before), ...values }, ask.type);
  const priced = priceLine(
    { qty: before["qty"] ?? null, discount: before["discount"] ?? null, ...values },
    option,
    ask,
  );
  if (priced.error !== undefined) return priced.error;
  return ownFields({ ...unitsAfter(priced.values, before), ...priced.values }, ask.type);
}

/** Units of measure go along with a quantity or a price that moves, where they said the same before. */
function unitsAfter({ qty, unitPrice }: Values, before: Values): Values {
  const goesAlong = (unit: string, own: string) => (before[unit] ?? null) === (before[own] ?? null);
  return {
    ...(qty !== undefined && goesAlong("uomQtyOrdered", "qty") ? { uomQtyOrdered: qty } : {}),
    ...(unitPrice !== undefined && goesAlong("uomPrice", "unitPrice") ? { uomPrice: unitPrice } : {}),
  };
}

/** The goods that a line names; undefined where it names none, or a code that is no option's. */
function optionOf(values: Values, goods: Goods): SoldOption | undefined | string {
  const id = numberOf(values["productOptionId"]);
  if (id !== undefined) return goods.byId(id) ?? `there is no product option ${id}.`;
  const code = textOf(values["code"]);
  return code === undefined ? undefined : goods.byCode(code);
}

function ownFields(values: Values, type: RecordType): Values {
  const names = new Set(type.fields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

/** The writes with all of every line shipped. */
export function shippedLines(lines: LineWrites): LineWrites {
  const changes = new Map(lines.updated.map(({ id, values }) => [id, values]));
  const held = lines.all.filter(({ id }) => numberOf(id) !== undefined);
  return {
    ...lines,
    inserted: lines.inserted.map(shipped),
    updated: held.map((line) => {
      const { qtyShipped = null } = shipped(line);
      return { id: Number(line["id"]), values: { ...changes.get(Number(line["id"])), qtyShipped } };
    }),
    all: lines.all.map(shipped),
  };
}

function shipped(line: Values): Values {
  return { ...line, qtyShipped: line["qty"] ?? null };
}

/** Lines as totals are made of them. */
export function amountsOf(lines: readonly Values[]): LineAmount[] {
  return lines.map(({ qty, unitPrice, discount, taxRate }) => ({
    qty: numberOf(qty) ?? 0,
    unitPrice: numberOf(unitPrice) ?? 0,
    discount: numberOf(discount) ?? 0,
    ...(typeof taxRate === "number" ? { taxRate } : {}),
  }));
}

/** The ids and codes that lines name, to be looked up at once. */
export function goodsNamed(records: readonly GivenRecord[]): {
  readonly optionIds: readonly number[];
  readonly codes: readonly string[];
} {
  const lines = records.flatMap(({ parts }) => [...parts.values()].flat());
  return {
    optionIds: lines.flatMap(({ values }) => numberOf(values["productOptionId"]) ?? []),
    codes: lines.flatMap(({ values }) => textOf(values["code"]) ?? []),
  };
}
