// What is said of an API connection's rights, and how ticking one changes them. Knows no screen and no service.
import { apiVerbs, type ApiVerb, type ConnectionsAnswer, type Permissions } from "../contract/connections";

type Resources = ConnectionsAnswer["resources"];

/** "Contacts: all. Orders: read, update. Users: read." in the order of the resources; where one right is all there is, it is named. */
export function sayPermissions(permissions: Permissions, resources: Resources): string {
  if (permissions === "all") return "All rights.";
  const parts = resources.flatMap(({ name, verbs }) => {
    const allowed = verbs.filter((verb) => permissions[name]?.includes(verb));
    if (allowed.length === 0) return [];
    const isAll = allowed.length === verbs.length && verbs.length > 1;
    return [`${name}: ${isAll ? "all" : allowed.join(", ")}.`];
  });
  return parts.length > 0 ? parts.join(" ") : "No rights.";
}

/** The rights to read everything that there is. */
export function readingAll(resources: Resources): Permissions {
  return Object.fromEntries(resources.map(({ name }): [string, ApiVerb[]] => [name, ["read"]]));
}

/** The rights with this one ticked or unticked; a resource without any is left out. Of all rights, every one was ticked. */
export function toggled(
  permissions: Permissions,
  tick: { readonly resource: string; readonly verb: ApiVerb },
  resources: Resources,
): Permissions {
  const before = permissions === "all" ? everything(resources) : permissions;
  const own = before[tick.resource] ?? [];
  const after = own.includes(tick.verb)
    ? own.filter((verb) => verb !== tick.verb)
    : apiVerbs.filter((verb) => verb === tick.verb || own.includes(verb));
  const others = Object.entries(before).filter(([name]) => name !== tick.resource);
  return Object.fromEntries(after.length > 0 ? [...others, [tick.resource, after]] : others);
}

function everything(resources: Resources): Exclude<Permissions, "all"> {
  return Object.fromEntries(resources.map(({ name, verbs }) => [name, [...verbs]]));
}
