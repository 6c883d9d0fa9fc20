// Limits of the served contract, as people write them: "3/s,60/min,5000/day". Knows no clock and no client.

export interface RateLimit {
  readonly most: number;
  readonly windowMs: number;
  /** As the answer of a throttled call names it. */
  readonly per: "Second" | "Minute" | "Hour" | "Day";
}

const units: Readonly<Record<string, Pick<RateLimit, "windowMs" | "per">>> = {
  s: { windowMs: 1000, per: "Second" },
  min: { windowMs: 60_000, per: "Minute" },
  h: { windowMs: 3_600_000, per: "Hour" },
  day: { windowMs: 86_400_000, per: "Day" },
};

/** The limits in the order given, none for "off"; undefined where the text is neither. */
export function parseRate(text: string): readonly RateLimit[] | undefined {
  if (text.trim() === "off") return [];
  const limits = text.split(",").map((part) => parseLimit(part.trim()));
  return limits.every((limit) => limit !== undefined) ? limits : undefined;
}

function parseLimit(text: string): RateLimit | undefined {
  const [, most, unit] = /^([1-9]\d{0,8})\/(s|min|h|day)$/.exec(text) ?? [];
  const known = units[unit ?? ""];
  return most && known ? { most: Number(most), ...known } : undefined;
}
