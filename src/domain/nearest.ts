// Which of some names a mistyped one was probably meant to be. Only an offer: a single near name is offered as a fix, two are not.
// Knows no list and no field.

/** A name that may have been meant, and what it stands for. */
export interface Candidate<T> {
  readonly text: string;
  readonly value: T;
}

const longestText = 60;

/** Slips that are forgiven: one in a short name, two in a longer one. */
function slipsForgiven(length: number): number {
  if (length < 3) return 0;
  return length < 6 ? 1 : 2;
}

/** Figures are never a slip: 45 days are not 7 days mistyped. */
function figuresOf(text: string): string {
  return text.replace(/\D/g, "");
}

/** The one value with a name near to the text, case aside and figures the same; `undefined` where none or several are near. */
export function onlyNear<T>(text: string, candidates: readonly Candidate<T>[]): T | undefined {
  const wanted = text.toLowerCase();
  const near = candidates.filter((candidate) => isNear(wanted, candidate.text.toLowerCase()));
  const [first] = near;
  return first && near.every(({ value }) => value === first.value) ? first.value : undefined;
}

/** True where one text is the other with as many slips as its length forgives, and with the same figures. */
export function isNear(text: string, name: string): boolean {
  const most = slipsForgiven(text.length);
  if (most === 0 || text.length > longestText || Math.abs(name.length - text.length) > most) return false;
  return figuresOf(name) === figuresOf(text) && slips(name, text) <= most;
}

/** Letters added, lost, changed or swapped with their neighbour (optimal string alignment). */
function slips(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const change = (last[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      const gap = Math.min(last[column] ?? 0, current[column - 1] ?? 0) + 1;
      const isSwap = row > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const swap = isSwap ? (beforeLast[column - 2] ?? 0) + 1 : change;
      current.push(Math.min(change, gap, swap));
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}
