/**
 * The classes that the host answers for, as tables of members. A subject (`table.ts`, `range-format.ts`, …) adds its
 * members with `define`; a member that stands in no table is refused by name. Knows nothing of any one class.
 */
import { HostError } from "./host-error";
import type {
  HostedClass,
  Members,
  Method,
  ObjectProperty,
  Property,
  Registry,
  ValueProperty,
} from "./host-context";

/** A property that is read, and written where `write` is given. */
export function value<T>(
  read: ValueProperty<T>["read"],
  write?: ValueProperty<T>["write"],
): ValueProperty<T> {
  return write ? { kind: "value", read, write } : { kind: "value", read };
}

/** A property that leads to another object. */
export function object<T>(open: ObjectProperty<T>["open"]): ObjectProperty<T> {
  return { kind: "object", open };
}

/** The refusal that every unknown member gets: it names class and member, and is never silent. */
export function notHosted(name: string): HostError {
  return new HostError("NotImplemented", `not hosted: ${name}`);
}

/** `GetItemOrNullObject` is `GetItem` that answers null where there is nothing. */
function orNull(method: Method<unknown>): Method<unknown> {
  return (target, args, host) => {
    try {
      return method(target, args, host);
    } catch (error) {
      if (error instanceof HostError && error.code === "ItemNotFound") return null;
      throw error;
    }
  };
}

function merge<T>(
  into: Map<string, T>,
  members: Readonly<Record<string, T>> | undefined,
  className: string,
): void {
  for (const [name, member] of Object.entries(members ?? {})) {
    if (into.has(name)) throw new Error(`${className}.${name} is defined twice.`);
    into.set(name, member);
  }
}

interface OpenClass {
  readonly properties: Map<string, Property<unknown>>;
  readonly methods: Map<string, Method<unknown>>;
  readonly calculated: Set<string>;
  members: HostedClass["members"];
}

/** An empty registry. */
export function createRegistry(): Registry {
  const classes = new Map<string, OpenClass>();

  function find(className: string): OpenClass {
    const found = classes.get(className);
    if (!found) throw notHosted(className);
    return found;
  }

  return {
    find,
    define<T>(className: string, { properties, methods, calculated, ...members }: Members<T>) {
      const known = classes.get(className) ?? {
        properties: new Map(),
        methods: new Map(),
        calculated: new Set<string>(),
        members: {},
      };
      // The tables of one class share one target type; only `define` sees it, so the map holds them as unknown.
      merge(known.properties, properties as Record<string, Property<unknown>> | undefined, className);
      merge(known.methods, methods as Record<string, Method<unknown>> | undefined, className);
      for (const name of calculated ?? []) known.calculated.add(name);
      known.members = { ...known.members, ...(members as HostedClass["members"]) };
      classes.set(className, known);
    },
    property(of, name) {
      const property = find(of.className).properties.get(name);
      if (!property) throw notHosted(`${of.className}.${name}`);
      return property;
    },
    method(of, name) {
      const { methods } = find(of.className);
      const method = methods.get(name);
      if (method) return method;
      const base = name.endsWith("OrNullObject")
        ? methods.get(name.slice(0, -"OrNullObject".length))
        : undefined;
      if (!base) throw notHosted(`${of.className}.${name}`);
      return orNull(base);
    },
  };
}
