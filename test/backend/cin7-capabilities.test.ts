// What the cin7 backend says of itself: where each sheet's data lives, and how much a call and a day take.
import { capabilitiesOf } from "../../src/backend/cin7-capabilities";
import { mostRecords } from "../../src/contract/cin7/limits";
import { sheetNames, typesOnSheets } from "../../src/workbook/sheets";
import { publishedLimits } from "../support/strict-limits";

const { homes = {}, keptHere = [], batch, dailyQuota, paceMs } = capabilitiesOf(publishedLimits);

describe("the cin7 backend", () => {
  it("says of every sheet where its data lives", () => {
    expect(Object.keys(homes).sort()).toEqual([...sheetNames].sort());
  });

  it.each(sheetNames)("says of %s that it is here, where it is", (name) => {
    const isKept = [...typesOnSheets([name])].some((type) => keptHere.includes(type));
    const isOfPromotions = name === "Customer promotions";
    expect([name, homes[name]]).toEqual([
      name,
      expect.stringMatching(isKept || isOfPromotions ? /\bhere\b/ : /^(In Cin7|Group and sub-group in Cin7)/),
    ]);
  });

  it("[PL5] takes as many records as one call of the contract, and as many calls as the limits say", () => {
    expect({ batch, dailyQuota, paceMs }).toEqual({ batch: mostRecords, dailyQuota: 5000, paceMs: 1000 });
  });
});
