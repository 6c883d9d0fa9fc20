// Which contacts to load: by type, group, price tier, active or not, and text.
import { Checkbox, Field, Input, Select } from "@fluentui/react-components";
import type { ContactFilter } from "../contract/app";
import { contactTypes, groupClassification } from "../domain/contact";
import type { Lists } from "../domain/lists";
import { usePlaceStyles } from "./place-styles";
import type { Session } from "./session";
import type { Store } from "./store";

interface Option {
  readonly value: string;
  readonly label: string;
}

/** `undefined` takes the property out: absent means all. */
function withPart(
  filter: ContactFilter,
  part: { readonly [name in keyof ContactFilter]: ContactFilter[name] | undefined },
) {
  const entries = Object.entries({ ...filter, ...part }).filter(
    ([, value]) => value !== undefined && value !== "",
  );
  return Object.fromEntries(entries) as ContactFilter;
}

function groupOptions(lists: Lists | undefined): Option[] {
  const groups =
    lists?.groups.filter(({ classificationId }) => classificationId === groupClassification) ?? [];
  return groups.flatMap(({ name }) => (name === null ? [] : [{ value: name, label: name }]));
}

function tierOptions(lists: Lists | undefined): Option[] {
  return (lists?.priceTiers ?? []).flatMap(({ number, name, currency, priceColumn }) =>
    priceColumn === null ? [] : [{ value: priceColumn, label: `${number} ${name} (${currency})` }],
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly onChoose: (value: string | undefined) => void;
}) {
  return (
    <Field label={props.label}>
      <Select
        value={props.value ?? ""}
        onChange={(_, { value }) => props.onChoose(value === "" ? undefined : value)}
      >
        <option value="">All</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const activeOptions: readonly Option[] = [
  { value: "yes", label: "Active only" },
  { value: "no", label: "Inactive only" },
];

export function FilterForm({ session, store }: { readonly session: Session; readonly store: Store }) {
  const styles = usePlaceStyles();
  const { filter, connection } = session;
  const lists = connection.kind === "signed in" ? connection.answer.lists : undefined;
  const set = (part: Parameters<typeof withPart>[1]) =>
    store.dispatch({ kind: "filter set", filter: withPart(filter, part) });
  const types = filter.types ?? [];
  const toggle = (type: string, isOn: boolean) => {
    const next = contactTypes.filter((one) => (one === type ? isOn : types.includes(one)));
    set({ types: next.length > 0 ? next : undefined });
  };
  return (
    <>
      <fieldset className={styles.set}>
        <legend className={styles.legend}>Types (none ticked: all)</legend>
        {contactTypes.map((type) => (
          <Checkbox
            key={type}
            label={type}
            checked={types.includes(type)}
            onChange={(_, { checked }) => toggle(type, checked === true)}
          />
        ))}
      </fieldset>
      <Choice
        label="Group"
        value={filter.group}
        options={groupOptions(lists)}
        onChoose={(group) => set({ group })}
      />
      <Choice
        label="Price tier"
        value={filter.priceColumn}
        options={tierOptions(lists)}
        onChoose={(priceColumn) => set({ priceColumn })}
      />
      <Choice
        label="Active"
        value={filter.isActive === undefined ? undefined : filter.isActive ? "yes" : "no"}
        options={activeOptions}
        onChoose={(value) => set({ isActive: value === undefined ? undefined : value === "yes" })}
      />
      <Field label="Text" hint="Part of a company, name, email, phone or account number.">
        <Input value={filter.text ?? ""} onChange={(_, { value }) => set({ text: value })} />
      </Field>
    </>
  );
}
