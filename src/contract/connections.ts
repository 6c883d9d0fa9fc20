// API connections: each client of the served contract has a key of its own, with rights per resource and verb. Said by the pane's API
// and kept to by the served one. Knows no key.
import { z } from "zod";

export const apiVerbs = ["read", "create", "update", "delete"] as const;
export type ApiVerb = (typeof apiVerbs)[number];

/** "all" holds for resources that a later version brings, too. Otherwise verbs by the resource's name; none named, none allowed. */
const permissionsShape = z.union([z.literal("all"), z.record(z.string().max(50), z.array(z.enum(apiVerbs)))]);
export type Permissions = z.infer<typeof permissionsShape>;

/** What an admin gives a connection. */
export const connectionToSaveShape = z.strictObject({
  name: z.string().trim().min(1, "must have a name").max(50, "must have at most 50 characters"),
  permissions: permissionsShape,
});
export type ConnectionToSave = z.infer<typeof connectionToSaveShape>;

export const connectionShape = connectionToSaveShape.extend({
  /** 0: the first connection, whose key stands in the service's configuration and which has all rights. */
  id: z.int().nonnegative(),
  createdAt: z.string().nullable(),
});
export type Connection = z.infer<typeof connectionShape>;

/** What the pane lists. */
export const connectionsAnswerShape = z.object({
  user: z.string(),
  connections: z.array(connectionShape),
  /** What can be allowed: the verbs that each resource has. */
  resources: z.array(z.object({ name: z.string(), verbs: z.array(z.enum(apiVerbs)) })),
});
export type ConnectionsAnswer = z.infer<typeof connectionsAnswerShape>;

/** A new connection, with its key: shown once and kept nowhere. */
export const newConnectionShape = z.object({ connection: connectionShape, key: z.string() });
export type NewConnection = z.infer<typeof newConnectionShape>;

const verbOfMethod: Readonly<Record<string, ApiVerb>> = {
  GET: "read",
  HEAD: "read",
  POST: "create",
  PUT: "update",
  DELETE: "delete",
};

/** What a request's method does to its resource; undefined for a method that the contract has not. */
export function verbOf(method: string): ApiVerb | undefined {
  return verbOfMethod[method.toUpperCase()];
}

/** True where these rights allow the verb on the resource, whose name counts in any case. */
export function isAllowed(permissions: Permissions, resource: string, verb: ApiVerb): boolean {
  if (permissions === "all") return true;
  const named = Object.entries(permissions).find(([name]) => name.toLowerCase() === resource.toLowerCase());
  return named?.[1].includes(verb) ?? false;
}
