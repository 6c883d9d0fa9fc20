// One filter that is chosen from a list; "All" where none is.
import { Field, Select } from "@fluentui/react-components";
import type { Option } from "./filter-parts";

export function Choice(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly none?: string;
  readonly onChoose: (value: string | undefined) => void;
}) {
  return (
    <Field label={props.label}>
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
