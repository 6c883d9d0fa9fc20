// A list call as a whole: its parameters, their defaults and their bounds.
import { queryableFields } from "../../src/contract/cin7/bind";
import { readListQuery } from "../../src/contract/cin7/query";
import { contactType } from "../../src/domain/contact";

const names = queryableFields(contactType);
const read = (raw: Record<string, unknown>) => readListQuery(raw, names);

describe("a list call", () => {
  it("has page 1 of 50 rows by id where it does not say", () => {
    expect(read({})).toEqual({ page: 1, rows: 50, order: [] });
    expect(read({ page: "", rows: " ", where: " ", order: "", fields: "" })).toEqual(read({}));
  });

  it("takes its names in any case, the last of two, and ignores what it does not know", () => {
    expect(read({ PAGE: ["1", "3"], Rows: "250", branchId: "3" })).toEqual({ page: 3, rows: 250, order: [] });
  });

  it.each([
    [{ page: "0" }, "page must be a whole number from 1."],
    [{ page: "1.5" }, "page must be a whole number from 1."],
    [{ rows: "251" }, "rows must be a whole number from 1 to 250."],
    [{ rows: "-1" }, "rows must be a whole number from 1 to 250."],
    [{ order: "nothing" }, "order: nothing is no field of a contact that can be asked for."],
    [{ fields: "id)" }, "fields: at character 3: expected a comma or the end, found )."],
    [
      { where: "id" },
      "where: at character 3: expected one of =, <>, >, <, >=, <=, LIKE, IN, NOT or IS after id, found the end.",
    ],
  ])("[SE4] refuses %j", (raw, message) => {
    expect(read(raw)).toEqual({ message });
  });

  it("[SE4] refuses a where beyond its length as one that is not found", () => {
    expect(read({ where: "x".repeat(4001) })).toEqual({
      tooLong: true,
      message: "where is longer than 4000 characters. Ask in smaller parts.",
    });
  });
});
