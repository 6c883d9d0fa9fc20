// Which rights there are on the served contract: the verbs that each resource has. Knows no connection.
import { apiVerbs, verbOf, type ApiVerb, type ConnectionsAnswer } from "../connections";
import { contactsPath } from "./endpoints";
import { resources } from "./resources";

/** Contacts first, then the resources in their order; verbs in the order in which people read them. */
export const servedRights: ConnectionsAnswer["resources"] = [
  { name: contactsPath.slice(1), verbs: [...apiVerbs] },
  ...resources.map(({ path, writes }) => ({ name: path.slice(1), verbs: verbsOf(["GET", ...writes]) })),
];

function verbsOf(methods: readonly string[]): ApiVerb[] {
  const own = new Set(methods.map(verbOf));
  return apiVerbs.filter((verb) => own.has(verb));
}
