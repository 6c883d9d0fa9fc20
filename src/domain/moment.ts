// A moment as records, runs and the wire carry it. Knows no clock: moments are handed in.

/** The day in UTC: "2026-11-24". */
export function printDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** UTC in whole seconds: "2026-11-24T09:41:00Z". */
export function printMoment(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}
