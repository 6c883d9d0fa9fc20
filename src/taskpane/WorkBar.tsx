// Progress of the job that runs: what it does, how far it is, how long it will take.
import { Field, ProgressBar } from "@fluentui/react-components";
import type { Work } from "./session-work";

/** "1,200 of 2,500 · about 4 s left"; nothing is promised before a tenth is done. */
function sayProgress({ done, total, startedAtMs, nowMs }: Work): string {
  if (total === 0) return "";
  const counts = `${done.toLocaleString("en")} of ${total.toLocaleString("en")}`;
  if (done * 10 < total || done >= total) return counts;
  const secondsLeft = Math.ceil(((nowMs - startedAtMs) / done / 1000) * (total - done));
  return `${counts} · about ${secondsLeft} s left`;
}

export function WorkBar({ work }: { readonly work: Work | undefined }) {
  if (!work) return null;
  const value = work.total > 0 ? { value: work.done, max: work.total } : {};
  return (
    <Field
      validationMessage={sayProgress(work)}
      validationState="none"
      label={work.note}
      style={{ flexShrink: 0 }}
    >
      <ProgressBar {...value} aria-label={work.note} />
    </Field>
  );
}
