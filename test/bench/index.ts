// `npm run bench`: runs every test/bench/*.bench.ts in turn, prints their figures as a table, writes bench.json.
// It measures nothing itself, and no figure fails anything: goals that were missed are said.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "./figure";

interface BenchFile {
  /** Measures, and gives its figures in the order in which they shall be read. */
  readonly bench: () => Promise<Figure[]>;
}

/** Runs the benches whose file name contains one of `parts` (all, if there are none); sets the exit code if one broke. */
export async function runBenches(parts: readonly string[]): Promise<void> {
  const files = readdirSync(__dirname)
    .filter((file) => file.endsWith(".bench.ts"))
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
    .sort();
  const figures: Figure[] = [];
  for (const file of files) {
    process.stderr.write(`${file} …\n`);
    try {
      const { bench } = (await import(join(__dirname, file))) as BenchFile;
      figures.push(...(await bench()));
    } catch (cause) {
      process.exitCode = 1;
      process.stderr.write(
        `${file} broke: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`,
      );
    }
  }
  process.stdout.write(printTable(figures));
  writeFileSync("bench.json", `${JSON.stringify(figures, null, 2)}\n`);
}

/** The figures as a table of plain text, one line each, with a line that counts the goals met. */
export function printTable(figures: readonly Figure[]): string {
  const head = ["id", "what", "value", "unit", "reference", "ratio", "goal", "met"];
  const lines = [head, ...figures.map(cellsOf)];
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const table = lines.map((line) =>
    line
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const met = figures.filter((figure) => figure.met).length;
  return `${table.join("\n")}\n\n${met} of ${figures.length} goals met\n`;
}

function cellsOf(figure: Figure): string[] {
  const { id, what, value, unit, reference, ratio, goal, met } = figure;
  return [
    id,
    what,
    printNumber(value),
    unit,
    printNumber(reference),
    printNumber(ratio),
    goal,
    met ? "yes" : "no",
  ];
}

/** Three figures are what a benchmark on a busy machine can say. */
function printNumber(value: number | null): string {
  if (value === null) return "–";
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
