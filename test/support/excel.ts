/**
 * One open workbook for a test: a new engine, a host and Microsoft's Office.js over it. Nothing of the add-in.
 */
import { createEngine } from "../../src/preview/host/engine";
import type { Engine } from "../../src/preview/host/engine";
import { createHost } from "../../src/preview/host/host";
import type { Host } from "../../src/preview/host/host";
import { openOffice } from "./office";
import type { OfficeApi } from "./office";

export interface OpenExcel extends OfficeApi {
  readonly engine: Engine;
  readonly host: Host;
}

const open: OpenExcel[] = [];

/** Opens an empty workbook (or a snapshot of one) in the year 2026. */
export function openExcel(snapshot?: unknown): OpenExcel {
  const engine = createEngine({ snapshot });
  const host = createHost(engine, { currentYear: () => 2026 });
  const excel = { engine, host, ...openOffice(host) };
  open.push(excel);
  return excel;
}

/** Closes every workbook that was opened; call it after each test. */
export function closeExcel(): void {
  for (const { host, engine } of open.splice(0)) {
    host.dispose();
    engine.dispose();
  }
}
