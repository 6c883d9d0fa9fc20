// Circles in a graph of files. Knows only names and arrows.

/** One shortest circle for every knot of files that reach each other, closed: [a, b, a]. */
export function findCircles(arrows: ReadonlyMap<string, readonly string[]>): string[][] {
  const seen = new Set<string>();
  const circles: string[][] = [];
  for (const start of arrows.keys()) {
    const circle = seen.has(start) ? undefined : shortestCircle(start, arrows);
    if (!circle) continue;
    circle.forEach((name) => seen.add(name));
    circles.push(circle);
  }
  return circles;
}

function shortestCircle(start: string, arrows: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const name of queue) {
    for (const next of arrows.get(name) ?? []) {
      if (next === start) return [...pathTo(name, cameFrom), start];
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, name);
      queue.push(next);
    }
  }
  return undefined;
}

function pathTo(name: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const before = cameFrom.get(name);
  return before === undefined ? [name] : [...pathTo(before, cameFrom), name];
}
