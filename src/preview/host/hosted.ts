/**
 * An object of the workbook as it travels through the host: a class's name and what its members work on. Pure.
 */

/** An object of the workbook as Office.js addresses it: its class and what the class's members work on. */
export interface Hosted {
  readonly className: string;
  readonly target: unknown;
  readonly isHosted: true;
}

/** An object of a class, made by a property, a method or a collection. */
export function hosted(className: string, target: unknown): Hosted {
  return { className, target, isHosted: true };
}

export function isHosted(candidate: unknown): candidate is Hosted {
  return (
    typeof candidate === "object" && candidate !== null && (candidate as Partial<Hosted>).isHosted === true
  );
}
