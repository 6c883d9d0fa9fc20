import type { Outcome } from "../../src/plan/outcome";
import { outcomesToSee, sayKept, sayRest } from "../../src/taskpane/outcomes-view";

const plain: Outcome = { key: "1", kind: "applied" };
const kept: Outcome = { key: "2", kind: "applied", message: "Phone: “1” was sent, “2” is kept." };
const rejected: Outcome = { key: "3", kind: "rejected", message: "taken" };

describe("the outcomes of a run", () => {
  it("[AP8] are listed where they were not applied, or are not kept as they were sent", () => {
    expect(outcomesToSee([plain, kept, rejected])).toEqual([kept, rejected]);
  });

  it("[AP8] are told of in the message at the end where the account keeps something else", () => {
    expect(sayKept([plain, rejected])).toBe("");
    expect(sayKept([plain, kept])).toBe(" 1 applied record is not kept as sent: the list says what is kept.");
    expect(sayKept([kept, kept])).toBe(
      " 2 applied records are not kept as sent: the list says what is kept.",
    );
  });

  it("[AP9] are said to be mended where one was refused, and gone on with where the run was stopped", () => {
    const notSent: Outcome = { key: "4", kind: "not sent", message: "The run was stopped." };
    expect(sayRest([plain, notSent, rejected])).toMatch(/each row says why\. Mend them and apply again\.$/);
    expect(sayRest([plain, notSent])).toMatch(/were not sent .* go on with them\.$/);
  });
});
