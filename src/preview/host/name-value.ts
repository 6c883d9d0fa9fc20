/**
 * What names that are formulas come to. The formula engine answers later, so values are asked for before an add-in
 * reads them and kept until the next time.
 */
import type { HostContext } from "./host-context";

type NameValue = string | number | boolean;

/** A name as far as its value goes. */
interface Formula {
  readonly id: string;
  readonly formula: string;
}

const VALUES = new WeakMap<HostContext, Map<string, NameValue>>();

/** The value last asked for; undefined where nobody has asked. */
export const nameValue = (id: string, host: HostContext): NameValue | undefined => VALUES.get(host)?.get(id);

/** Asks the formula engine for the values of formulas, read as from cell A1 of the first sheet. */
export async function askForValues(formulas: readonly Formula[], host: HostContext): Promise<void> {
  if (formulas.length === 0) return;
  await host.engine.calculated();
  const workbook = host.engine.workbook();
  const unitId = workbook.getUnitId();
  const sheetId = workbook.getSheets()[0]?.getSheetId() ?? "";
  const texts = formulas.map(({ formula }) => formula);
  const answers = await host.engine.api
    .getFormula()
    .executeFormulas({ [unitId]: { [sheetId]: { 0: { 0: texts } } } });
  const found = answers[unitId]?.[sheetId]?.[0]?.[0] ?? [];
  const values = VALUES.get(host) ?? new Map<string, NameValue>();
  formulas.forEach(({ id }, index) => {
    const answer = found[index]?.value;
    const single = Array.isArray(answer) ? answer[0]?.[0] : answer;
    values.set(id, single ?? "");
  });
  VALUES.set(host, values);
}
