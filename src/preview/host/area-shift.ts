/**
 * How a rectangle of cells follows rows and columns that are inserted, removed or moved about. Pure geometry; what
 * the rectangle means (a table, a filter) and who moved the cells it must not know.
 */
import type { Area } from "./address";

/** What happened to the cells of one sheet. Lines are rows or columns, zero-based. */
export type Shift =
  | { readonly kind: "insert"; readonly axis: Axis; readonly at: number; readonly count: number }
  | { readonly kind: "remove"; readonly axis: Axis; readonly at: number; readonly count: number }
  | {
      readonly kind: "moveLines";
      readonly axis: Axis;
      readonly from: number;
      readonly count: number;
      readonly to: number;
    }
  | { readonly kind: "moveCells"; readonly from: Area; readonly to: Area };

export type Axis = "row" | "column";

interface Span {
  readonly start: number;
  readonly end: number;
}

const spanOf = (area: Area, axis: Axis): Span =>
  axis === "row"
    ? { start: area.row, end: area.row + area.rowCount - 1 }
    : { start: area.column, end: area.column + area.columnCount - 1 };

function withSpan(area: Area, axis: Axis, span: Span): Area {
  const count = span.end - span.start + 1;
  return axis === "row"
    ? { ...area, row: span.start, rowCount: count }
    : { ...area, column: span.start, columnCount: count };
}

function inserted(span: Span, at: number, count: number): Span {
  if (at > span.end) return span;
  return { start: at <= span.start ? span.start + count : span.start, end: span.end + count };
}

function removed(span: Span, at: number, count: number): Span | null {
  const before = (line: number) => Math.min(Math.max(line - at, 0), count);
  const start = span.start - before(span.start);
  const end = span.end - before(span.end + 1);
  return end < start ? null : { start, end };
}

function linesMoved(span: Span, shift: Extract<Shift, { kind: "moveLines" }>): Span {
  const { from, count, to } = shift;
  const last = from + count - 1;
  const at = to > from ? to - count : to;
  const offset = at - from;
  if (from <= span.start && last >= span.end) {
    return { start: span.start + offset, end: span.end + offset };
  }
  const isInside = from >= span.start && last <= span.end && to >= span.start && to <= span.end + 1;
  const rest = isInside ? null : removed(span, from, count);
  return rest ? inserted(rest, at, count) : span;
}

const contains = (outer: Area, inner: Area, axis: Axis): boolean => {
  const out = spanOf(outer, axis);
  const within = spanOf(inner, axis);
  return out.start <= within.start && out.end >= within.end;
};

function cellsMoved(area: Area, from: Area, to: Area): Area {
  if (contains(from, area, "row") && contains(from, area, "column")) {
    return {
      ...area,
      row: area.row + to.row - from.row,
      column: area.column + to.column - from.column,
    };
  }
  for (const axis of ["row", "column"] as const) {
    const across = axis === "row" ? "column" : "row";
    const delta = spanOf(to, axis).start - spanOf(from, axis).start;
    if (!contains(from, area, across) || delta === 0) continue;
    const span = spanOf(area, axis);
    const { start, end } = spanOf(from, axis);
    // Cells that are pushed or pulled reach to the last; what is cut from the middle and pasted leaves the area as it is.
    if (end < span.end) continue;
    const isPushedOut = delta > 0 && start > span.start && start <= span.end;
    const isPulledIn = delta < 0 && start > span.start && start <= span.end + 1;
    const isCut = isPulledIn && start + delta <= span.end && start + delta > span.start;
    if (isPushedOut || isCut) return withSpan(area, axis, { ...span, end: span.end + delta });
  }
  return area;
}

/** Where the area stands after the shift; null where all of it was removed. */
export function areaAfter(area: Area, shift: Shift): Area | null {
  switch (shift.kind) {
    case "insert":
      return withSpan(area, shift.axis, inserted(spanOf(area, shift.axis), shift.at, shift.count));
    case "remove": {
      const span = removed(spanOf(area, shift.axis), shift.at, shift.count);
      return span && withSpan(area, shift.axis, span);
    }
    case "moveLines":
      return withSpan(area, shift.axis, linesMoved(spanOf(area, shift.axis), shift));
    case "moveCells":
      return cellsMoved(area, shift.from, shift.to);
    default: {
      const unknown: never = shift;
      return unknown;
    }
  }
}
