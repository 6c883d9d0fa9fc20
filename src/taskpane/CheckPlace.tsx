// Check: what the rules found, by rule; go to the cell; apply a fix, or all of a kind.
import { Badge, Button, Checkbox, Field, Select, Text } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { Finding } from "../domain/finding";
import { applyFixes, checkSheets, goToFinding } from "./check-sheets";
import {
  countByRule,
  plural,
  rowName,
  sayCounts,
  shownFindings,
  withRuleOf,
  type FindingFilter,
} from "./findings-view";
import { usePlaceStyles } from "./place-styles";
import { ScopeChoice } from "./ScopeChoice";
import type { Checked, Session } from "./session";
import { narrowed } from "./meant-records";
import type { Store } from "./store";
import { VirtualList } from "./VirtualList";

interface PlaceProps {
  readonly session: Session;
  readonly store: Store;
}

export function CheckPlace({ session, store }: PlaceProps) {
  const styles = usePlaceStyles();
  const { work, scope } = session;
  const checked = useMemo(
    () => session.checked && narrowed(session.checked, scope),
    [session.checked, scope],
  );
  return (
    <section className={styles.place} aria-labelledby="check-title">
      <h2 id="check-title" className={styles.title}>
        Check
      </h2>
      {session.load && <ScopeChoice session={session} store={store} />}
      {checked ? (
        <Findings checked={checked} session={session} store={store} />
      ) : (
        <>
          <Text className={styles.quiet}>
            {session.load
              ? "The sheets have changed since the last check."
              : "Load contacts first; then this shows what is wrong in them."}
          </Text>
          <div className={styles.row}>
            <Button
              appearance="primary"
              disabledFocusable={work !== undefined || !session.load}
              onClick={() => void checkSheets(store)}
            >
              Check the sheets
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function Findings({ checked, session, store }: PlaceProps & { readonly checked: Checked }) {
  const styles = usePlaceStyles();
  const [chosen, setFilter] = useState<FindingFilter>({ severity: "all", rule: "", isMine: false });
  const rules = useMemo(
    () => countByRule([...checked.findings, ...session.serviceFindings]),
    [checked, session.serviceFindings],
  );
  const filter = useMemo(() => withRuleOf(rules, chosen), [rules, chosen]);
  const shown = useMemo(
    () => shownFindings(checked, session.serviceFindings, filter),
    [checked, session.serviceFindings, filter],
  );
  const fixable = shown.filter(({ fix }) => fix !== undefined);
  return (
    <>
      <Text role="status">{sayCounts(checked, session.serviceFindings)}</Text>
      <FindingFilters filter={filter} rules={rules} onFilter={setFilter} />
      {fixable.length > 1 && filter.rule !== "" && (
        <div className={styles.row}>
          <Button
            size="small"
            disabledFocusable={session.work !== undefined}
            onClick={() => void applyFixes(store, fixable)}
          >
            Apply all {plural(fixable.length, "fix").replace("fixs", "fixes")} of {filter.rule}
          </Button>
        </div>
      )}
      {shown.length > 0 && (
        <VirtualList
          label="Findings"
          count={shown.length}
          rowHeight={88}
          keyOf={(index) => findingKey(shown[index], index)}
          render={(index) => (
            <FindingItem
              finding={shown[index]!}
              checked={checked}
              store={store}
              isBusy={session.work !== undefined}
            />
          )}
        />
      )}
    </>
  );
}

function findingKey(finding: Finding | undefined, index: number): string {
  return finding
    ? [finding.rule, finding.key, finding.field, finding.place?.row, index].join("|")
    : String(index);
}

function FindingFilters(props: {
  readonly filter: FindingFilter;
  readonly rules: readonly (readonly [string, number])[];
  readonly onFilter: (filter: FindingFilter) => void;
}) {
  const { filter, rules, onFilter } = props;
  return (
    <>
      <Field label="Show" orientation="horizontal">
        <Select
          value={filter.severity}
          onChange={(_, { value }) => onFilter({ ...filter, severity: value as FindingFilter["severity"] })}
        >
          <option value="all">Errors and warnings</option>
          <option value="E">Errors</option>
          <option value="W">Warnings</option>
        </Select>
      </Field>
      <Field label="Rule" orientation="horizontal">
        <Select value={filter.rule} onChange={(_, { value }) => onFilter({ ...filter, rule: value })}>
          <option value="">All rules</option>
          {rules.map(([rule, count]) => (
            <option key={rule} value={rule}>
              {rule} ({count.toLocaleString("en")})
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label="Only records that I changed"
        checked={filter.isMine}
        onChange={(_, { checked }) => onFilter({ ...filter, isMine: checked === true })}
      />
    </>
  );
}

function FindingItem(props: {
  readonly finding: Finding;
  readonly checked: Checked;
  readonly store: Store;
  readonly isBusy: boolean;
}) {
  const { finding, checked, store, isBusy } = props;
  const styles = usePlaceStyles();
  const isError = finding.severity === "E";
  const name = rowName(checked, finding);
  return (
    <div className={styles.item}>
      <Text size={200}>
        <Badge
          size="small"
          appearance={isError ? "filled" : "outline"}
          color={isError ? "danger" : "warning"}
        >
          {isError ? "Error" : "Warning"} {finding.rule}
        </Badge>{" "}
        <strong>{name}:</strong> {finding.message}
      </Text>
      <div className={styles.row}>
        <Button
          size="small"
          disabledFocusable={isBusy}
          aria-label={`Go to cell: ${name}`}
          onClick={() => void goToFinding(store, finding)}
        >
          Go to cell
        </Button>
        {finding.fix && (
          <Button size="small" disabledFocusable={isBusy} onClick={() => void applyFixes(store, [finding])}>
            {finding.fix.label}
          </Button>
        )}
      </div>
    </div>
  );
}
