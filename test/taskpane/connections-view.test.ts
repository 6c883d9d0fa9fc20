// What the pane says of an API connection's rights, and how ticking changes them.
import fc from "fast-check";
import { apiVerbs, isAllowed, type ApiVerb } from "../../src/contract/connections";
import { readingAll, sayPermissions, toggled } from "../../src/taskpane/connections-view";

const verbs: ApiVerb[] = [...apiVerbs];
const resources = [
  { name: "Contacts", verbs },
  { name: "Users", verbs: ["read"] satisfies ApiVerb[] },
];

describe("the rights of a connection in the pane", () => {
  it("are said resource by resource", () => {
    expect(sayPermissions("all", resources)).toBe("All rights.");
    expect(sayPermissions({}, resources)).toBe("No rights.");
    expect(sayPermissions({ Contacts: ["update", "read"], Users: ["read"] }, resources)).toBe(
      "Contacts: read, update. Users: read.",
    );
    expect(sayPermissions({ Contacts: verbs }, resources)).toBe("Contacts: all.");
  });

  it("are to read everything at first", () => {
    expect(readingAll(resources)).toEqual({ Contacts: ["read"], Users: ["read"] });
  });

  it("change by the ticked one alone, and back again", () => {
    const anyTick = fc.record({ resource: fc.constant("Contacts"), verb: fc.constantFrom(...apiVerbs) });
    const anyRights = fc.uniqueArray(fc.constantFrom(...apiVerbs));
    fc.assert(
      fc.property(anyRights, anyTick, (own, tick) => {
        const before = { Contacts: apiVerbs.filter((verb) => own.includes(verb)), Users: verbs };
        const once = toggled(before, tick, resources);
        for (const verb of apiVerbs)
          expect(isAllowed(once, "Contacts", verb)).toBe(own.includes(verb) !== (verb === tick.verb));
        expect(isAllowed(once, "Users", "read")).toBe(true);
        expect(toggled(toggled(once, tick, resources), tick, resources)).toEqual(once);
      }),
    );
  });

  it("of all rights leave all but the unticked one", () => {
    expect(toggled("all", { resource: "Contacts", verb: "delete" }, resources)).toEqual({
      Contacts: ["read", "create", "update"],
      Users: ["read"],
    });
  });
});
