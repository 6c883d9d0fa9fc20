// One person who may sign in, or might: role, last visit, a new link, switch off or on. One's own row can only make a link.
import { Button, Select, Text } from "@fluentui/react-components";
import { useState } from "react";
import type { ListedPerson, PersonToChange } from "../contract/people";
import { roles, type Role } from "../domain/policy";
import { sayAccess } from "./access-view";
import { usePlaceStyles } from "./place-styles";
import { sayMoment } from "./say-moment";

export function PersonItem(props: {
  readonly person: ListedPerson;
  readonly isSelf: boolean;
  readonly onChange: (change: PersonToChange) => void;
  readonly onLink: () => void;
}) {
  const { person, isSelf, onChange, onLink } = props;
  const { name, role, isActive } = person;
  const styles = usePlaceStyles();
  return (
    <li className={styles.item}>
      <Text weight="semibold">{isSelf ? `${name} (you)` : name}</Text>
      <Text size={200}>{sayAccess(person, sayMoment)}</Text>
      <div className={styles.row}>
        {isSelf ? (
          <Text size={200}>{role}</Text>
        ) : (
          <Select
            size="small"
            aria-label={`Role of ${name}`}
            value={role}
            onChange={(_, { value }) => onChange({ role: value as Role })}
          >
            {roles.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
        )}
        {isActive && (
          <Button size="small" aria-label={`New link for ${name}`} onClick={onLink}>
            New link
          </Button>
        )}
        {!isSelf && <SwitchButton name={name} isActive={isActive} onChange={onChange} />}
      </div>
    </li>
  );
}

const switchingOff = "Switch off: signed out at once";

/** Switching off asks once more: it signs the person out wherever they are. */
function SwitchButton(props: {
  readonly name: string;
  readonly isActive: boolean;
  readonly onChange: (change: PersonToChange) => void;
}) {
  const { name, isActive, onChange } = props;
  const [isAsking, setIsAsking] = useState(false);
  const press = () => {
    if (isActive && !isAsking) return setIsAsking(true);
    setIsAsking(false);
    onChange({ isActive: !isActive });
  };
  const word = isActive ? "Switch off" : "Switch on";
  return (
    <Button
      size="small"
      aria-label={isAsking ? `${switchingOff} (${name})` : `${word} ${name}`}
      onClick={press}
      onBlur={() => setIsAsking(false)}
    >
      {isAsking ? switchingOff : word}
    </Button>
  );
}
