// Progress of the job that runs: what it does, how far it is, how fast it goes, how long it will take.
import { Field, ProgressBar, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { sayProgress } from "./cost-view";
import type { Work } from "./session-work";

/** Buttons that begin work stand at the foot of places that are taller than the pane. */
const inSight = {
  flexShrink: 0,
  position: "sticky",
  top: `calc(-1 * ${tokens.spacingVerticalS})`,
  zIndex: 2,
  backgroundColor: tokens.colorNeutralBackground1,
} as const;

const lookEveryMs = 2000;

export function WorkBar({ work }: { readonly work: Work | undefined }) {
  const [lookedAtMs, look] = useState(0);
  const isBusy = work !== undefined;
  useEffect(() => {
    const timer = isBusy && setInterval(() => look(Date.now()), lookEveryMs);
    return () => clearInterval(timer || undefined);
  }, [isBusy]);
  if (!work) return null;
  const value = work.total > 0 ? { value: work.done, max: work.total } : {};
  return (
    <Field
      validationMessage={sayProgress(work, lookedAtMs)}
      validationState="none"
      label={work.note}
      style={inSight}
    >
      <ProgressBar {...value} aria-label={work.note} />
    </Field>
  );
}
