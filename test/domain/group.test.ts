// Rules on groups: required and single ticks, sub-groups, groups that are gone, mistyped or empty.
import { checkContext, draft, lists, newDraft } from "../support/makers";
import { findingsOf, messagesOf } from "../support/rule-findings";

describe("[GR1] every active customer has a tick in each required classification", () => {
  it("names the classification, what there is, and offers what was ticked before", () => {
    expect(findingsOf("GR1", draft({}, { group: null }))).toMatchObject([
      {
        field: "group",
        message: "an active customer needs a tick in Group; none is ticked. Tick Hospitality or Retail.",
        fix: { field: "group", to: "Hospitality", label: "Put back Hospitality" },
      },
    ]);
  });
  it("finds each missing one, a further classification too", () => {
    const found = findingsOf("GR1", newDraft({ group: null, classification_3: null }));
    expect(found.map(({ field }) => field)).toEqual(["group", "classification_3"]);
    expect(found[0]?.fix).toBeUndefined();
  });
  it("takes a blank Active of a new contact for active", () => {
    expect(findingsOf("GR1", newDraft({ group: null, isActive: null }))).toHaveLength(1);
  });
  it("asks nothing of the inactive, of other types, and of classifications that are not required", () => {
    const quiet = [
      draft({ group: null, isActive: false }),
      ...["Supplier", "Internal", "Branch"].map((type) => draft({ group: null, type })),
      draft({ subGroup: null }),
      draft(),
    ];
    expect(findingsOf("GR1", quiet)).toEqual([]);
  });
});

describe("[GR2] at most one tick where the classification allows one", () => {
  it("refuses two", () => {
    expect(messagesOf("GR2", draft({}, { group: "Hospitality, Retail" }))).toEqual([
      "Group allows one tick; 2 are ticked: Hospitality, Retail.",
    ]);
  });
  it("takes one, and two where many are allowed", () => {
    expect(findingsOf("GR2", [draft(), draft({}, { classification_3: "North, South" })])).toEqual([]);
  });
});

describe("[GR3] a sub-group belongs to the ticked group", () => {
  it("refuses one of another group", () => {
    expect(messagesOf("GR3", draft({}, { subGroup: "Gift shop" }))).toEqual([
      "“Gift shop” belongs to Retail, but group is Hospitality.",
    ]);
  });
  it("offers the group where none is ticked", () => {
    expect(findingsOf("GR3", draft({}, { group: null }))).toMatchObject([
      {
        message: "“Cafe” belongs to Hospitality, but no group is ticked.",
        fix: { field: "group", to: "Hospitality", label: "Tick Hospitality" },
      },
    ]);
  });
  it("takes its own group, a name that two groups share, one that stands alone, and an unknown one", () => {
    const { groups } = lists();
    const [first] = groups.slice(2);
    const shared = { ...first!, id: 20, parent: "Retail" };
    const alone = { ...first!, id: 21, name: "Any", parent: null };
    const context = checkContext({ lists: { groups: [...groups, shared, alone] } });
    expect(findingsOf("GR3", draft({}, { group: "Retail", subGroup: "Cafe" }), context)).toEqual([]);
    expect(findingsOf("GR3", draft({}, { subGroup: "Any" }), context)).toEqual([]);
    expect(findingsOf("GR3", [draft(), draft({}, { subGroup: "Nothing" })])).toEqual([]);
  });
});

describe("[GR4] a group that was loaded no longer exists in the backend", () => {
  it("warns", () => {
    expect(findingsOf("GR4", draft({ group: "Wholesalers" }))).toMatchObject([
      { severity: "W", message: "“Wholesalers” was loaded, but Group has no such group any more." },
    ]);
  });
  it("says nothing of groups that exist, were typed just now, or cannot be known", () => {
    expect(findingsOf("GR4", [draft(), draft({}, { group: "Wholesalers" })])).toEqual([]);
    expect(findingsOf("GR4", draft({ group: "Any" }), checkContext({ lists: { groups: [] } }))).toEqual([]);
  });
});

describe("[GR6] a group that was typed exists", () => {
  it("refuses a mistyped one and offers the right one", () => {
    expect(findingsOf("GR6", draft({}, { group: "Hospitalty" }))).toMatchObject([
      {
        severity: "E",
        message: "“Hospitalty” is no group of Group. Did you mean Hospitality?",
        fix: { field: "group", to: "Hospitality", label: "Use Hospitality" },
      },
    ]);
  });
  it("offers nothing where other ticks would be lost", () => {
    expect(findingsOf("GR6", draft({}, { classification_3: "North, Suoth" }))[0]?.fix).toBeUndefined();
  });
  it("takes groups that exist, were loaded, or cannot be known", () => {
    expect(findingsOf("GR6", [draft(), draft({ group: "Wholesalers" })])).toEqual([]);
    expect(findingsOf("GR6", draft({}, { group: "Any" }), checkContext({ lists: { groups: [] } }))).toEqual(
      [],
    );
  });
});

describe("[GR5] a group whose last member leaves", () => {
  const leaver = (id: number) => draft({ id }, { group: "Retail", subGroup: null });
  it("warns once, at the last one that left", () => {
    expect(findingsOf("GR5", [leaver(41), leaver(42)])).toMatchObject([
      {
        key: "42",
        field: "group",
        severity: "W",
        message: expect.stringContaining("“Hospitality” of Group") as string,
      },
      { key: "42", field: "subGroup" },
    ]);
  });
  it("says nothing while one stays or another comes", () => {
    expect(findingsOf("GR5", [leaver(41), draft({ id: 42 })])).toEqual([]);
    const newcomer = newDraft({ group: "Hospitality", subGroup: "Cafe" });
    expect(findingsOf("GR5", [leaver(41), newcomer])).toEqual([]);
  });
  it("sees a last member among several ticks", () => {
    const both = draft({ classification_3: "North, South" }, { classification_3: "North" });
    expect(messagesOf("GR5", both)).toEqual([
      "with this change none of the loaded contacts is in “South” of Region any more.",
    ]);
  });
});
