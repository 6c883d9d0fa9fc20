import type { Finding } from "../../src/domain/finding";
import { makeLookup } from "../../src/domain/lookup";
import { defaultPolicy } from "../../src/domain/policy";
import { recordTypesFor } from "../../src/domain/record-types";
import { makePlan } from "../../src/plan/plan";
import type { DraftChange } from "../../src/plan/change";
import { countByRule, rowName, sayCounts, shownFindings, withRuleOf } from "../../src/taskpane/findings-view";
import { linesOf, sayLeftOut, sayTotals, threeSidesOf } from "../../src/taskpane/review-view";
import type { Checked } from "../../src/taskpane/session";
import { sayOutcomeCounts } from "../../src/taskpane/outcomes-view";
import { webDarkTheme, webLightTheme, teamsHighContrastTheme } from "@fluentui/react-components";
import { schemeOf, themeFor } from "../../src/taskpane/theme";
import { lists } from "../support/makers";

const finding = (rule: string, key: string, more: Partial<Finding> = {}): Finding => ({
  rule,
  severity: "E",
  key,
  message: "no",
  ...more,
});
const change: DraftChange = {
  kind: "update",
  key: "41",
  fields: { creditLimit: [5_000_00, null], priceColumn: ["RetailNZD", "WholesaleNZD"] },
};
const checked: Checked = {
  types: recordTypesFor(lists()),
  lists: lists(),
  policy: defaultPolicy,
  changes: [change],
  findings: [finding("TI2", "7", { severity: "W" }), finding("CR1", "41"), finding("CR10", "7")],
  labels: new Map([["41", { name: "Harbour Cafe", row: 14 }]]),
  rows: 2500,
  at: "2026-11-24T09:41:00Z",
};

describe("findings as people see them", () => {
  it("errors stand before warnings, and the filters narrow them", () => {
    const all = { severity: "all", rule: "", isMine: false } as const;
    expect(shownFindings(checked, [], all).map(({ rule }) => rule)).toEqual(["CR1", "CR10", "TI2"]);
    expect(shownFindings(checked, [], { ...all, isMine: true }).map(({ rule }) => rule)).toEqual(["CR1"]);
    expect(shownFindings(checked, [], { ...all, severity: "W" }).map(({ rule }) => rule)).toEqual(["TI2"]);
    expect(shownFindings(checked, [finding("CO4", "41")], { ...all, rule: "CO4" })).toHaveLength(1);
  });

  it("counts by rule, in the rules' order", () => {
    expect(countByRule(checked.findings)).toEqual([
      ["CR1", 1],
      ["CR10", 1],
      ["TI2", 1],
    ]);
  });

  it("are those of all rules again, once the chosen rule finds nothing any more", () => {
    const chosen = { severity: "all", rule: "TI2", isMine: false } as const;
    expect(withRuleOf(countByRule(checked.findings), chosen)).toEqual(chosen);
    expect(withRuleOf(countByRule(checked.findings.slice(1)), chosen)).toEqual({ ...chosen, rule: "" });
  });

  it("names the row and the record, and the sheet where the key cannot", () => {
    expect(rowName(checked, { key: "41" })).toBe("Row 14 (Harbour Cafe)");
    expect(rowName(checked, { key: "41", place: { sheet: "Groups", row: 3 } })).toBe(
      "Groups row 3 (Harbour Cafe)",
    );
    expect(rowName(checked, { key: "99" })).toBe("contact 99");
  });

  it("says how much was found in how many rows", () => {
    expect(sayCounts(checked, [])).toBe("2 errors and 1 warning in 2,500 rows.");
    expect(sayCounts({ ...checked, findings: [] }, [])).toBe("Nothing wrong in 2,500 rows.");
  });
});

describe("a plan as people see it", () => {
  const plan = makePlan({
    changes: [change],
    findings: [],
    warningsBlock: false,
    limits: { batch: 250, paceMs: 1000, dailyQuota: 5000 },
  });

  it("totals name contacts, fields, credit and tier moves", () => {
    expect(sayTotals(plan)).toBe("1 contact changed in 2 fields; credit −5,000.00; 1 tier move");
  });

  it("[UN1] what findings keep out is to be mended, and of an undo, which stands on no sheet, only told", () => {
    const leftOut = [{ key: "7", findings: [finding("PT1", "7")] }];
    expect(sayLeftOut({ leftOut: [] }, true)).toBe("");
    expect(sayLeftOut({ leftOut }, false)).toBe(" 1 record left out for errors; mend it and review again.");
    expect(sayLeftOut({ leftOut }, true)).toBe(" 1 record cannot be put back; the list says why.");
  });

  it("a blank is said to be cleared, never shown as nothing", () => {
    expect(linesOf(change, recordTypesFor(lists()), makeLookup(lists()))).toEqual([
      { field: "priceColumn", label: "Price tier", before: "Retail", after: "Wholesale" },
      { field: "creditLimit", label: "Credit limit", before: "5,000.00", after: "(cleared)" },
    ]);
  });

  it("[PL3] a conflicted record shows all three sides of the fields that moved on both, and of no other", () => {
    const look = { types: recordTypesFor(lists()), lookup: makeLookup(lists()) };
    const current = { creditLimit: 7_000_00, priceColumn: "RetailNZD", company: "Harbour Cafe" };
    expect(threeSidesOf(change, current, look)).toEqual([
      "Credit limit: loaded 5,000.00, yours (cleared), now 7,000.00",
    ]);
  });

  it("outcomes are counted by word", () => {
    expect(
      sayOutcomeCounts([
        { key: "1", kind: "applied" },
        { key: "2", kind: "rejected" },
      ]),
    ).toBe("1 applied, 1 rejected");
  });
});

describe("theme", () => {
  it("follows the host: light, dark, contrast; forced colours win", () => {
    expect(themeFor({ bodyBackgroundColor: "#ffffff", bodyForegroundColor: "#242424" }, false)).toBe(
      webLightTheme,
    );
    expect(themeFor({ bodyBackgroundColor: "#262626", bodyForegroundColor: "#ffffff" }, false)).toBe(
      webDarkTheme,
    );
    expect(themeFor({ bodyBackgroundColor: "#000000", bodyForegroundColor: "#ffffff" }, false)).toBe(
      teamsHighContrastTheme,
    );
    expect(themeFor(undefined, true)).toBe(teamsHighContrastTheme);
  });

  it("has the browser draw its own parts in the same light", () => {
    expect([webLightTheme, webDarkTheme, teamsHighContrastTheme].map(schemeOf)).toEqual([
      "light",
      "dark",
      "dark",
    ]);
  });
});
