/**
 * What a scenario is: a piece of work through Office.js alone, and what it has to see. The one list of them tests the
 * host, and runs in a real Excel to show where the host is wrong; so a scenario knows Excel and nothing of the host.
 */

export interface Scenario {
  readonly name: string;
  /** Microsoft's published sample, or the page of its documentation, that does this work. */
  readonly source: string;
  /** Does the work in a workbook that may hold anything, and answers what it saw as plain JSON. */
  readonly run: (Excel: ExcelApi) => Promise<unknown>;
  readonly expected: unknown;
}

/** The `Excel` namespace as it is loaded on a page: `Excel.run`, the enumerations. */
export type ExcelApi = typeof Excel;

type Work<T> = (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<T>;

/** Work on a sheet named Sample that is empty and active, whatever the workbook held. */
export function onSample<T>(api: ExcelApi, work: Work<T>): Promise<T> {
  return api.run(async (context) => {
    context.workbook.worksheets.getItemOrNullObject("Sample").delete();
    const sheet = context.workbook.worksheets.add("Sample");
    sheet.activate();
    await context.sync();
    return work(context, sheet);
  });
}

/** The code of the error that some work ends with; "none" where it succeeds. */
export async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return "none";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
