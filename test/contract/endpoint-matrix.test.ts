// Which verbs each served resource has, as the endpoint matrix of the contract (§3) has them: they stand here a second time.
import { resources } from "../../src/contract/cin7/resources";
import { servedRights } from "../../src/contract/cin7/rights";

const reading = ["read"];
const writing = ["read", "create", "update"];
const all = ["read", "create", "update", "delete"];

describe("the served resources", () => {
  it("[CT3] have the verbs of the endpoint matrix, and no other", () => {
    expect(Object.fromEntries(servedRights.map(({ name, verbs }) => [name, verbs]))).toEqual({
      ...{ Contacts: all, Payments: all },
      ...{ Quotes: writing, SalesOrders: writing, CreditNotes: writing, Branches: writing },
      ...{ Products: writing, ProductOptions: writing, ProductCategories: writing },
      ...{ SalesOrdersWithCartons: reading, Users: reading, Stock: reading, Voucher: reading },
    });
  });

  it("[CT3] are read one by one by id, Stock by barcode and Voucher by code; loadboms is for quotes and orders", () => {
    const others = resources.filter(({ oneBy }) => oneBy !== "id");
    expect(others.map(({ path, oneBy }) => [path, oneBy])).toEqual([
      ["/Stock", "barcode"],
      ["/Voucher", "code"],
    ]);
    expect(resources.filter(({ one }) => one === "collection").map(({ path }) => path)).toEqual([
      "/ProductOptions",
      "/Stock",
    ]);
    expect(resources.filter(({ takesBoms }) => takesBoms).map(({ path }) => path)).toEqual([
      "/SalesOrders",
      "/Quotes",
    ]);
  });
});
