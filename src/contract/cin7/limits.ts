// The numbers of the Cin7 Omni v1 contract: what one call may hold. Known to both ends.

/** Rows of a page where the call does not say. */
export const defaultRows = 50;
/** Most rows of a page. */
export const mostRows = 250;
/** Highest page number that is understood. */
export const mostPages = 10_000_000;
/** Most records in one POST or PUT. */
export const mostRecords = 250;
/** Most characters of `where`, `order` or `fields`, decoded. The live API answers 404 beyond about 2,000. */
export const mostQueryLength = 4000;
/** Deepest nesting of parentheses in `where` and `fields`. */
export const mostDepth = 32;
