import { printTable } from "./index";

describe("the table of figures", () => {
  it("shows a figure with its reference and ratio, and counts the goals met", () => {
    const table = printTable([
      {
        id: "check",
        what: "check of 100,000 contacts",
        value: 412.4,
        unit: "ms",
        reference: 824.9,
        ratio: 0.49994,
        goal: "≤ 1.0 ×",
        met: true,
      },
      {
        id: "bundle",
        what: "pane",
        value: 231.04,
        unit: "KiB",
        reference: null,
        ratio: null,
        goal: "≤ 220 KiB",
        met: false,
      },
    ]);
    expect(table.split("\n")).toEqual([
      "id      what                       value  unit  reference  ratio  goal       met",
      "check   check of 100,000 contacts  412    ms    825        0.5    ≤ 1.0 ×    yes",
      "bundle  pane                       231    KiB   –          –      ≤ 220 KiB  no",
      "",
      "1 of 2 goals met",
      "",
    ]);
  });
});
