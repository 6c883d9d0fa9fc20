// Shares of whole hundredths, rounded once, half away from zero: what is sold and what is given back come to the same. Knows no money.

/** amount × part ÷ whole, exact and rounded once; −1.5 becomes −2 as 1.5 becomes 2. Failure: a whole of 0 (our own bug). */
export function shareOf(amount: number, part: number, whole: number): number {
  const above = BigInt(amount) * BigInt(part);
  const below = BigInt(whole);
  const isNegative = above < 0n !== below < 0n;
  const size = (2n * magnitude(above) + magnitude(below)) / (2n * magnitude(below));
  return Number(isNegative ? -size : size);
}

function magnitude(number: bigint): bigint {
  return number < 0n ? -number : number;
}
