// The record whose row holds the active cell, on whichever sheet of ours. Writes nothing.
import type { Key } from "../domain/value";
import { run } from "./excel-cells";
import { findSelectedRecord } from "./excel-selection";

/** Its key; undefined where the active cell stands in no row of a record. */
export function readSelectedRecord(): Promise<Key | undefined> {
  return run(findSelectedRecord);
}
