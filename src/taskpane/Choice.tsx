// One filter that is chosen from a list; "All" where none is.
import { Field, Select } from "@fluentui/react-components";
import { withGone, type Option } from "./filter-parts";
import { usePlaceStyles } from "./place-styles";

export function Choice(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly none?: string;
  readonly onChoose: (value: string | undefined) => void;
}) {
  const styles = usePlaceStyles();
  return (
    <Field label={props.label} className={styles.narrow}>
      <Select
        value={props.value ?? ""}
        onChange={(_, { value }) => props.onChoose(value === "" ? undefined : value)}
      >
        <option value="">{props.none ?? "All"}</option>
        {withGone(props.options, props.value).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
