// The name and the role of somebody new.
import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import { mostInPersonName, type PersonToAdd } from "../contract/people";
import { roles, type Role } from "../domain/policy";
import { roleMeanings } from "./access-view";
import { usePlaceStyles } from "./place-styles";

export function PersonForm(props: {
  readonly onSave: (wanted: PersonToAdd) => void;
  readonly onCancel: () => void;
}) {
  const { onSave, onCancel } = props;
  const styles = usePlaceStyles();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("editor");
  const cannot = name.trim() === "";
  return (
    <form
      className={styles.item}
      aria-label="New person"
      onSubmit={(event) => {
        event.preventDefault();
        if (!cannot) onSave({ name: name.trim(), role });
      }}
    >
      <Field label="Name of the person" hint="As History shall say it; it cannot be changed later.">
        <Input
          autoFocus
          maxLength={mostInPersonName}
          value={name}
          onChange={(_, { value }) => setName(value)}
        />
      </Field>
      <Field label="Role" hint={`${role}: ${roleMeanings[role]}.`}>
        <Select value={role} onChange={(_, { value }) => setRole(value as Role)}>
          {roles.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.row}>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={cannot}>
          Make their link
        </Button>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
