// What a policy that refuses does to orders through the served contract.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, removeFolders } from "../support/service";
import { openShop } from "../support/shop";

afterAll(removeFolders);

describe("orders where the policy refuses", () => {
  it("[SA6] of a customer on hold are refused, over the limit too, and quotes are not", async () => {
    const DATA_DIR = makeFolder();
    const policy = { ordersOnHold: "refuse", ordersOverLimit: "refuse" };
    writeFileSync(join(DATA_DIR, "policy.json"), JSON.stringify(policy));
    const shop = await openShop({ DATA_DIR });
    const memberId = await shop.customer({ company: "Slow Ltd", onHold: true, creditLimit: 100 });
    const record = { memberId, lineItems: [{ name: "Fee", unitPrice: 150, qty: 1 }], taxStatus: "Exempt" };
    const [order] = await shop.send("POST", "/SalesOrders", [record]);
    expect(order).toMatchObject({
      success: false,
      id: null,
      errors: [
        "“Slow Ltd” is on hold. Take the hold off, or ask finance.",
        expect.stringContaining("over the credit limit of NZD 100"),
      ],
    });
    const [quote, draft] = [
      await shop.made("/Quotes", record),
      await shop.made("/SalesOrders", { ...record, isApproved: false }),
    ];
    expect(quote).toBeGreaterThan(0);
    const [approved] = await shop.send("PUT", "/SalesOrders", [{ id: draft, isApproved: true }]);
    expect(approved?.success).toBe(false);
    expect(await shop.owed(memberId)).toBeNull();
    await shop.service.stop();
  });
});
