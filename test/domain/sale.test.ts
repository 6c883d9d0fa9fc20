// What a sale takes from its contact: addresses, terms, tax, prices; and whether it may be made on credit.
import fc from "fast-check";
import { defaultPolicy } from "../../src/domain/policy";
import { makeSaleFiller } from "../../src/domain/sale";
import { checkCredit, type CreditQuestion } from "../../src/domain/sale-credit";
import { priceLine, type SoldOption } from "../../src/domain/sale-lines";
import type { Lists } from "../../src/domain/lists";
import type { Values } from "../../src/domain/value";
import { contact, lists } from "../support/makers";
import { product, promotion } from "../support/selling-makers";

const cafe = contact({
  address1: "12 Quay St",
  city: "Auckland",
  postCode: "1010",
  country: "New Zealand",
  postalAddress1: "PO Box 12",
  postalCity: "Auckland",
  phone: "09 555 0101",
});

function fill(
  given: Values,
  more: { member?: Values; payer?: Values; account?: Partial<Lists> } = {},
): Values {
  const { member = cafe, payer, account = {} } = more;
  return makeSaleFiller(lists(account), defaultPolicy)({ memberId: 41, ...given }, { member, payer });
}

describe("what a sale takes from its contact [SA1]", () => {
  it("[SA1] is who it is, where it goes, where it is billed, terms, sales person, GL account and currency", () => {
    expect(fill({})).toMatchObject({
      memberId: 41,
      company: "Harbour Cafe Ltd",
      email: "mia@harbourcafe.example",
      phone: "09 555 0101",
      deliveryFirstName: "Mia",
      deliveryAddress1: "12 Quay St",
      deliveryPostalCode: "1010",
      billingCompany: "Harbour Cafe Ltd",
      billingAddress1: "PO Box 12",
      billingPostalCode: null,
      paymentTerms: "20th of Following Month",
      salesPersonId: 3,
      costCenter: "Wholesale Revenue",
      currencyCode: "NZD",
    });
  });

  it("[SA1] is the delivery address where no postal one is kept", () => {
    const member = contact({ address1: "1 Hill Rd", country: "New Zealand" });
    expect(fill({}, { member })).toMatchObject({
      billingAddress1: "1 Hill Rd",
      billingCountry: "New Zealand",
    });
  });

  it("[SA1] is the payer's address and terms where another pays, and its GL account for branches", () => {
    const payer = contact({
      id: 7,
      company: "Harbour Group",
      address1: "9 Head St",
      paymentTerms: "30 Days from Invoice",
    });
    const member = contact({ billingId: 7, billingCostCenter: "Online Sales" });
    expect(fill({}, { member, payer })).toMatchObject({
      company: "Harbour Cafe Ltd",
      billingCompany: "Harbour Group",
      billingAddress1: "9 Head St",
      paymentTerms: "30 Days from Invoice",
      costCenter: "Online Sales",
    });
  });

  it("[SA1] never wins over what is given, cleared values too", () => {
    const filled = fill({});
    const anyGiven = fc.dictionary(
      fc.constantFrom(...Object.keys(filled).filter((name) => !name.startsWith("tax"))),
      fc.oneof(fc.constant(null), fc.string({ minLength: 1 })),
    );
    fc.assert(
      fc.property(anyGiven, (given) => {
        expect(fill(given)).toMatchObject(given);
      }),
    );
  });
});

describe("the tax of a sale [SA4]", () => {
  const account: Partial<Lists> = {
    taxRates: [
      { id: 1, name: "GST 15%", ratePercent: 15_00, country: "New Zealand", isActive: true },
      { id: 2, name: "GST 10%", ratePercent: 10_00, country: "Australia", isActive: true },
      { id: 3, name: "No tax", ratePercent: 0, country: null, isActive: true },
    ],
  };
  const taxOf = (given: Values, member: Values = cafe) => {
    const { taxRate, taxStatus, alternativeTaxRate } = fill(given, { member, account });
    return [taxRate, taxStatus, alternativeTaxRate];
  };
  it("[SA4] goes by the tax rules for where the goods go", () => {
    expect(taxOf({})).toEqual([15_00, "Excl", null]);
    expect(taxOf({ deliveryCountry: "Australia" })).toEqual([10_00, "Excl", "GST 10%"]);
  });
  it("[SA4] is the contact's own rate before the rules, and the document's before both", () => {
    expect(taxOf({}, { ...cafe, taxStatus: "gst 10%" })).toEqual([10_00, "Excl", "GST 10%"]);
    expect(taxOf({ alternativeTaxRate: "No tax" }, { ...cafe, taxStatus: "GST 10%" })).toEqual([
      0,
      "Exempt",
      "No tax",
    ]);
  });
  it("[SA4] is the usual rate where no rule says another, and what is given stays", () => {
    expect(taxOf({ deliveryCountry: "Fiji" })).toEqual([15_00, "Excl", null]);
    expect(taxOf({ taxRate: 9_00, taxStatus: "Incl" })).toEqual([9_00, "Incl", null]);
    expect(taxOf({ taxStatus: "Undefined" })).toEqual([15_00, "Excl", null]);
  });
});

describe("the price of a line [SA2]", () => {
  const bean: SoldOption = {
    product: product(1, "BEAN1"),
    values: { code: "BEAN1", name: "Beans", productId: 1, productOptionId: 11 },
  };
  const price = (given: Values, option: SoldOption | undefined = bean, member: Values = {}) =>
    priceLine(given, option, {
      lists: lists({ promotions: [promotion(1, "W26", { percent: 20_00, minQuantity: 10 })] }),
      member: contact(member),
      day: "2026-11-24",
    });

  it("[SA2] is the tier's less the contact's discount, with what the goods are", () => {
    expect(price({ code: "BEAN1", qty: 3_00 }).values).toEqual({
      code: "BEAN1",
      name: "Beans",
      productId: 1,
      productOptionId: 11,
      qty: 3_00,
      unitPrice: 14_250000,
      discount: 0,
    });
  });
  it("[SA2] is the best promotion's where its quantity is reached", () => {
    const ticked = { promotions: "W26" };
    const priceAt = (qty: number) => price({ qty }, bean, ticked).values["unitPrice"];
    expect([priceAt(9_00), priceAt(10_00), priceAt(-10_00)]).toEqual([14_250000, 12_000000, 12_000000]);
  });
  it("[SA2] is the first tier's for a contact without one, and one unit where no quantity is given", () => {
    expect(price({}, bean, { priceColumn: null, percentageOff: null }).values).toMatchObject({
      qty: 1_00,
      unitPrice: 20_000000,
    });
  });
  it("[SA2] never wins over a price, a name or a discount that is given", () => {
    const given = { unitPrice: 1_000000, name: "Sample", discount: 50, qty: 2_00 };
    expect(price(given).values).toMatchObject(given);
  });
  it("[SA3] is asked for where nobody has one", () => {
    const nowhere = { ...bean, product: product(1, "BEAN1", { prices: "{}" }) };
    expect(price({ qty: 1_00 }, nowhere).error).toBe(
      "“BEAN1” has no price in the price tier WholesaleNZD. Give the line a unitPrice.",
    );
    expect(
      priceLine({ code: "NOPE" }, undefined, { lists: lists(), member: cafe, day: "2026-11-24" }).error,
    ).toBe("There is no product option with the code “NOPE”. Correct it, or give the line a unitPrice.");
    expect(
      priceLine({ unitPrice: 5_000000, name: "Fee" }, undefined, {
        lists: lists(),
        member: cafe,
        day: "2026-11-24",
      }),
    ).toEqual({
      values: { unitPrice: 5_000000, name: "Fee", discount: 0, qty: 1_00 },
    });
  });
});

describe("an order on credit [SA6]", () => {
  const ask = (more: Partial<CreditQuestion>, policy = {}) =>
    checkCredit(
      {
        customer: { name: "Harbour Cafe", onHold: false },
        payer: undefined,
        limit: 1_000_00,
        owed: 900_00,
        adds: 100_00,
        ...more,
      },
      { ...defaultPolicy, ...policy },
    );
  const held = { customer: { name: "Harbour Cafe", onHold: true } };

  it("[SA6] within the limit is let through; over it, or for one on hold, it is warned of", () => {
    expect(ask({})).toEqual({ warnings: [], refusals: [] });
    expect(ask({ adds: 100_01 }).warnings).toEqual([
      "“Harbour Cafe” would owe NZD 1,000.01, over the credit limit of NZD 1,000. Take a payment, raise the limit, or order less.",
    ]);
    expect(ask(held).warnings).toEqual(["“Harbour Cafe” is on hold. Take the hold off, or ask finance."]);
  });
  it("[SA6] is refused where the policy says so, each for itself", () => {
    expect(ask({ ...held, adds: 200_00 }, { ordersOnHold: "refuse" })).toMatchObject({
      warnings: [expect.stringContaining("over the credit limit")],
      refusals: [expect.stringContaining("on hold")],
    });
  });
  it("[SA6] looks at who pays, and lets through what adds nothing or has no limit", () => {
    const payer = { name: "Harbour Group", onHold: true };
    expect(ask({ payer }).warnings).toEqual([
      "“Harbour Group”, who pays for “Harbour Cafe”, is on hold. Take the hold off, or ask finance.",
    ]);
    expect([ask({ adds: 0, owed: 5_000_00 }), ask({ limit: undefined, adds: 9_000_00 })]).toEqual([
      { warnings: [], refusals: [] },
      { warnings: [], refusals: [] },
    ]);
  });
});
