import { parseTickNumber } from "../../src/taskpane/tick-visible";

describe("the number that stands instead of a tick", () => {
  it("is typed plainly, with a comma or with %", () => {
    expect(["7.5", "7,5", " 7.5 % ", "12"].map(parseTickNumber)).toEqual([7.5, 7.5, 7.5, 12]);
  });

  it("is none where it would have to be guessed", () => {
    for (const typed of ["", "0", "-1", "7.555", "1,250.00", "5k", "1e3"])
      expect(parseTickNumber(typed)).toBeUndefined();
  });
});
