// The dictionary `priceColumns` of a product option: tier name and currency as the wire's keys have them, prices as JSON numbers. Knows
// no tier.
import { fromHundredths } from "../../domain/value";

const currencyLength = 3;

/**
 * The wire's key of a price column: the tier's name in camelCase, then the currency as it is: "RetailNZD" is retailNZD, "VIPNZD" is
 * vipNZD, "MSRPUSD" is msrpUSD. Source: contract §6, keys seen live.
 */
export function priceKeyOf(column: string): string {
  const isCurrency = /[A-Z]{3}$/.test(column) && column.length > currencyLength;
  const end = isCurrency ? column.length - currencyLength : column.length;
  return camelCase(column.slice(0, end)) + column.slice(end);
}

/** A run of capitals at the beginning is lower-cased, but for one that begins a word: "VIPPrice" is vipPrice. */
function camelCase(text: string): string {
  return text.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
}

/** Prices by column in hundredths, as JSON text, as the wire has them. What is no object of numbers is none. */
export function toPriceColumns(json: string): Readonly<Record<string, number>> {
  const prices = JSON.parse(json) as Readonly<Record<string, unknown>>;
  const entries = Object.entries(prices).filter((entry): entry is [string, number] =>
    Number.isSafeInteger(entry[1]),
  );
  return Object.fromEntries(entries.map(([column, price]) => [priceKeyOf(column), fromHundredths(price)]));
}
