// A moment as people read it here: "24 Nov 2026, 09:41", in the time zone of this machine.

export function sayMoment(instant: string): string {
  return new Date(instant).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}
