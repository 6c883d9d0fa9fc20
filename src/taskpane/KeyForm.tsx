// The name and the rights of one API connection: everything, or chosen resource by resource.
import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import {
  apiVerbs,
  type ConnectionsAnswer,
  type ConnectionToSave,
  type Permissions,
} from "../contract/connections";
import { readingAll, toggled } from "./connections-view";
import { usePlaceStyles } from "./place-styles";

const mostInName = 50;

const useStyles = makeStyles({
  table: { borderCollapse: "collapse", fontSize: tokens.fontSizeBase200, width: "100%" },
  name: { textAlign: "left", fontWeight: tokens.fontWeightRegular, overflowWrap: "anywhere" },
  verb: { textAlign: "center", fontWeight: tokens.fontWeightRegular, width: "46px" },
  tick: { textAlign: "center" },
});

type Resources = ConnectionsAnswer["resources"];

export function KeyForm(props: {
  readonly title: string;
  readonly from: ConnectionToSave;
  readonly resources: Resources;
  readonly onSave: (wanted: ConnectionToSave) => void;
  readonly onCancel: () => void;
}) {
  const { title, from, resources, onSave, onCancel } = props;
  const styles = usePlaceStyles();
  const [name, setName] = useState(from.name);
  const [permissions, setPermissions] = useState<Permissions>(from.permissions);
  const cannot = name.trim() === "";
  return (
    <form
      className={styles.item}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (!cannot) onSave({ name: name.trim(), permissions });
      }}
    >
      <Field label="Name of the connection" hint="Who calls, e.g. Web shop.">
        <Input autoFocus maxLength={mostInName} value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label="Rights">
        <RadioGroup
          value={permissions === "all" ? "all" : "chosen"}
          onChange={(_, { value }) => setPermissions(value === "all" ? "all" : readingAll(resources))}
        >
          <Radio value="all" label="All rights, also of what comes later" />
          <Radio value="chosen" label="Only those that are ticked" />
        </RadioGroup>
      </Field>
      {permissions !== "all" && (
        <RightsTable permissions={permissions} resources={resources} onChange={setPermissions} />
      )}
      <div className={styles.row}>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={cannot}>
          Save
        </Button>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function RightsTable(props: {
  readonly permissions: Exclude<Permissions, "all">;
  readonly resources: Resources;
  readonly onChange: (permissions: Permissions) => void;
}) {
  const { permissions, resources, onChange } = props;
  const styles = useStyles();
  return (
    <table className={styles.table} aria-label="Rights by resource">
      <thead>
        <tr>
          <th className={styles.name} scope="col">
            Resource
          </th>
          {apiVerbs.map((verb) => (
            <th key={verb} className={styles.verb} scope="col">
              {verb}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {resources.map(({ name, verbs }) => (
          <tr key={name}>
            <th className={styles.name} scope="row">
              {name}
            </th>
            {apiVerbs.map((verb) => (
              <td key={verb} className={styles.tick}>
                {verbs.includes(verb) && (
                  <Checkbox
                    aria-label={`${name}: ${verb}`}
                    checked={permissions[name]?.includes(verb) ?? false}
                    onChange={() => onChange(toggled(permissions, { resource: name, verb }, resources))}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
