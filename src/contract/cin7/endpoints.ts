// The served endpoints of Cin7 Omni v1 and the form of their answers to writes. Known to both ends.

/** Under /api/v1; a slash at the end and other case are understood. */
export const contactsPath = "/Contacts";

/** What became of one record of a POST or PUT, in the order of the request; HTTP 200 also where some failed. */
export interface ItemAnswer {
  /** The record's place in the request, from 0. */
  readonly index: number;
  readonly success: boolean;
  readonly id: number | null;
  /** The reference or the style code; of a contact its email, by which shops find whom they sent. */
  readonly code: string | null;
  readonly errors: readonly string[];
  /** Ours alone, and only there where something is to be said of a record that was written. */
  readonly warnings?: readonly string[];
}

/** The record was written. */
export function succeeded(
  index: number,
  id: number,
  {
    code = null,
    warnings = [],
  }: { readonly code?: string | null; readonly warnings?: readonly string[] } = {},
): ItemAnswer {
  return { index, success: true, id, code, errors: [], ...(warnings.length > 0 ? { warnings } : {}) };
}

/** The record was not written, and why. */
export function failed(index: number, errors: readonly string[]): ItemAnswer {
  return { index, success: false, id: null, code: null, errors };
}
