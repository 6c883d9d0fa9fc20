// Which contacts to load: by type, group, city, price tier and text; folded away, what is asked for less often.
import { Checkbox, Field, Input } from "@fluentui/react-components";
import { contactTypes } from "../domain/contact";
import { Choice } from "./Choice";
import { countFolded, groupOptions, tierOptions, withPart, type FilterPart } from "./filter-parts";
import { MoreFilters } from "./MoreFilters";
import { usePlaceStyles } from "./place-styles";
import type { Session } from "./session";
import type { Store } from "./store";

export function FilterForm({ session, store }: { readonly session: Session; readonly store: Store }) {
  const styles = usePlaceStyles();
  const { filter, connection, load } = session;
  const lists = connection.kind === "signed in" ? connection.answer.lists : undefined;
  const set = (part: FilterPart) => store.dispatch({ kind: "filter set", filter: withPart(filter, part) });
  const types = filter.types ?? [];
  const toggle = (type: string, isOn: boolean) => {
    const next = contactTypes.filter((one) => (one === type ? isOn : types.includes(one)));
    set({ types: next.length > 0 ? next : undefined });
  };
  const folded = countFolded(filter);
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
        options={lists ? groupOptions(lists) : []}
        onChoose={(group) => set({ group })}
      />
      <Field label="City" hint="Or part of it.">
        <Input value={filter.city ?? ""} onChange={(_, { value }) => set({ city: value })} />
      </Field>
      <Choice
        label="Price tier"
        value={filter.priceColumn}
        options={lists ? tierOptions(lists) : []}
        onChoose={(priceColumn) => set({ priceColumn })}
      />
      <Field label="Text" hint="Part of a company, name, email, phone or account number.">
        <Input value={filter.text ?? ""} onChange={(_, { value }) => set({ text: value })} />
      </Field>
      <details>
        <summary>More filters{folded > 0 && ` (${folded} set)`}</summary>
        <MoreFilters filter={filter} lists={lists} loadedAt={load?.loadedAt} onSet={set} />
      </details>
    </>
  );
}
