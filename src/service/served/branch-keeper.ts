// What branches of the account keep: a name, and the people at them, merged by id as those of contacts are.
import { mergePeople } from "../../contract/cin7/secondary-contacts";
import { textOf, type Values } from "../../domain/value";
import type { GivenRecord } from "./given";
import { kept, movedFrom, refused, type Keeper } from "./keeper";

export const branchKeeper: Keeper = {
  create: async (given, { now }) => {
    const dates = { createdDate: now, modifiedDate: now };
    const values: Values = { isActive: true, ...dates, ...given.values, ...peopleIn(given, {}) };
    return isNamed(values) ? kept(values) : refused(needsName);
  },
  update: async (given, held, { now }) => {
    const moved = movedFrom(held.values, { ...given.values, ...peopleIn(given, held.values) });
    if (!isNamed({ ...held.values, ...moved })) return refused(needsName);
    return kept(Object.keys(moved).length > 0 ? { ...moved, modifiedDate: now } : {});
  },
};

const needsName = "A branch needs a company or a first name.";

function isNamed({ company, firstName }: Values): boolean {
  return textOf(company) !== undefined || textOf(firstName) !== undefined;
}

function peopleIn({ people }: GivenRecord, held: Values): Values {
  if (people.length === 0) return {};
  return { secondaryContacts: mergePeople(textOf(held["secondaryContacts"]) ?? null, people) };
}
