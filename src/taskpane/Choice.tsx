// One filter that is chosen from a list; "All" where none is.
import { Field, makeStyles, Select } from "@fluentui/react-components";
import type { Option } from "./filter-parts";

/** Long options would otherwise make the list wider than the pane. */
const useStyles = makeStyles({ field: { gridTemplateColumns: "minmax(0, 1fr)" } });

export function Choice(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly none?: string;
  readonly onChoose: (value: string | undefined) => void;
}) {
  const styles = useStyles();
  return (
    <Field label={props.label} className={styles.field}>
      <Select
        value={props.value ?? ""}
        onChange={(_, { value }) => props.onChoose(value === "" ? undefined : value)}
      >
        <option value="">{props.none ?? "All"}</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
