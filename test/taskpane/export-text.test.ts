import { decodeExport, readExport } from "../../src/taskpane/export-text";

const rowsOf = (text: string) => {
  const read = readExport(text);
  if (read.kind === "refused") throw new Error(read.message);
  return read.rows;
};
const notesOf = (text: string) => {
  const read = readExport(text);
  return read.kind === "rows" ? read.notes : [];
};
const refusal = (text: string) => {
  const read = readExport(text);
  return read.kind === "refused" ? read.message : "";
};

describe("the text of an export", () => {
  const two = [
    ["Name", "Zip"],
    ["Kiwi, Kai", "01010"],
  ];

  it.each([
    ["tabs", "Name\tZip\nKiwi, Kai\t01010\n"],
    ["commas and quotes", 'Name,Zip\r\n"Kiwi, Kai",01010\r\n'],
    ["semicolons", "Name;Zip\nKiwi, Kai;01010"],
    ["Excel's first line", "sep=;\r\nName;Zip\r\nKiwi, Kai;01010\r\n"],
    ["a byte order mark", "\ufeffName\tZip\nKiwi, Kai\t01010"],
    ["blank lines", "\nName\tZip\n\n\t\nKiwi, Kai\t01010\n\n"],
  ])("is read with %s", (_, text) => expect(rowsOf(text)).toEqual(two));

  it("keeps line breaks and quotes within quotes, and formulas as text", () => {
    expect(rowsOf('a,b\n"one\ntwo","say ""hi"""\n=cmd,-1')).toEqual([
      ["a", "b"],
      ["one\ntwo", 'say "hi"'],
      ["=cmd", "-1"],
    ]);
  });

  it("an empty one is refused", () => {
    expect(refusal("")).toContain("There is nothing to read.");
    expect(refusal(" \n\t\n")).toContain("There is nothing to read.");
    expect(refusal("\ufeffsep=;\n")).toContain("There is nothing to read.");
  });

  it("quotes that are not closed are refused with their row, unless every row is whole without them", () => {
    expect(refusal('a,b\n1,2\n"x, y,3\n4,5')).toContain(
      "The quotation marks from row 3 on do not come in pairs",
    );
    expect(rowsOf('a\tb\n"Big" Co\t2\n5" pipe\t3')).toEqual([
      ["a", "b"],
      ['"Big" Co', "2"],
      ['5" pipe', "3"],
    ]);
    expect(notesOf('a\tb\n"Big" Co\t2')).toEqual([expect.stringContaining("kept as they stand")]);
  });

  it("ragged rows are told, and a title above the names", () => {
    expect(notesOf("a,b\n1\n1,2,3")).toEqual([
      "Row 3 has more cells than the first row; they stand in columns of their own below.",
      "1 row shorter than the first: the missing cells are blank.",
    ]);
    expect(notesOf("Customers\n\na,b\n1,2")).toEqual(["Left out above the column names: “Customers”."]);
    expect(rowsOf("Customers\n\na,b\n1,2")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("50,000 rows are taken, 100,000 are refused as a whole", () => {
    expect(rowsOf(`a,b\n${"1,2\n".repeat(50_000)}`)).toHaveLength(50_001);
    expect(refusal(`a,b\n${"1,2\n".repeat(100_000)}`)).toContain(
      "at most 50,000 can be taken over in one go",
    );
  });
});

describe("the bytes of a file", () => {
  const text = "Name\tZip\nCafé\t1010";
  const read = (bytes: Uint8Array) => {
    const decoded = decodeExport(bytes);
    return decoded.kind === "text" ? decoded.text.replace(/^\ufeff/, "") : decoded.message;
  };

  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16, as Excel's Unicode text", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16, the other way round", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["Windows Western", Buffer.from(text, "latin1")],
  ])("are read as %s", (_, bytes) => expect(read(new Uint8Array(bytes))).toBe(text));

  it("that are no text are refused", () => {
    expect(read(new Uint8Array([0x50, 0x4b, 3, 4]))).toContain("This is an Excel workbook");
    expect(read(new Uint8Array([1, 0, 2, 0]))).toContain("This file is no text");
  });
});
