// Which rows Check and Review speak of: all, the selected, the visible, or those that failed last time; and how many changed records that is.
import { Button, Field, Select, Text } from "@fluentui/react-components";
import { useMemo } from "react";
import { chooseScope } from "./choose-scope";
import { sayScope } from "./meant-records";
import { usePlaceStyles } from "./place-styles";
import type { Session } from "./session";
import type { ScopeKind } from "./session-scope";
import type { Store } from "./store";

export function ScopeChoice({ session, store }: { readonly session: Session; readonly store: Store }) {
  const styles = usePlaceStyles();
  const { scope, failed, checked, work } = session;
  const said = useMemo(() => sayScope(scope, checked), [scope, checked]);
  const isOfRows = scope.kind === "selected" || scope.kind === "visible";
  return (
    <>
      <Field label="Rows" orientation="horizontal">
        <Select
          value={scope.kind}
          disabled={work !== undefined}
          onChange={(_, { value }) => void chooseScope(store, value as ScopeKind)}
        >
          <option value="all">All rows</option>
          <option value="selected">Selected rows</option>
          <option value="visible">Visible rows</option>
          <option value="failed" disabled={failed.size === 0}>
            Not applied last time
          </option>
        </Select>
      </Field>
      {scope.kind !== "all" && (
        <div className={styles.row}>
          {checked && (
            <Text role="status" size={200}>
              {said} Nothing else is sent.
            </Text>
          )}
          {isOfRows && (
            <Button
              size="small"
              disabledFocusable={work !== undefined}
              onClick={() => void chooseScope(store, scope.kind)}
            >
              Use the rows {scope.kind} now
            </Button>
          )}
        </div>
      )}
    </>
  );
}
