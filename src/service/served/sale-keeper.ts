// What quotes, sales orders and credit notes keep when they are written: what they take from their contact, their lines and totals, and
// what the contact then owes [SA1-SA8]. One keeper for the three; how they differ is data.
import type { Resource } from "../../contract/cin7/resources";
import { branchType } from "../../domain/branch";
import { makeSaleFiller } from "../../domain/sale";
import { saleTotals } from "../../domain/sale-totals";
import { numberOf, textOf, type Value, type Values } from "../../domain/value";
import type { GivenRecord } from "./given";
import { movedFrom, refused, type Held, type Keeper, type Kept, type Refused, type Writing } from "./keeper";
import { changeRefusals, followingMoves } from "./sale-changes";
import { amountsOf, goodsNamed, shippedLines, writeLines, type LineWrites } from "./sale-line-items";
import { weighSale, type SaleKind } from "./sale-weighing";

const lineItems = "lineItems";

/** The keeper of one kind of document. */
export function makeSaleKeeper(kind: SaleKind): Keeper {
  return {
    codeField: "reference",
    prepare: (given, held, writing) => prepare([...given], held, writing),
    create: (given, writing) => createSale(given, kind, writing),
    update: (given, held, writing) => updateSale(given, held, { kind, writing }),
  };
}

async function prepare(
  given: readonly GivenRecord[],
  held: readonly Held[],
  { members, goods }: Writing,
): Promise<void> {
  const heads = [...given, ...held].map(({ values }) => values);
  await members.fetch(
    heads.flatMap(({ memberId }) => numberOf(memberId) ?? []),
    given.flatMap(({ values }) => textOf(values["memberEmail"]) ?? []).filter(isSearchable),
  );
  const { optionIds, codes } = goodsNamed(given);
  await goods.fetch(optionIds, codes.filter(isSearchable));
}

/** Nothing is called by a text that PostgreSQL cannot even be asked for; the record that has it fails alone. */
function isSearchable(text: string): boolean {
  return !text.includes("\u0000");
}

async function createSale(given: GivenRecord, kind: SaleKind, writing: Writing): Promise<Kept | Refused> {
  const said = without(given.values, takenForNone);
  const member = memberOf(said, writing);
  if (typeof member === "string") return refused(member);
  const { type } = kind.resource;
  const fill = makeSaleFiller(writing.lists, writing.policy);
  const payer = member && writing.members.payerOf(member);
  const filled = fill(said, { member: member ?? {}, payer });
  const memberId = member?.["id"] ?? null;
  const all: Values = { ...(await atFirst(said, writing)), ...filled, memberId };
  const head = ownTexts(all, type.fields);
  const lines = linesOf(given, [], { kind, member, writing });
  if (lines.errors.length > 0) return refused(...lines.errors);
  const moved = await followingMoves(head, { before: undefined, kind: kind.resource, writing });
  const whole = { ...head, ...moved, ...totalsOf({ ...head, ...moved }, lines.all) };
  const named = textOf(whole["reference"]) === undefined ? nameBy(kind) : undefined;
  const sent = isDispatched(whole) ? shippedLines(lines) : lines;
  return weighSale({ values: whole, lines: sent, before: undefined }, { kind, member, writing, named });
}

/** What a new document holds unless told otherwise. */
async function atFirst(said: Values, { database, now }: Writing): Promise<Values> {
  const first = await database.first<{ readonly id: number }>(
    `SELECT min(id) AS id FROM ${branchType.name} WHERE coalesce("isActive", 1) = 1`,
  );
  const branchId = numberOf(said["branchId"]) ?? numberOf(first?.id);
  return {
    createdDate: now,
    modifiedDate: now,
    isApproved: true,
    stage: "New",
    branchId: branchId ?? null,
    freightTotal: 0,
    surcharge: 0,
    discountTotal: 0,
    currencyRate: 1_000_000,
    currencySymbol: "$",
    source: "API",
    logisticsStatus: 1,
    isVoid: false,
  };
}

/** What no document is without: 0 or blank says nothing of it. */
const neverNone: ReadonlySet<string> = new Set([
  "memberId",
  "branchId",
  "reference",
  "currencyRate",
  "taxStatus",
]);
/** What a new document takes from its contact where 0 is sent. */
const takenForNone: ReadonlySet<string> = new Set([...neverNone, "salesPersonId"]);

/** Calculated from the lines, whatever a client sends. */
const calculated: ReadonlySet<string> = new Set(["productTotal", "total"]);

function without(values: Values, nothing: ReadonlySet<string>): Values {
  const says = (value: Value): boolean => value !== null && value !== 0 && value !== "Undefined";
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => !calculated.has(name) && (!nothing.has(name) || says(value)),
    ),
  );
}

/** The contact that buys; undefined for a sale to nobody in particular, a sentence where there is none such. */
function memberOf(said: Values, { members }: Writing): Values | undefined | string {
  const id = numberOf(said["memberId"]);
  if (id !== undefined) return members.byId(id) ?? `There is no contact ${id} (memberId).`;
  const email = textOf(said["memberEmail"]);
  if (email === undefined) return undefined;
  return members.byEmail(email) ?? `There is no contact with the email ${email} (memberEmail).`;
}

/** The type's own fields; what was taken from a contact may be longer than a document's field. */
function ownTexts(values: Values, fields: Resource["type"]["fields"]): Values {
  const own = fields.filter(({ name }) => name in values);
  return Object.fromEntries(
    own.map(({ name, max }): [string, Value] => [name, cut(values[name] ?? null, max)]),
  );
}

function cut(value: Value, max = Infinity): Value {
  return typeof value === "string" && value.length > max ? value.slice(0, max) : value;
}

const nameBy =
  ({ prefix }: SaleKind) =>
  (id: number, attempt: number): Values => ({
    reference: attempt === 1 ? `${prefix}${id}` : `${prefix}${id}-${attempt}`,
  });

interface Selling {
  readonly kind: SaleKind;
  readonly member: Values | undefined;
  readonly writing: Writing;
}

function linesOf(
  given: GivenRecord,
  held: readonly Values[],
  { kind, member, writing }: Selling,
): LineWrites {
  const [part] = kind.resource.parts;
  const { goods, lists, now } = writing;
  const sent = given.parts.get(lineItems) ?? [];
  const type = part?.type ?? kind.resource.type;
  return writeLines(sent, { type, goods, lists, now, held, member: member ?? {}, day: now.slice(0, 10) });
}

function totalsOf(head: Values, lines: readonly Values[]): Values {
  const { productTotal, total } = saleTotals({
    lines: amountsOf(lines),
    freight: numberOf(head["freightTotal"]) ?? 0,
    surcharge: numberOf(head["surcharge"]) ?? 0,
    discount: numberOf(head["discountTotal"]) ?? 0,
    taxStatus: String(head["taxStatus"]),
    taxRate: numberOf(head["taxRate"]) ?? 0,
  });
  return { productTotal, total };
}

async function updateSale(
  given: GivenRecord,
  held: Held,
  { kind, writing }: Pick<Selling, "kind" | "writing">,
): Promise<Kept | Refused> {
  const before = held.values;
  const said = movedFrom(before, without(given.values, neverNone));
  const refusals = changeRefusals(said, before, kind.resource.noun);
  const member = memberOf({ memberId: before["memberId"] ?? null, ...memberSaid(said) }, writing);
  if (typeof member === "string") refusals.push(member);
  if (refusals.length > 0 || typeof member === "string") return refused(...refusals);
  const heldLines = held.parts.get(lineItems) ?? [];
  const lines = linesOf(given, heldLines, { kind, member, writing });
  if (lines.errors.length > 0) return refused(...lines.errors);
  const changed: Values = { ...before, ...said, ...memberMoves(said, member) };
  const moved = await followingMoves(changed, { before, kind: kind.resource, writing });
  const whole: Values = { ...changed, ...moved };
  const totals = movesAmounts(said, lines) ? totalsOf(whole, lines.all) : {};
  const isSent = isDispatched(whole) && !isDispatched(before);
  const sent = isSent ? shippedLines(lines) : lines;
  return weighSale({ values: { ...whole, ...totals }, lines: sent, before }, { kind, member, writing });
}

const isDispatched = ({ dispatchedDate }: Values): boolean => (dispatchedDate ?? null) !== null;

/** An email that is cleared names nobody else: the document stays with its contact. */
function memberSaid({ memberId, memberEmail }: Values): Values {
  if (memberId !== undefined) return { memberId };
  return textOf(memberEmail) === undefined ? {} : { memberId: null, memberEmail: memberEmail ?? null };
}

/** Whoever buys now, by id and by email. */
function memberMoves(said: Values, member: Values | undefined): Values {
  const memberId = member?.["id"] ?? null;
  const isOther = said["memberId"] !== undefined && said["memberEmail"] === undefined;
  return isOther ? { memberId, memberEmail: cut(member?.["email"] ?? null, memberEmailMax) } : { memberId };
}

const memberEmailMax = 250;

const amountFields = ["freightTotal", "surcharge", "discountTotal", "taxStatus", "taxRate"] as const;

/** Old totals stay where nothing moved that they are made of. */
function movesAmounts(said: Values, { inserted, updated }: LineWrites): boolean {
  const fields = ["qty", "unitPrice", "discount", "taxRate"];
  return (
    inserted.length > 0 ||
    updated.some(({ values }) => fields.some((name) => name in values)) ||
    amountFields.some((name) => name in said)
  );
}
