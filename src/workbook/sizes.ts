// How wide columns and how high headers are, from what they say, so that nothing is cut. Knows characters and points, no cells.

/** Room for the arrow of a drop-down, and for the frame that some hosts draw around its choice. */
const roomForArrow = 6;
const mostForChoices = 34;

/** The width, in characters, of a column that offers these choices: each on one line, as far as that is sensible. */
export function widthWithChoices(width: number, choices: readonly string[]): number {
  if (choices.length === 0) return width;
  const longest = choices.reduce((most, choice) => Math.max(most, choice.length), 0);
  return Math.max(width, Math.min(longest, mostForChoices)) + roomForArrow;
}

const pointsInCharacter = 5.25;
const pointsOfPadding = 4;

/** A width of so many characters in the host's points. */
export function pointsOf(width: number): number {
  return width * pointsInCharacter + pointsOfPadding;
}

/** Bold letters are wider than the digits that widths are counted in. */
const boldShare = 0.85;
const roomForFilterButton = 3;
const fewestLines = 2;
const mostLines = 5;
const pointsOfLine = 15;
const pointsOfFilterButton = 4;

/** The width, in characters, that cuts no word of the header, and is at least `least`. */
export function widthWithHeader(header: string, least: number): number {
  const longest = header.split(" ").reduce((most, { length }) => Math.max(most, length), 0);
  return Math.max(least, Math.ceil(longest / boldShare) + roomForFilterButton);
}

/** The height, in points, that shows these headers whole, each wrapped in its column's width. */
export function heightOfHeaders(
  columns: readonly { readonly header: string; readonly width: number }[],
): number {
  const lines = columns.map(({ header, width }) => linesOf(header, Math.floor(width * boldShare)));
  const most = lines.reduce((one, other) => Math.max(one, other), fewestLines);
  return Math.min(most, mostLines) * pointsOfLine + pointsOfFilterButton;
}

/** Lines that a text takes where it wraps between words, and within those that are longer than a line. */
function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(" ")) {
    if (used > 0 && used + 1 + length <= width) {
      used += 1 + length;
      continue;
    }
    if (used > 0) lines += 1;
    lines += Math.ceil(length / width) - 1;
    used = length % width || Math.min(length, width);
  }
  return lines;
}
