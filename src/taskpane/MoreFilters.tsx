// The filters that are asked for less often: stage, promotion, active, a field of the account's own, and what has changed.
import { Checkbox, Field, Input } from "@fluentui/react-components";
import type { ContactFilter } from "../contract/app";
import type { Lists } from "../domain/lists";
import { Choice } from "./Choice";
import {
  customFieldOptions,
  promotionOptions,
  stageOptions,
  type FilterPart,
  type Option,
} from "./filter-parts";

const activeOptions: readonly Option[] = [
  { value: "yes", label: "Active only" },
  { value: "no", label: "Inactive only" },
];

export function MoreFilters(props: {
  readonly filter: ContactFilter;
  readonly lists: Lists | undefined;
  readonly loadedAt: string | undefined;
  readonly onSet: (part: FilterPart) => void;
}) {
  const { filter, lists, loadedAt, onSet } = props;
  const { stage, promotion, isActive, field, changedSince } = filter;
  return (
    <>
      <Choice
        label="Stage"
        value={stage}
        options={lists ? stageOptions(lists) : []}
        onChoose={(name) => onSet({ stage: name })}
      />
      <Choice
        label="Promotion"
        value={promotion}
        options={lists ? promotionOptions(lists) : []}
        onChoose={(code) => onSet({ promotion: code })}
      />
      <Choice
        label="Active"
        value={isActive === undefined ? undefined : isActive ? "yes" : "no"}
        options={activeOptions}
        onChoose={(value) => onSet({ isActive: value === undefined ? undefined : value === "yes" })}
      />
      <Choice
        label="Custom field"
        none="Any"
        value={field?.name}
        options={lists ? customFieldOptions(lists) : []}
        onChoose={(name) =>
          onSet({ field: name === undefined ? undefined : { name, text: field?.text ?? "" } })
        }
      />
      {field && (
        <Field label="Text in that field" hint="Part of what it holds; left empty: it holds anything.">
          <Input
            value={field.text}
            onChange={(_, { value }) => onSet({ field: { name: field.name, text: value } })}
          />
        </Field>
      )}
      <Field hint={loadedAt ? `That was ${sayMoment(loadedAt)}.` : "Nothing is loaded in this workbook yet."}>
        <Checkbox
          label="Changed since I last loaded"
          checked={changedSince !== undefined}
          disabled={loadedAt === undefined}
          onChange={(_, { checked }) => onSet({ changedSince: checked === true ? loadedAt : undefined })}
        />
      </Field>
    </>
  );
}

function sayMoment(instant: string): string {
  return new Date(instant).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}
