// What a document that is written adds to what its contact owes, and whether the contact may owe it [SA6, SA7]. Knows no line's goods.
import type { Resource } from "../../contract/cin7/resources";
import { checkCredit, type CreditAnswer } from "../../domain/sale-credit";
import { numberOf, textOf, type Values } from "../../domain/value";
import { kept, movedFrom, refused, type Kept, type Refused, type Writing } from "./keeper";
import type { LineWrites } from "./sale-line-items";

/** How a kind of document differs from the others. */
export interface SaleKind {
  readonly resource: Resource;
  /** Begins the references that are given here: "SO-12". */
  readonly prefix: string;
  /** What an approved one adds to what its contact owes. */
  readonly owes: (total: number) => number;
  /** True where it is sold on credit, so that hold and limit count [SA6]. */
  readonly isOnCredit: boolean;
}

interface Sale {
  /** The document as it shall be. */
  readonly values: Values;
  readonly lines: LineWrites;
  /** As it was; undefined for a new one. */
  readonly before: Values | undefined;
}

interface Selling {
  readonly kind: SaleKind;
  readonly member: Values | undefined;
  readonly writing: Writing;
  readonly named?: NonNullable<Kept["named"]> | undefined;
}

/** What is to be written of a document, with what its contact then owes; refused where the policy says so, or where no number holds it. */
export function weighSale(sale: Sale, selling: Selling): Kept | Refused {
  const { values, before } = sale;
  if (![values["total"], values["productTotal"]].every((amount) => Number.isSafeInteger(amount ?? 0)))
    return refused("The total is more than can be counted. Correct the quantities and prices.");
  const owes = owedBy(selling.kind, before, values);
  const isMade = isOwed(values) && !isOwed(before);
  const { warnings, refusals } = creditOf(selling, { owes, isMade });
  if (refusals.length > 0) return refused(...refusals);
  return toWrite(sale, { ...selling, owes, warnings });
}

function toWrite(
  { values, lines, before }: Sale,
  { kind, writing, named, owes, warnings }: Selling & Pick<Kept, "owes" | "warnings">,
): Kept {
  const { inserted, updated } = lines;
  const noted = { ...values, ...noteOf(values, warnings) };
  const written = before ? movedFrom(before, noted) : noted;
  const isMoved = Object.keys(written).length + inserted.length + updated.length > 0;
  const [part] = kind.resource.parts;
  return kept(before && isMoved ? { ...written, modifiedDate: writing.now } : written, {
    parts: part ? [{ ...part, inserted, updated }] : [],
    ...{ owes, warnings },
    ...(named ? { named } : {}),
  });
}

/** Who opens the order reads the warning there, unless the client wrote comments of its own. */
function noteOf(values: Values, warnings: readonly string[]): Values {
  const isSaid = warnings.length > 0 && textOf(values["internalComments"]) === undefined;
  return isSaid ? { internalComments: warnings.join("\n") } : {};
}

function isOwed(values: Values | undefined): boolean {
  return values !== undefined && values["isApproved"] === true && values["isVoid"] !== true;
}

/** What each contact owes more after the document than before. */
function owedBy(kind: SaleKind, before: Values | undefined, after: Values): Map<number, number> {
  const owes = new Map<number, number>();
  const add = (values: Values | undefined, sign: 1 | -1): void => {
    const memberId = numberOf(values?.["memberId"]);
    if (memberId === undefined) return;
    const amount = isOwed(values) ? kind.owes(numberOf(values?.["total"]) ?? 0) : 0;
    owes.set(memberId, (owes.get(memberId) ?? 0) + sign * amount);
  };
  add(before, -1);
  add(after, 1);
  return new Map([...owes].filter(([, hundredths]) => hundredths !== 0));
}

/** A hold counts where the order comes to be owed; the limit wherever it comes to be owed more. */
function creditOf(
  { kind, member, writing }: Selling,
  { owes, isMade }: { readonly owes: ReadonlyMap<number, number>; readonly isMade: boolean },
): CreditAnswer {
  const adds = owes.get(Number(member?.["id"])) ?? 0;
  if (!kind.isOnCredit || !member || (!isMade && adds <= 0)) return { warnings: [], refusals: [] };
  return checkCredit({ ...writing.members.creditOf(member), adds }, writing.policy);
}
