// What this workbook is called, and which run it began and has not heard the end of: kept in the document's settings, so that it is known when the
// workbook is opened again. Knows no service.
import { run } from "./excel-cells";
import { begunKey, parseBegun, type BegunRun } from "./stored-state";

const mostLetters = 200;

/** What the file of this workbook is called, as the journal keeps it. */
export function readWorkbookName(): Promise<string> {
  return run(async (context) => {
    const workbook = context.workbook.load("name");
    await context.sync();
    return workbook.name.slice(0, mostLetters);
  });
}

/** The run that was begun here and whose outcomes do not all stand beside the rows. */
export function readBegunRun(): Promise<BegunRun | undefined> {
  return run(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(begunKey).load("value");
    await context.sync();
    return setting.isNullObject ? undefined : parseBegun(setting.value);
  });
}

/** Keeps it, in the place of another. */
export function keepBegunRun(begun: BegunRun): Promise<void> {
  return run(async (context) => {
    context.workbook.settings.add(begunKey, JSON.stringify(begun));
    await context.sync();
  });
}

/** Forgets it: its outcomes are written, or it never was. */
export function forgetBegunRun(): Promise<void> {
  return run(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(begunKey);
    await context.sync();
    if (setting.isNullObject) return;
    setting.delete();
    await context.sync();
  });
}
