/**
 * What every hosted member may reach (the engine, kept references, events, the add-in's switches), and the shape of the
 * members themselves. One context per host. Knows no class by name.
 */
import type { Engine } from "./engine";
import type { Changes } from "./changes";
import type { Events } from "./events";
import type { Grid } from "./grid";
import type { References } from "./references";
import type { Hosted } from "./hosted";
import type { Switches } from "./switches";

export type Arguments = readonly unknown[];

export interface ValueProperty<T> {
  readonly kind: "value";
  readonly read: (target: T, host: HostContext) => unknown;
  readonly write?: (target: T, value: unknown, host: HostContext) => void;
}

export interface ObjectProperty<T> {
  readonly kind: "object";
  readonly open: (target: T, host: HostContext) => Hosted | null;
}

export type Property<T> = ValueProperty<T> | ObjectProperty<T>;

/** Returns an object, null for "no such object", a plain answer, or nothing. May be asynchronous. */
export type Method<T> = (target: T, args: Arguments, host: HostContext) => unknown;

/** What a subject adds to a class; member names as they travel (`Values`, `GetRange`, `_KeepReference`). */
export interface Members<T> {
  readonly properties?: Readonly<Record<string, Property<T>>>;
  readonly methods?: Readonly<Record<string, Method<T>>>;
  /** Methods that read what cells hold: they wait until every formula has its value. */
  readonly calculated?: readonly string[];
  /** What a load of the object waits for besides calculated cells. */
  readonly ready?: (target: T, host: HostContext) => Promise<void>;
  /** A collection's objects, in order. */
  readonly items?: (target: T, host: HostContext) => readonly Hosted[];
  /** A collection's object by the key that `getItem` takes; throws ItemNotFound. */
  readonly item?: (target: T, key: unknown, host: HostContext) => Hosted;
  /** What tells the client who this object is: `{ Id: … }`, or `{ _Id: … }` for a key that is no property. */
  readonly identity?: (target: T, host: HostContext) => Readonly<Record<string, unknown>>;
}

export interface HostedClass {
  readonly properties: ReadonlyMap<string, Property<unknown>>;
  readonly methods: ReadonlyMap<string, Method<unknown>>;
  readonly calculated: ReadonlySet<string>;
  readonly members: Omit<Members<unknown>, "properties" | "methods" | "calculated">;
}

export interface Registry {
  /** Adds members to a class. A member given twice is a mistake and throws. */
  define<T>(className: string, members: Members<T>): void;
  /** The class, or the error that names it. */
  find(className: string): HostedClass;
  property(hosted: Hosted, name: string): Property<unknown>;
  method(hosted: Hosted, name: string): Method<unknown>;
}

export interface HostContext {
  readonly engine: Engine;
  readonly registry: Registry;
  readonly references: References;
  readonly grid: Grid;
  readonly events: Events;
  readonly changes: Changes;
  readonly switches: Switches;
  /** The workbook, where every object path begins. */
  readonly root: Hosted;
  /** Today's year, for dates typed without one. */
  readonly currentYear: () => number;
}
