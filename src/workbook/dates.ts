// Excel's serial numbers (1900 date system) from and to plain days and UTC instants. The only place where serials are known;
// they carry no zone, so everything here is UTC.

const dayMs = 86_400_000;
/** Serial 0 for days from March 1900 on: Excel counts a 29 February 1900 that never was. */
const epochMs = Date.UTC(1899, 11, 30);
const firstTrueSerial = 61;
const falseLeapDay = 60;
const lastSerial = 2_958_465;
const secondsADay = 86_400;

/** The serial of "2026-11-24"; undefined for a day that Excel does not have (before 1900, after 9999) or that is none. */
export function serialOfDay(day: string): number | undefined {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(ms)) return undefined;
  const serial = Math.round((ms - epochMs) / dayMs);
  const counted = serial < firstTrueSerial ? serial - 1 : serial;
  return counted >= 1 && counted <= lastSerial ? counted : undefined;
}

/** The day of a whole serial; undefined for one with a time, for Excel's 29 February 1900, and beyond its calendar. */
export function dayOfSerial(serial: number): string | undefined {
  if (!Number.isInteger(serial) || serial < 1 || serial > lastSerial || serial === falseLeapDay)
    return undefined;
  const counted = serial < falseLeapDay ? serial + 1 : serial;
  return new Date(epochMs + counted * dayMs).toISOString().slice(0, 10);
}

/** The serial of "2026-11-24T09:41:00Z", to the second; undefined where `serialOfDay` gives none. */
export function serialOfInstant(instant: string): number | undefined {
  const [, day = "", hour, minute, second] = /^([\d-]+)T(\d{2}):(\d{2}):(\d{2})Z$/.exec(instant) ?? [];
  const serial = serialOfDay(day);
  if (serial === undefined) return undefined;
  return serial + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / secondsADay;
}

/** The UTC instant of a serial, rounded to the second; undefined where `dayOfSerial` gives none for its day. */
export function instantOfSerial(serial: number): string | undefined {
  const seconds = Math.round(serial * secondsADay);
  const day = dayOfSerial(Math.floor(seconds / secondsADay));
  if (day === undefined) return undefined;
  const time = new Date((seconds % secondsADay) * 1000).toISOString().slice(11, 19);
  return `${day}T${time}Z`;
}
