import { Linter } from "eslint";
import { join } from "node:path";

const root = join(__dirname, "..");
const config = jest.requireActual<Linter.Config[]>("../eslint.config.js");
const withoutTypes = {
  files: ["**/*.{ts,tsx}"],
  languageOptions: { parserOptions: { projectService: false } },
};

/** What the rules that need no types find in a made-up file of that path. */
function findingsOf(path: string, code: string): string[] {
  const options = {
    filename: join(root, path),
    ruleFilter: ({ ruleId }: { ruleId: string }) => /^(house\/|no-restricted)/.test(ruleId),
  };
  const messages = new Linter({ cwd: root }).verify(code, [...config, withoutTypes], options);
  return messages.map(({ ruleId, message }) => `${ruleId ?? "parser"}: ${message}`);
}

const opened = (code: string): string => `// What it is.\n${code}`;

describe("lint", () => {
  it.each([
    ["src/domain/tier.ts", "export const tier = 1;", "house/opening-comment: Open the file with"],
    [
      "src/domain/tier.ts",
      "// 1\n// 2\n// 3\n// 4\n// 5\nexport const tier = 1;",
      "house/opening-comment: The opening comment has 5",
    ],
    ["src/domain/utils.ts", opened("export const tier = 1;"), "house/file-name: “utils” says nothing"],
    ["src/domain/index.ts", opened("export const tier = 1;"), "house/file-name: No barrels"],
    [
      "src/domain/priceTier.ts",
      opened("export const tier = 1;"),
      "house/file-name: Name the file in kebab-case",
    ],
    [
      "src/taskpane/Bar.tsx",
      opened("export const Bar = 1, width = 2;"),
      "house/component-file: Bar.tsx exports the component Bar",
    ],
    ["src/domain/tier.ts", opened("export default 1;"), "no-restricted-syntax: Export by name"],
    ["src/domain/tier.ts", opened(`export * from "./field";`), "no-restricted-syntax: No barrels"],
    ["src/domain/tier.ts", opened("export enum Tier { A }"), "no-restricted-syntax: Use a closed union"],
    [
      "src/taskpane/work.ts",
      opened("export function load(again = false) { return again; }"),
      "no-restricted-syntax: No flag",
    ],
    [
      "src/plan/plan.ts",
      opened("export const now = new Date();"),
      "no-restricted-syntax: Pure rooms have no clock",
    ],
    ["src/plan/plan.ts", opened("export const now = Date.now();"), "no-restricted-properties: 'Date.now'"],
    [
      "src/plan/plan.ts",
      opened("export const id = Math.random();"),
      "no-restricted-properties: 'Math.random'",
    ],
    [
      "src/service/runs.ts",
      opened("export const at = window.location;"),
      "no-restricted-globals: Unexpected use of 'window'",
    ],
    [
      "src/taskpane/work.ts",
      opened(`confirm("Sure?");`),
      "no-restricted-globals: Unexpected use of 'confirm'",
    ],
    [
      "test/plan/plan.test.ts",
      `it.skip("runs", () => {});`,
      "no-restricted-syntax: A test runs or is deleted",
    ],
    ["test/plan/plan.test.ts", `jest.mock("../../src/plan/plan");`, "no-restricted-syntax: No mocks"],
    [
      "test/plan/plan.test.ts",
      `await new Promise((done) => setTimeout(done, 9));`,
      "no-restricted-syntax: No sleeps",
    ],
  ])("in %s refuses %j: %s", (path, code, message) => {
    expect(findingsOf(path, code).join("\n")).toContain(message);
  });

  it.each([
    ["src/domain/tier.ts", opened("export const tier = 1;")],
    ["src/taskpane/index.tsx", opened("console.info(1);")],
    [
      "src/taskpane/Bar.tsx",
      opened("export interface Width { px: number }\nexport function Bar() { return null; }"),
    ],
    ["src/plan/plan.ts", opened("export const at = (text: string) => new Date(text);")],
    ["src/service/runs.ts", opened("export const now = new Date();")],
    ["test/plan/plan.test.ts", `it("runs", () => {});`],
  ])("in %s allows %j", (path, code) => {
    expect(findingsOf(path, code)).toEqual([]);
  });
});
