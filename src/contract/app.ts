// The pane's own API: one schema per message, used by both ends. Paths are under /app; answers of load and apply are streams of JSON lines.
import { z } from "zod";
import { listsShape } from "../domain/lists";
import { policyShape, roles } from "../domain/policy";

/** Most contacts that a filter names one by one. */
export const mostIds = 5000;

/** Which contacts to load. Everything absent means all. */
export const contactFilterShape = z.object({
  types: z.array(z.string()).max(4).optional(),
  group: z.string().max(200).optional(),
  /** Part of the city of the delivery address, in whatever case. */
  city: z.string().max(200).optional(),
  priceColumn: z.string().max(50).optional(),
  isActive: z.boolean().optional(),
  /** Part of company, names, email, phone, mobile or account number. */
  text: z.string().max(200).optional(),
  /** The name of a stage that is ticked. */
  stage: z.string().max(50).optional(),
  /** The code of a promotion that is ticked, with or without a number of the customer's own. */
  promotion: z.string().max(20).optional(),
  /** Changed at this moment (UTC) or later; so is a contact whose people or addresses changed. */
  changedSince: z.iso.datetime().optional(),
  /** Part of what a field of the account's own holds. */
  field: z.strictObject({ name: z.string().regex(/^\w{1,50}$/), text: z.string().max(200) }).optional(),
  /** These contacts alone. */
  ids: z.array(z.int()).max(mostIds).optional(),
});
export type ContactFilter = z.infer<typeof contactFilterShape>;

/** Fewest letters and most rows of `GET /app/search?text=&rows=`. */
export const searchLimits = { letters: 3, rows: 50 } as const;

/** The contacts that hold the text: those that begin with it first, each part by company. */
export const searchAnswerShape = z.object({
  matches: z.array(
    z.object({
      id: z.int(),
      type: z.string().nullable(),
      company: z.string().nullable(),
      /** First and last name. */
      name: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      accountNumber: z.string().nullable(),
      city: z.string().nullable(),
      isActive: z.boolean().nullable(),
    }),
  ),
});
export type SearchAnswer = z.infer<typeof searchAnswerShape>;

/** What a saved view keeps: which contacts, on which sheets, and the ids of the columns left out, by the name of their sheet. */
const viewShape = z.strictObject({
  filter: z.strictObject(contactFilterShape.shape),
  sheets: z.array(z.string().max(50)).max(50),
  hidden: z.record(z.string().max(50), z.array(z.string().max(300)).max(1000)).optional(),
});

/** The body of `PUT /app/views`; without an id it is a new view. */
export const viewToSaveShape = z.strictObject({
  id: z.int().positive().optional(),
  name: z.string().trim().min(1).max(100),
  /** True: everyone sees it; only an admin may say so. */
  isShared: z.boolean(),
  view: viewShape,
});
export type ViewToSave = z.infer<typeof viewToSaveShape>;

/** As `GET /app/views` lists them (`{ views }`), and as `PUT` answers. */
export const savedViewShape = viewToSaveShape.extend({ id: z.int(), owner: z.string() });
export type SavedView = z.infer<typeof savedViewShape>;

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const valuesShape = z.record(z.string(), value);
/** A value, or what someone typed instead of one: the service's check refuses the latter by CO10. */
const entry = z.union([value, z.strictObject({ typed: z.string(), column: z.string().exactOptional() })]);

/** Most changes in one plan; a larger one is refused with a clear 413 [SE4]. */
export const mostChanges = 50_000;

const changeShape = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("create"), key: z.string(), values: z.record(z.string(), entry) }),
  z.strictObject({
    kind: z.literal("update"),
    key: z.string(),
    fields: z.record(z.string(), z.tuple([value, entry])),
  }),
]);
export const planRequestShape = z.strictObject({ changes: z.array(changeShape) });
export type PlanRequest = z.infer<typeof planRequestShape>;

/** `fingerprint` is that of the plan which was reviewed: another plan is not applied [PL1, PL7]. */
export const applyRequestShape = z.strictObject({
  changes: z.array(changeShape),
  fingerprint: z.string(),
  reason: z.string().trim().max(500),
  workbook: z.string().max(200),
  /** The number of records, as a person typed it, where the plan looks like an accident [PL4]. */
  confirmed: z.string().max(20).optional(),
  /** The approval of this very plan, where the policy asks for one; its reason and workbook are the run's [PL8]. */
  approval: z.int().positive().optional(),
});
export type ApplyRequest = z.infer<typeof applyRequestShape>;

/** A record that moved since it was loaded, with what its fields hold now; part of the plan that `POST /app/plan` answers. */
export interface PlanConflict {
  readonly key: string;
  readonly isGone: boolean;
  readonly fields: Readonly<Record<string, z.infer<typeof value>>>;
}

export const signInShape = z.strictObject({ token: z.string().min(1).max(200) });

export const accountAnswerShape = z.object({
  account: z.object({ id: z.string(), name: z.string(), backend: z.enum(["embedded", "cin7"]) }),
  user: z.object({ name: z.string(), role: z.enum(roles) }),
  capabilities: z.object({
    paceMs: z.number(),
    batch: z.number(),
    dailyQuota: z.number().nullable(),
    idsInRead: z.number().optional(),
    recordsInSecond: z.number().optional(),
    keptHere: z.array(z.string()).readonly().optional(),
    /** By the name of a sheet: where its data lives, and what cannot be done with it. */
    homes: z.record(z.string(), z.string()).optional(),
  }),
  lists: listsShape,
  policy: policyShape,
  /** How many submitted plans wait for this person's decision [PL8]. */
  toApprove: z.int(),
});
export type AccountAnswer = z.infer<typeof accountAnswerShape>;

/** `GET /app/use`: what is used of the backend's daily quota, and until when calls wait [PL5, AP7]. */
export const backendUseShape = z.object({
  calls: z.int(),
  quota: z.int().nullable(),
  waiting: z.object({ until: z.string(), why: z.string() }).optional(),
});
export type BackendUse = z.infer<typeof backendUseShape>;

/** Lines of `GET /app/contacts` and `/app/records`: one start, then records as rows of values in the order of `fields`, then one end. */
export type LoadLine =
  | {
      readonly kind: "start";
      readonly total: number;
      readonly fields: readonly string[];
      readonly loadedAt: string;
    }
  | { readonly kind: "records"; readonly rows: readonly (readonly z.infer<typeof value>[])[] }
  | { readonly kind: "end"; readonly count: number }
  | { readonly kind: "failed"; readonly message: string };

export const outcomeShape = z.object({
  key: z.string(),
  kind: z.enum(["applied", "rejected", "conflicted", "unknown", "not sent"]),
  id: z.string().optional(),
  message: z.string().optional(),
  current: valuesShape.optional(),
});

export const runShape = z.object({
  id: z.int(),
  who: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  why: z.string(),
  workbook: z.string(),
  fingerprint: z.string(),
  state: z.enum(["running", "stopping", "ended"]),
  total: z.int(),
  counts: z.record(outcomeShape.shape.kind, z.int()),
  /** Of a plan that needed one: whose it was, and who approved it [PL8]. */
  approval: z.object({ id: z.int(), submittedBy: z.string(), approvedBy: z.string() }).exactOptional(),
});

/** Lines of `POST /app/runs`: the run as it starts, outcomes batch by batch, the run as it ended. */
export type ApplyLine =
  | { readonly kind: "run"; readonly run: z.infer<typeof runShape> }
  | { readonly kind: "outcomes"; readonly outcomes: readonly z.infer<typeof outcomeShape>[] }
  | { readonly kind: "failed"; readonly message: string };

/** Every refusal of the app's API. */
export const refusalShape = z.object({ code: z.string(), message: z.string() });
