import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findBreaches } from "./support/architecture/breaches";
import { ambientNames, rooms } from "./support/architecture/rooms";
import { definedIds, quotedIds } from "./support/architecture/rule-ids";
import { readTree } from "./support/architecture/tree";

const root = join(__dirname, "..");

describe("the house", () => {
  it("keeps its walls: no forbidden import, no circle, no ambient name out of place", () => {
    const breaches = findBreaches(readTree(join(root, "src"), /\.tsx?$/), { rooms, ambientNames });
    expect(breaches.join("\n\n")).toBe("");
  });
});

describe("docs/rules.md", () => {
  const defined = definedIds(readFileSync(join(root, "docs/rules.md"), "utf8"));
  const quoted = [...readTree(join(root, "test"), /\.test\.tsx?$/)]
    .filter(([path]) => path !== "architecture.test.ts")
    .flatMap(([path, text]) => quotedIds(path, text).map((id) => ({ id, path })));

  it("gives every id once", () => {
    expect(defined.filter((id, at) => defined.indexOf(id) !== at)).toEqual([]);
  });

  it("has no rule that no test quotes", () => {
    const tested = new Set(quoted.map(({ id }) => id));
    expect(defined.filter((id) => !tested.has(id))).toEqual([]);
  });

  it("has every rule that a test quotes", () => {
    const known = new Set(defined);
    expect(quoted.filter(({ id }) => !known.has(id)).map(({ id, path }) => `${id} in test/${path}`)).toEqual(
      [],
    );
  });
});

describe("the checker, on made-up trees", () => {
  const breachesOf = (files: Readonly<Record<string, string>>): string =>
    findBreaches(new Map(Object.entries(files)), { rooms, ambientNames }).join("\n");

  it("says the place, the reason and what to do instead", () => {
    const breaches = breachesOf({
      "plan/diff.ts": `// what changes\nimport { serve } from "../service/server";`,
      "service/server.ts": "export const serve = 1;",
    });
    expect(breaches).toBe(
      "src/plan/diff.ts:2: plan may not import service (“../service/server”)\n" +
        "  because the pane's plan and the service's must come out the same, wherever they are made [PL7]\n" +
        "  instead: take clock, ids, backend and journal as parameters of the function",
    );
  });

  it.each([
    ["an import", `import { a } from "../taskpane/session";`],
    ["an import of a type", `import type { A } from "../taskpane/session";`],
    ["an import for its effects", `import "../taskpane/session";`],
    ["a dynamic import", `export const a = () => import("../taskpane/session");`],
    ["a type's import", `export type A = import("../taskpane/session").A;`],
    ["an export from", `export { a } from "../taskpane/session";`],
    ["a require", `export const a = require("../taskpane/session");`],
    ["an import assignment", `import a = require("../taskpane/session");`],
  ])("sees %s", (_, text) => {
    expect(breachesOf({ "service/runs.ts": text })).toContain("service may not import taskpane");
  });

  it("reads code, not text: an import in a comment or a string is none", () => {
    const text = `// import { a } from "../taskpane/session";\nexport const b = 'import "../taskpane/session"';`;
    expect(breachesOf({ "service/runs.ts": text })).toBe("");
  });

  it.each([
    ["domain", "contract/app"],
    ["contract", "plan/plan"],
    ["plan", "contract/app"],
    ["workbook", "contract/app"],
    ["workbook", "taskpane/session"],
    ["backend", "service/runs"],
    ["connectors", "backend/backend"],
    ["service", "workbook/rows"],
    ["service/database", "service/runs"],
    ["taskpane", "backend/backend"],
    ["taskpane", "preview/index"],
    ["preview", "domain/contact"],
  ])("refuses %s → %s", (room, target) => {
    const up = room.includes("/") ? "../../" : "../";
    expect(breachesOf({ [`${room}/made-up.ts`]: `import "${up}${target}";` })).toContain(
      `${room} may not import`,
    );
  });

  it.each([
    ["contract", "domain/contact"],
    ["plan", "domain/contact"],
    ["workbook", "plan/change"],
    ["backend", "service/database/records"],
    ["service", "service/database/records"],
    ["service", "connectors/connector"],
    ["taskpane", "workbook/excel"],
    ["preview", "preview/host/engine"],
  ])("allows %s → %s", (room, target) => {
    expect(breachesOf({ [`${room}/made-up.ts`]: `import "../${target}";` })).toBe("");
  });

  it.each([
    ["domain/tier.ts", "@noble/hashes/sha2"],
    ["plan/plan.ts", "zod"],
    ["plan/plan.ts", "node:crypto"],
    ["workbook/rows.ts", "react"],
    ["backend/cin7.ts", "node:fs"],
    ["taskpane/App.tsx", "fastify"],
    ["taskpane/App.tsx", "reactive"],
    ["preview/index.ts", "zod"],
  ])("refuses the package: %s → %s", (path, name) => {
    expect(breachesOf({ [path]: `import "${name}";` })).toContain(`may not import the package “${name}”`);
  });

  it.each([
    ["domain/tier.ts", "zod"],
    ["plan/plan.ts", "@noble/hashes/sha2"],
    ["taskpane/App.tsx", "@fluentui/react-components"],
    ["service/server.ts", "fastify"],
    ["service/server.ts", "node:fs"],
    ["service/database/open.ts", "node:fs"],
    ["preview/index.ts", "@univerjs/core/facade"],
  ])("allows the package: %s → %s", (path, name) => {
    expect(breachesOf({ [path]: `import "${name}";` })).toBe("");
  });

  it("refuses what lies outside the rooms, and a file in no room", () => {
    expect(breachesOf({ "plan/plan.ts": `import "../../test/support/contact";` })).toContain(
      "outside the rooms",
    );
    expect(breachesOf({ "utils/text.ts": "" })).toContain("src/utils/text.ts: this file is in no room");
  });

  it("shows a circle once, with all of its files", () => {
    const breaches = breachesOf({
      "plan/a.ts": `import "./b";`,
      "plan/b.ts": `import type { C } from "./c";`,
      "plan/c.ts": `import "./a";`,
      "plan/d.ts": `import "./a";`,
    });
    expect(breaches.split("\n")[0]).toBe(
      "src/plan/a.ts: files import each other in a circle: plan/a.ts → plan/b.ts → plan/c.ts → plan/a.ts",
    );
    expect(breaches.match(/circle:/g)).toHaveLength(1);
  });

  it.each([
    ["service/server.ts", "process.env", "export const port = process.env.PORT;"],
    ["service/server.ts", "process.env", `export const port = process["env"].PORT;`],
    ["service/server.ts", "process.env", "const { env } = process; export const port = env.PORT;"],
    ["workbook/rows.ts", "Excel", "export const read = (sheet: Excel.Worksheet) => sheet;"],
    ["taskpane/App.tsx", "Excel", "export const run = () => Excel.run(async () => {});"],
    ["taskpane/App.tsx", "Excel", "export const run = globalThis.Excel;"],
    ["workbook/excel/blocks.ts", "Excel", "export const run = Excel.run;"],
    ["workbook/rows.ts", "Office", "export const theme = Office.context.officeTheme;"],
    ["service/server.ts", "Office", "export const lent = { Office };"],
  ])("in %s refuses %s: %s", (path, name, text) => {
    expect(breachesOf({ [path]: text })).toContain(`“${name}” may not stand here`);
  });

  it.each([
    ["service/config.ts", "export const port = process.env.PORT;"],
    ["service/server.ts", "process.stdout.write('');"],
    ["workbook/excel.ts", "export const run = () => Excel.run(async () => Office.context);"],
    ["workbook/excel-marks.ts", "export const run = Excel.run;"],
    ["taskpane/commands.ts", "Office.onReady();"],
    ["preview/host/scenarios.ts", "export const name = (sheet: Excel.Worksheet) => sheet.name;"],
    [
      "taskpane/App.tsx",
      "// Excel.run is not for here\nexport const words = { Excel: 'Excel.run', go: (a: B) => a.Excel.run };",
    ],
  ])("in %s allows: %s", (path, text) => {
    expect(breachesOf({ [path]: text })).toBe("");
  });

  it("finds rule ids in titles, however the test is written, and nowhere else", () => {
    const text = [
      `describe("[CH1] reverse", () => {});`,
      `it("[PL3] a field that moved on both sides is a conflict", () => {});`,
      `it.each([["[XX9]"]])("[CO3, CO4] %s", () => {});`,
      "it.each`a`(`[WB1] ${1}`, () => {});",
      `expect("[ZZ1]").toBe(a["AB2"]); // [YY2]`,
    ].join("\n");
    expect(quotedIds("made-up.test.ts", text)).toEqual(["CH1", "PL3", "CO3", "CO4", "WB1"]);
  });

  it("finds rule ids in the document where they are defined, not where they are spoken of", () => {
    const document =
      "# Rules\n- **CO1** E A name (see PL8).\n  - **CO2** W Longer.\nAnd CO3.\n- CO4 not bold";
    expect(definedIds(document)).toEqual(["CO1", "CO2"]);
  });
});
