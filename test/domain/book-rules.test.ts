// Rules on the workbook as a whole.
import {
  baselineTooOld,
  columnMissing,
  headerRenamed,
  idColumnMissing,
  otherAccount,
  sheetsDisagree,
} from "../../src/domain/book-rules";
import { defaultPolicy } from "../../src/domain/policy";

it("[KE5] a renamed header and a lost id column are errors, a missing column is not given", () => {
  const renamed = headerRenamed({ sheet: "Contacts", heading: "Limit", missing: "Credit limit" }, {});
  expect(renamed).toMatchObject({ rule: "KE5", severity: "E" });
  expect(renamed.message).toContain("Name the column “Credit limit” again.");
  expect(idColumnMissing({ sheet: "Contacts", label: "ID" }, {})).toMatchObject({
    rule: "KE5",
    severity: "E",
  });
  const missing = columnMissing({ sheet: "Contacts", label: "Credit limit" }, {});
  expect(missing).toMatchObject({ rule: "KE5", severity: "W" });
  expect(missing.message).toContain("The field is left as it is");
  expect(columnMissing({ sheet: "Contacts", label: "Credit limit" }, { KE5: "E" }).severity).toBe("E");
});

it("[KE6] a workbook of another account is refused", () => {
  expect(otherAccount({ workbook: "Harbour Trading", connected: "Quay Foods" }, {})).toMatchObject({
    rule: "KE6",
    severity: "E",
    message: expect.stringContaining(
      "loaded from Harbour Trading, but you are connected to Quay Foods",
    ) as string,
  });
});

describe("[KE7] a baseline older than the policy allows", () => {
  const loadedAt = "2026-11-10T09:00:00Z";
  it("warns after the days of the policy, not at them", () => {
    expect(baselineTooOld({ loadedAt, now: "2026-11-24T09:00:00Z" }, defaultPolicy)).toBeUndefined();
    expect(baselineTooOld({ loadedAt, now: "2026-11-24T09:00:01Z" }, defaultPolicy)).toMatchObject({
      rule: "KE7",
      severity: "W",
      message: expect.stringContaining("loaded 14 days ago") as string,
    });
  });
  it("takes the policy's word", () => {
    const policy = { ...defaultPolicy, baselineMaxAgeDays: 0.5, severities: { KE7: "E" as const } };
    expect(baselineTooOld({ loadedAt, now: "2026-11-11T09:00:00Z" }, policy)?.severity).toBe("E");
  });
});

it("[KE8] two sheets that say different things about one field are refused", () => {
  const at = {
    key: "41",
    field: "group",
    main: { sheet: "Contacts", entry: "Retail" },
    ticks: { sheet: "Groups", entry: null },
  };
  expect(sheetsDisagree(at, {})).toEqual({
    rule: "KE8",
    severity: "E",
    key: "41",
    field: "group",
    value: "Retail",
    message: "Contacts says “Retail” and Groups says blank. Make both the same.",
  });
});
