// Review: what exactly would change, record by record, before → after; leave out, give a reason, apply, stop, outcomes.
import { Button, Text } from "@fluentui/react-components";
import { useMemo } from "react";
import { planOf, reviewPlan, stopApplying } from "./apply-plan";
import { ApplyForm } from "./ApplyForm";
import { ChangeList } from "./ChangeList";
import { ConflictChoices } from "./ConflictChoices";
import { sayCost } from "./cost-view";
import { plural } from "./findings-view";
import { OutcomeList } from "./OutcomeList";
import { usePlaceStyles } from "./place-styles";
import { QuotaLine } from "./QuotaLine";
import { sayLeftOut, sayTotals } from "./review-view";
import { ScopeChoice } from "./ScopeChoice";
import type { Session } from "./session";
import { meantBy } from "./meant-records";
import type { Store } from "./store";

interface PlaceProps {
  readonly session: Session;
  readonly store: Store;
}

export function ReviewPlace({ session, store }: PlaceProps) {
  const styles = usePlaceStyles();
  const { applying, checked, work } = session;
  const isUndo = checked?.undoes !== undefined;
  return (
    <section className={styles.place} aria-labelledby="review-title">
      <h2 id="review-title" className={styles.title}>
        {isUndo ? `Undo of run ${checked.undoes}` : "Review"}
      </h2>
      {session.load && !isUndo && <ScopeChoice session={session} store={store} />}
      {applying && <OutcomeList applying={applying} session={session} />}
      {(applying || !checked) && <QuotaLine connection={session.connection} />}
      {work?.what === "apply" && (
        <div className={styles.row}>
          <Button disabled={applying?.isStopping ?? true} onClick={() => void stopApplying(store)}>
            {applying?.isStopping ? "Stopping after this batch" : "Stop"}
          </Button>
        </div>
      )}
      {!applying && checked && <PlanView session={session} store={store} />}
      {(applying || !checked || isUndo) && !work && (
        <>
          {!applying && !checked && (
            <Text className={styles.quiet}>
              {session.load ? "The sheets have changed since the last review." : "Load contacts first."}
            </Text>
          )}
          <div className={styles.row}>
            <Button
              appearance={checked && !applying ? "secondary" : "primary"}
              disabled={!session.load}
              onClick={() => void reviewPlan(store)}
            >
              Review the sheets
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function PlanView({ session, store }: PlaceProps) {
  const styles = usePlaceStyles();
  const plan = useMemo(() => planOf(session), [session]);
  const { checked } = session;
  const isUndo = checked?.undoes !== undefined;
  if (!plan || !checked || checked.changes.length === 0)
    return (
      <Text role="status">
        {isUndo ? "Nothing is left to put back." : "Nothing has been changed in the sheets."}
      </Text>
    );
  if (meantBy(session)?.changes.length === 0) return null;
  const count = plan.changes.length;
  return (
    <>
      <Text role="status">
        <strong>{count > 0 ? sayTotals(plan) : "Nothing can be applied as it stands"}.</strong>
        {sayLeftOut(plan, isUndo)}
        {session.conflicts.length > 0 &&
          ` ${plural(session.conflicts.length, "record")} moved since ${isUndo ? `run ${checked.undoes}` : "you loaded"}: choose below, or leave ${session.conflicts.length === 1 ? "it" : "them"} out.`}
      </Text>
      {session.conflicts.some(({ isGone }) => !isGone) && (
        <ConflictChoices isUndo={isUndo} isBusy={session.work !== undefined} store={store} />
      )}
      {count > 0 && <Text className={styles.quiet}>Cost: {sayCost(plan)}.</Text>}
      <QuotaLine connection={session.connection} needed={plan.cost.requests} />
      <ChangeList session={session} store={store} plan={plan} />
      <ApplyForm session={session} store={store} plan={plan} />
    </>
  );
}
