// What History is searched by, folded away until it is wanted; and the history of the record whose row is selected.
import { Button, Field, Input } from "@fluentui/react-components";
import { useMemo, useRef, type FormEvent } from "react";
import type { OutcomeKind } from "../plan/outcome";
import { Choice } from "./Choice";
import { blankForm, countSet, type HistoryForm, type HistorySearch } from "./history-search";
import { fieldOptions } from "./history-view";
import { outcomeBadges } from "./outcomes-view";
import { usePlaceStyles } from "./place-styles";
import { searchHistory, searchSelected, type Tell } from "./search-history";
import type { Session } from "./session";
import type { Store } from "./store";

const outcomeOptions = Object.keys(outcomeBadges).map((kind) => ({ value: kind, label: kind }));

interface FilterProps {
  readonly search: HistorySearch;
  readonly tell: Tell;
  readonly session: Session;
  readonly store: Store;
}

export function HistoryFilters({ search, tell, session, store }: FilterProps) {
  const styles = usePlaceStyles();
  const { form, found } = search;
  const cannot = session.work !== undefined || session.connection.kind !== "signed in";
  const set = countSet(form);
  const summary = useRef<HTMLElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (cannot) return;
    await searchHistory(store, tell, form);
    // What had the focus is folded away where something was found.
    summary.current?.focus();
  };
  return (
    <>
      <details
        open={search.isOpen}
        onToggle={({ currentTarget }) => tell({ kind: "folded", isOpen: currentTarget.open })}
      >
        <summary ref={summary}>Search{set > 0 && ` (${set} set)`}</summary>
        <form
          className={styles.stack}
          onSubmit={(event) => void submit(event)}
          aria-label="Search the history"
        >
          <HistoryFields form={form} tell={tell} session={session} />
          <div className={styles.row}>
            <Button type="submit" appearance="primary" size="small" disabledFocusable={cannot}>
              Find changes
            </Button>
            <Button size="small" onClick={() => tell({ kind: "typed", part: blankForm })}>
              Clear
            </Button>
          </div>
        </form>
      </details>
      <div className={styles.row}>
        <Button size="small" disabledFocusable={cannot} onClick={() => void searchSelected(store, tell)}>
          History of the selected row
        </Button>
        {found && (
          <Button size="small" onClick={() => tell({ kind: "closed" })}>
            All runs
          </Button>
        )}
      </div>
    </>
  );
}

function HistoryFields({
  form,
  tell,
  session,
}: Pick<FilterProps, "tell" | "session"> & { form: HistoryForm }) {
  const lists = session.connection.kind === "signed in" ? session.connection.answer.lists : undefined;
  const fields = useMemo(() => (lists ? fieldOptions(lists) : []), [lists]);
  const set = (part: Partial<HistoryForm>) => tell({ kind: "typed", part });
  return (
    <>
      <Field label="Record" hint="Part of its name, or its id.">
        <Input value={form.text} onChange={(_, { value }) => set({ text: value })} />
      </Field>
      <Choice
        label="Field"
        none="Any"
        value={form.field}
        options={fields}
        onChoose={(field = "") => set({ field })}
      />
      <Field label="Person" hint="Part of the name; of an API connection, too.">
        <Input value={form.who} onChange={(_, { value }) => set({ who: value })} />
      </Field>
      <Field label="Reason" hint="Words of it.">
        <Input value={form.why} onChange={(_, { value }) => set({ why: value })} />
      </Field>
      <Choice
        label="Outcome"
        none="Any"
        value={form.outcome}
        options={outcomeOptions}
        onChoose={(kind) => set({ outcome: (kind ?? "") as OutcomeKind | "" })}
      />
      <Field label="From">
        <Input type="date" value={form.from} onChange={(_, { value }) => set({ from: value })} />
      </Field>
      <Field label="To" hint="This day included.">
        <Input type="date" value={form.until} onChange={(_, { value }) => set({ until: value })} />
      </Field>
    </>
  );
}
