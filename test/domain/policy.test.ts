import { readFileSync } from "node:fs";
import { join } from "node:path";
import { policyShape } from "../../src/domain/policy";

const operations = readFileSync(join(__dirname, "../../docs/operations.md"), "utf8");

it("every policy, and every figure of a confirmation, is told to whoever runs the service", () => {
  const { confirm } = policyShape.parse({});
  const names = [...Object.keys(policyShape.shape), ...Object.keys(confirm)];
  expect(names.filter((name) => !operations.includes(`\`${name}\``))).toEqual([]);
});

it("a policy of another name is refused, not ignored", () => {
  expect(policyShape.safeParse({ creditCeilling: 5 }).success).toBe(false);
  expect(policyShape.safeParse({ confirm: { record: 5 } }).success).toBe(false);
});
