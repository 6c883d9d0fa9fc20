// Progress of the job that runs: what it does, how far it is, how fast it goes, how long it will take.
import { Field, ProgressBar } from "@fluentui/react-components";
import { sayProgress } from "./cost-view";
import type { Work } from "./session-work";

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
