// Rules on a customer's stages and assigned products.
import { checkContext, draft, lists, newDraft } from "../support/makers";
import { findingsOf, messagesOf } from "../support/rule-findings";
import { stage } from "../support/selling-makers";

describe("[ST1] every stage that was ticked exists", () => {
  it("refuses a mistyped one and offers the right one, the others stay", () => {
    expect(findingsOf("ST1", draft({}, { stages: "Qouted, VIP" }))).toMatchObject([
      {
        severity: "E",
        field: "stages",
        message: "there is no stage “Qouted”. Did you mean Quoted?",
        fix: { field: "stages", to: "Quoted, VIP", label: "Use Quoted" },
      },
    ]);
  });
  it("offers nothing where two are mistyped", () => {
    const found = findingsOf("ST1", draft({}, { stages: "Qouted, Propsect" }));
    expect(found.map(({ fix }) => fix)).toEqual([undefined, undefined]);
  });
  it("refuses one that is no longer in use, if it is ticked anew", () => {
    const retired = [...lists().stages, { ...stage(4, "Lead"), isActive: false }];
    const context = checkContext({ lists: { stages: retired } });
    expect(messagesOf("ST1", draft({}, { stages: "Lead" }), context)).toEqual([
      "stage “Lead” is no longer in use. Untick it, or switch it on.",
    ]);
    expect(findingsOf("ST1", draft({ stages: "Lead" }, { stages: "Lead, VIP" }), context)).toEqual([]);
  });
  it("takes those that exist, were loaded, or cannot be known", () => {
    const quiet = [
      draft(),
      newDraft(),
      draft({ stages: "Gone" }),
      draft({ stages: "Gone" }, { stages: "Gone, VIP" }),
    ];
    expect(findingsOf("ST1", quiet)).toEqual([]);
    expect(findingsOf("ST1", draft({}, { stages: "Any" }), checkContext({ lists: { stages: [] } }))).toEqual(
      [],
    );
  });
  it("takes a stage with = in its name for a name", () => {
    const context = checkContext({ lists: { stages: [stage(1, "A=B")] } });
    expect(findingsOf("ST1", draft({}, { stages: "A=B" }), context)).toEqual([]);
    expect(findingsOf("ST1", draft({}, { stages: "A=C" }), context)).toHaveLength(1);
  });
});

describe("[ST2] an active customer has no stage", () => {
  it("warns", () => {
    expect(findingsOf("ST2", [draft({ stages: null }), newDraft({ stages: " " })])).toMatchObject([
      { severity: "W", message: "an active customer has no stage. Tick Prospect, Quoted or VIP." },
      { key: "new 1" },
    ]);
  });
  it("asks nothing of others, the inactive, and accounts without stages", () => {
    const quiet = [
      draft(),
      draft({ stages: null, type: "Supplier" }),
      draft({ stages: null, isActive: false }),
    ];
    expect(findingsOf("ST2", quiet)).toEqual([]);
    expect(findingsOf("ST2", draft({ stages: null }), checkContext({ lists: { stages: [] } }))).toEqual([]);
  });
});

describe("[ST3] stages that exclude each other by the policy", () => {
  const context = checkContext({ policy: { stagesApart: [["Prospect", "VIP"]] } });
  it("warns of both", () => {
    expect(messagesOf("ST3", draft({}, { stages: "Prospect, Quoted, VIP" }), context)).toEqual([
      "the stages Prospect and VIP exclude each other. Untick all but one.",
    ]);
  });
  it("says nothing of one of them, or where the policy names none", () => {
    expect(findingsOf("ST3", draft({}, { stages: "Quoted, VIP" }), context)).toEqual([]);
    expect(findingsOf("ST3", draft({}, { stages: "Prospect, VIP" }))).toEqual([]);
  });
});

describe("[ST4] a stage that was loaded no longer exists", () => {
  it("warns", () => {
    expect(findingsOf("ST4", draft({ stages: "Gone, VIP" }))).toMatchObject([
      { severity: "W", message: "stage “Gone” was loaded, but the account has it no longer." },
    ]);
  });
  it("says nothing of one that was typed, unticked, or exists", () => {
    const quiet = [draft(), draft({}, { stages: "Gone" }), draft({ stages: "Gone" }, { stages: "VIP" })];
    expect(findingsOf("ST4", quiet)).toEqual([]);
  });
});

describe("[PV1] an assigned product that is hidden from all of the customer's groups", () => {
  const context = checkContext({
    lists: {
      products: lists().products.map((one) => (one.code === "CUP1" ? { ...one, shownTo: "Retail" } : one)),
    },
  });
  it("warns and names the group", () => {
    expect(findingsOf("PV1", draft({}, { assignedProducts: "BEAN1, CUP1" }), context)).toMatchObject([
      {
        severity: "W",
        field: "assignedProducts",
        message:
          "product “CUP1” is assigned, but hidden from Hospitality. Show it to the group, or take it off.",
      },
    ]);
  });
  it("takes a product that is shown to no group for hidden", () => {
    const none = checkContext({
      lists: { products: lists().products.map((one) => ({ ...one, shownTo: null })) },
    });
    expect(findingsOf("PV1", draft({}, { assignedProducts: "BEAN1" }), none)).toHaveLength(1);
  });
  it("says nothing where one of the groups sees it, nobody is asked, or the product is unknown", () => {
    const edits = { assignedProducts: "CUP1" };
    const quiet = [
      draft({}, { ...edits, group: "Hospitality, Retail" }),
      draft({}, { ...edits, group: null }),
      draft({ isActive: false }, edits),
      draft({}, { assignedProducts: "NOTHING" }),
      draft(),
    ];
    expect(findingsOf("PV1", quiet, context)).toEqual([]);
  });
});

describe("[PV2, PV3] assigned products exist", () => {
  it("[PV2] refuses one that was mistyped", () => {
    expect(findingsOf("PV2", draft({}, { assignedProducts: "BEAM1, CUP1" }))).toMatchObject([
      { severity: "E", fix: { to: "BEAN1, CUP1" } },
    ]);
    expect(
      findingsOf("PV2", [draft({}, { assignedProducts: "BEAN1" }), draft({ assignedProducts: "OLD" })]),
    ).toEqual([]);
  });
  it("[PV3] warns of one that was loaded and is gone", () => {
    expect(findingsOf("PV3", draft({ assignedProducts: "OLD" }))).toMatchObject([{ severity: "W" }]);
    expect(
      findingsOf("PV3", [draft({}, { assignedProducts: "OLD" }), draft({ assignedProducts: "CUP1" })]),
    ).toEqual([]);
  });
});
