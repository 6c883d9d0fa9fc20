// Another system's export as it comes: the bytes of a file or a text that was pasted, read into rows of texts. What cannot be read for certain
// is refused with the line and what to do; nothing is dropped without a word. Knows no sheet.
import { parse } from "papaparse";
import { rowsAboveHeader } from "../workbook/export-header";
import { plural } from "./findings-view";

/** The rows, and what people should know of how they were read; or why they could not be. */
export type ReadExport =
  | {
      readonly kind: "rows";
      readonly rows: readonly (readonly string[])[];
      readonly notes: readonly string[];
    }
  | { readonly kind: "refused"; readonly message: string };

/** Most rows in one go: a plan takes no more changes. */
const mostRows = 50_000;

const refused = (message: string) => ({ kind: "refused", message }) as const;

const zipMark = [0x50, 0x4b];

/** The text of a file: UTF-8 or UTF-16 by its mark, else UTF-8, else what Windows in the West writes. */
export function decodeExport(
  bytes: Uint8Array,
):
  | { readonly kind: "text"; readonly text: string; readonly notes: readonly string[] }
  | ReturnType<typeof refused> {
  if (zipMark.every((byte, at) => bytes[at] === byte))
    return refused(
      "This is an Excel workbook, not a CSV file. Open it, copy its rows and paste them here, or save it as CSV.",
    );
  const text = (label: string, notes: readonly string[] = []) =>
    ({ kind: "text", text: new TextDecoder(label).decode(bytes), notes }) as const;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return text("utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return text("utf-16be");
  if (bytes.includes(0)) return refused("This file is no text. Choose a CSV file, or paste the rows.");
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), notes: [] };
  } catch {
    return text("windows-1252", [
      "The file does not say how its letters are written; it was read as Windows Western. Look at names with accents.",
    ]);
  }
}

const byteOrderMark = /^\ufeff/;
const separatorLine = /^sep=(.)\r?\n/i;

/** Reads the rows of a text whose cells are parted by tabs, commas, semicolons or bars; "sep=;" in its first line is obeyed. */
export function readExport(text: string): ReadExport {
  const plain = text.replace(byteOrderMark, "");
  const separator = separatorLine.exec(plain);
  const body = separator ? plain.slice(separator[0].length) : plain;
  if (body.trim() === "")
    return refused(
      "There is nothing to read. Copy the rows of the export, its column names first, and paste them here.",
    );
  const delimiter = separator?.[1] ?? (body.slice(0, 10_000).includes("\t") ? "\t" : "");
  const read = parseRows(body, { delimiter });
  if (read.brokenRow === undefined) return judged(read.rows, []);
  const literal = parseRows(body, { delimiter: read.delimiter, quoteChar: "\0" });
  const width = literal.rows[0]?.length;
  if (width !== undefined && width > 1 && literal.rows.every((row) => row.length === width))
    return judged(literal.rows, ["Quotation marks were kept as they stand: they do not come in pairs."]);
  return refused(
    `The quotation marks from row ${read.brokenRow + 1} on do not come in pairs, so cells would run into each other. Mend them in the export, or copy the rows from Excel and paste them. Nothing was taken over.`,
  );
}

interface Parsed {
  readonly rows: readonly string[][];
  readonly delimiter: string;
  /** Counted from 0. */
  readonly brokenRow: number | undefined;
}

function parseRows(text: string, as: { readonly delimiter: string; readonly quoteChar?: string }): Parsed {
  const { data, errors, meta } = parse<string[]>(text, { ...as, skipEmptyLines: "greedy" });
  const broken = errors.find(({ type }) => type === "Quotes");
  return { rows: data, delimiter: meta.delimiter, brokenRow: broken && (broken.row ?? 0) };
}

function judged(rows: readonly string[][], notes: readonly string[]): ReadExport {
  if (rows.length > mostRows + 1) {
    const [count, most] = [rows.length, mostRows].map((own) => own.toLocaleString("en"));
    return refused(
      `These are ${count} rows; at most ${most} can be taken over in one go. Take them in parts. Nothing was taken over.`,
    );
  }
  const above = rowsAboveHeader(rows);
  const title = rows
    .slice(0, above)
    .flat()
    .filter((cell) => cell.trim() !== "");
  const left = above === 0 ? [] : [`Left out above the column names: “${title.join(" ")}”.`];
  const body = rows.slice(above);
  return { kind: "rows", rows: body, notes: [...notes, ...left, ...raggedNotes(body)] };
}

/** Nothing is lost in ragged rows: they are blank to the right, or make further columns. */
function raggedNotes(rows: readonly string[][]): readonly string[] {
  const width = rows[0]?.length ?? 0;
  const longer = rows.findIndex((row) => row.slice(width).some((cell) => cell.trim() !== ""));
  const shorter = rows.filter((row) => row.length < width).length;
  return [
    ...(longer < 0
      ? []
      : [`Row ${longer + 1} has more cells than the first row; they stand in columns of their own below.`]),
    ...(shorter === 0
      ? []
      : [`${plural(shorter, "row")} shorter than the first: the missing cells are blank.`]),
  ];
}
