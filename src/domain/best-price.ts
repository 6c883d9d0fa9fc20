// Rules on what a customer's promotions come to: one that never gives the best price, one that has ended, one that sells below cost.
// Customers share few combinations of tier, discount and promotions, so each is worked out once. The work is bounded: PR6 by distinct
// (promotion with its number, tier, discount) × its goods, PR5 by distinct (promotions, tier, discount) × goods, left at the first good
// on which a promotion wins.
import type { Draft, Found, Rule, RuleContext } from "./check";
import { offersIn, termsOf, type PriceBook } from "./price-book";
import type { Promotion } from "./promotion";
import { joinValued, splitValued } from "./spelling";
import { isFor, offeredPrice, type Offer, type PricedProduct, type Terms } from "./unit-price";
import { numberOf, textOf } from "./value";
import { amount, anyOf, quote } from "./wording";

const field = "promotions";

/** What there is to say of a customer with these promotions (text and offers) on these terms. */
type Judge = (
  ticked: { readonly text: string; readonly offers: readonly Offer[] },
  terms: Terms,
) => readonly Found[];

/** A rule's walk: the judge, made when the first customer with promotions comes by, asked once for each combination. */
function judging(context: RuleContext, makeJudge: (book: PriceBook) => Judge): ReturnType<Rule["prepare"]> {
  if (context.lists.promotions.length === 0) return {};
  let judge: Judge | undefined;
  const answers = new Map<string, Map<string, Map<number, readonly Found[]>>>();
  const answerFor = ({ entries }: Draft, text: string): readonly Found[] => {
    const byColumn = madeOnce(answers, text, () => new Map<string, Map<number, readonly Found[]>>());
    const column = textOf(entries.priceColumn) ?? "";
    const byDiscount = madeOnce(byColumn, column, () => new Map<number, readonly Found[]>());
    return madeOnce(byDiscount, numberOf(entries.percentageOff) ?? 0, () => {
      const book = context.priceBook();
      judge ??= makeJudge(book);
      return judge({ text, offers: offersIn(text, book) }, termsOf(entries, book));
    });
  };
  return {
    each: (draft, report) => {
      const text = textOf(draft.entries.promotions);
      if (text === undefined || draft.entries.isActive === false) return;
      for (const found of answerFor(draft, text)) report(draft, { field, value: text, ...found });
    },
  };
}

function madeOnce<K, T>(map: Map<K, T>, key: K, make: () => T): T {
  let one = map.get(key);
  if (one === undefined) map.set(key, (one = make()));
  return one;
}

/** The goods of each promotion, looked for once. */
function makeGoodsOf({ products }: PriceBook): (promotion: Promotion) => readonly PricedProduct[] {
  const known = new Map<Promotion, readonly PricedProduct[]>();
  return (promotion) => {
    const goods = known.get(promotion) ?? products.filter((product) => isFor(promotion, product));
    known.set(promotion, goods);
    return goods;
  };
}

function codeOf({ promotion }: Offer): string {
  return promotion.code ?? "";
}

function hasEnded({ ends }: Promotion, today: string): boolean {
  return textOf(ends) !== undefined && (ends ?? "") < today;
}

/** The fix that takes one tick off; its price is never paid, so nothing changes for the customer. */
function unticking(text: string, code: string) {
  const staying = splitValued(text).filter(({ name }) => name !== code);
  return { fix: { field, to: joinValued(staying), label: `Untick ${code}` } };
}

const bestWins: Rule = {
  id: "PR5",
  severity: "W",
  why: "Of several promotions on the same goods the lowest price is paid; a tick that never decides it promises what nobody gets.",
  prepare: (context) =>
    judging(context, (book) => {
      const goodsOf = makeGoodsOf(book);
      return ({ text, offers }, terms) => {
        const running = offers.filter(
          ({ promotion }) => promotion.isActive !== false && !hasEnded(promotion, context.today),
        );
        const losers = running.flatMap((offer) => {
          const rivals = rivalsOf(offer, running, context.today);
          const beaten =
            rivals.length > 0
              ? beatenBy(offer, {
                  rivals,
                  goods: goodsOf(offer.promotion),
                  terms,
                })
              : undefined;
          return beaten ? [{ code: codeOf(offer), ...beaten }] : [];
        });
        return losers.map(({ code, winners, count }) => {
          const goods = count === 1 ? "its only product" : `all ${count} of its products`;
          const message = `promotion ${quote(code)} never gives the lowest price: on ${goods} ${anyOf(winners)} is as good or better. Untick it, or change its value.`;
          return {
            message,
            ...(losers.length === 1 ? unticking(text, code) : {}),
          };
        });
      };
    }),
};

interface Rival {
  readonly offer: Offer;
  /** True where it wins at the same price too: it asks for less, or comes first by code. */
  readonly winsTies: boolean;
}

/** The offers that apply whenever this one does; against any other it has a day or a quantity of its own. */
function rivalsOf(offer: Offer, running: readonly Offer[], today: string): Rival[] {
  const at = running.indexOf(offer);
  return running.flatMap((other, index) => {
    if (index === at || !covers(other.promotion, offer.promotion, today)) return [];
    return [
      {
        offer: other,
        winsTies: index < at || !covers(offer.promotion, other.promotion, today),
      },
    ];
  });
}

/** True where the one applies on every day from today, and from every quantity and spend, on and from which the other does. */
function covers(one: Promotion, other: Promotion, today: string): boolean {
  const from = (starts: string | null) => (starts !== null && starts > today ? starts : today);
  const isLongEnough = !one.ends || (Boolean(other.ends) && one.ends >= (other.ends ?? ""));
  const isAsEasy =
    (one.minQuantity ?? 1) <= (other.minQuantity ?? 1) && (one.minSpend ?? 0) <= (other.minSpend ?? 0);
  return from(one.starts) <= from(other.starts) && isLongEnough && isAsEasy;
}

/** The codes that beat an offer on every product of its goods, and how many these are; nothing where it wins on one, or has none. */
function beatenBy(
  offer: Offer,
  {
    rivals,
    goods,
    terms,
  }: {
    rivals: readonly Rival[];
    goods: readonly PricedProduct[];
    terms: Terms;
  },
): { readonly winners: readonly string[]; readonly count: number } | undefined {
  const winners = new Set<string>();
  let count = 0;
  for (const product of goods) {
    const price = offeredPrice(offer, product, terms);
    if (price === undefined) continue;
    const winner = bestRival(rivals, price, (rival) => offeredPrice(rival, product, terms));
    if (!winner) return undefined;
    winners.add(codeOf(winner));
    count += 1;
  }
  return count > 0 ? { winners: [...winners], count } : undefined;
}

function bestRival(
  rivals: readonly Rival[],
  price: number,
  priceOf: (offer: Offer) => number | undefined,
): Offer | undefined {
  let best: { readonly offer: Offer; readonly price: number } | undefined;
  for (const { offer, winsTies } of rivals) {
    const theirs = priceOf(offer);
    const isBetter = theirs !== undefined && (theirs < price || (theirs === price && winsTies));
    if (isBetter && (!best || theirs < best.price)) best = { offer, price: theirs };
  }
  return best?.offer;
}

const worthwhile: Rule = {
  id: "PR6",
  severity: "W",
  why: "A promotion that has ended is a promise that is no longer kept; one below cost loses money on every sale.",
  prepare: (context) =>
    judging(context, (book) => {
      const lossOf = makeLossOf(book);
      return ({ text, offers }, terms) => {
        const ended = offers.filter(({ promotion }) => hasEnded(promotion, context.today));
        const endings = ended.map((offer) => ({
          message: `promotion ${quote(codeOf(offer))} ended on ${offer.promotion.ends ?? ""}. Untick it, or move its end.`,
          ...(ended.length === 1 ? unticking(text, codeOf(offer)) : {}),
        }));
        const running = offers.filter(
          ({ promotion }) => promotion.isActive !== false && !hasEnded(promotion, context.today),
        );
        const losses = running.flatMap((offer) => lossOf(offer, terms) ?? []);
        return [...endings, ...losses.map((message) => ({ message }))];
      };
    }),
};

/** What an offer's price depends on: a discount only where it is taken off before, a tier only where no other is named. */
function basisOf({ promotion }: Offer, { column, discount }: Terms): string {
  if (promotion.kind === "Contract price") return "";
  if (promotion.kind === "% off price tier") return promotion.priceColumn ?? column;
  return `${discount} ${column}`;
}

/** A function that says of an offer on some terms on which goods it sells below cost; nothing where it does on none. */
function makeLossOf(book: PriceBook): (offer: Offer, terms: Terms) => string | undefined {
  const goodsOf = makeGoodsOf(book);
  const known = new Map<string, string | undefined>();
  return (offer, terms) => {
    const key = `${codeOf(offer)}=${offer.override ?? ""} ${basisOf(offer, terms)}`;
    if (!known.has(key)) known.set(key, lossIn(goodsOf(offer.promotion), offer, terms));
    return known.get(key);
  };
}

function lossIn(goods: readonly PricedProduct[], offer: Offer, terms: Terms): string | undefined {
  let [count, worst, message] = [0, 0, ""];
  for (const product of goods) {
    const price = product.cost === undefined ? undefined : offeredPrice(offer, product, terms);
    const loss = price === undefined ? 0 : (product.cost ?? 0) - price;
    if (loss <= 0) continue;
    count += 1;
    if (loss <= worst) continue;
    worst = loss;
    message = `promotion ${quote(codeOf(offer))} sells ${quote(product.code)} at ${amount(price ?? 0)}, below its cost of ${amount(product.cost ?? 0)}`;
  }
  if (count === 0) return undefined;
  const others = count > 1 ? `, and ${count - 1} more of its products below theirs` : "";
  return `${message}${others}.`;
}

export const bestPriceRules = { bestWins, worthwhile } as const;
