import { startService, type StartedService } from "../support/service";
import { accountAnswerShape } from "../../src/contract/app";

let service: StartedService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

describe("GET /app/account", () => {
  it("says who is signed in, to which account, with its lists and policies", async () => {
    const answer = await service.fetch("/app/account");
    const account = accountAnswerShape.parse(await answer.json());
    expect(account.account).toMatchObject({ name: "Harbour Trading", backend: "embedded" });
    expect(account.user).toEqual({ name: "Ada Admin", role: "admin" });
    expect(account.lists.priceTiers).toHaveLength(12);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});
