import { readFileSync } from "node:fs";
import { join } from "node:path";
import { policyShape } from "../../src/domain/policy";

const operations = readFileSync(join(__dirname, "../../docs/operations.md"), "utf8");

it("every policy, and every figure of a confirmation or an approval, is told to whoever runs the service", () => {
  const { confirm, approval } = policyShape.parse({});
  const names = [policyShape.shape, confirm, approval].flatMap((part) => Object.keys(part));
  expect(names.filter((name) => !operations.includes(`\`${name}\``))).toEqual([]);
});

it("a policy of another name is refused, not ignored", () => {
  expect(policyShape.safeParse({ creditCeilling: 5 }).success).toBe(false);
  expect(policyShape.safeParse({ confirm: { record: 5 } }).success).toBe(false);
  expect(policyShape.safeParse({ approval: { glAccounts: 5 } }).success).toBe(false);
  expect(policyShape.safeParse({ approval: { approvers: ["viewer"] } }).success).toBe(false);
});
